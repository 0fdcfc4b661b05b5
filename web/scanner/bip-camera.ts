import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { everyCode, type WantedCodes } from "../../shared/scan/wanted-codes.ts";
import { elements } from "../styles/shared.ts";
import { cameraSentences, withoutCamera } from "./camera-sentences.ts";
import { CameraSession } from "./camera-session.ts";
import { cameraStyles, controls } from "./camera-styles.ts";
import type { BipCameraTools } from "./camera-tools.ts";
import { namesOf } from "./code-words.ts";
import { CodeView, type CodeInView } from "./code-view.ts";
import { keyOf, type FoundCode } from "./confirm-reads.ts";
import { isInSight, pointedAt, type Point, type Size } from "./picture-layout.ts";
import { PictureTouch } from "./picture-touch.ts";
import type { Scan } from "./scanner-controller.ts";
import "../components/icon.ts";
import "./camera-tools.ts";
import "./code-overlay.ts";
import "./photo-picker.ts";

/** What was read stays on the picture so long, in milliseconds. */
const saidFor = 2500;

/**
 * The camera as a code reader: what the step at hand wants is taken, the other codes in view wait to be tapped. Photos are read as
 * well.
 *
 * @fires bip-scan - a code was read (`Scan`)
 * @attr open - its picture is on the screen
 */
@customElement("bip-camera")
export class BipCamera extends LitElement {
  static override styles = [elements, controls, cameraStyles];

  /** Which codes are taken by themselves. */
  @property({ attribute: false }) wants: WantedCodes = everyCode;
  /** Of the organisation's own codes. */
  @property() codePrefix: string | undefined;
  /** The values, in their normal form, that the page has already: a photo offers them no more. */
  @property({ attribute: false }) held: ReadonlySet<string> = new Set();
  @state() private codes: CodeInView[] = [];
  @state() private frame: Size = { width: 0, height: 0 };
  /** What was read last, for as long as it is told. */
  @state() private said: { key: string; words: string } | null = null;
  @query("video") private video!: HTMLVideoElement;
  @query("bip-camera-tools") private tools!: BipCameraTools;
  readonly #session = new CameraSession(this, {
    video: () => this.video,
    onFrame: (found, at, frame) => this.#look(found, at, frame),
    onClosed: () => {
      this.codes = [];
      this.said = null;
    },
  });
  #view = new CodeView(everyCode);
  #saidTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new PictureTouch(this, {
      target: () => this.video.parentElement,
      zoom: () => this.#session.camera?.help.zoom,
      setZoom: (zoom) => {
        void this.#session.camera?.help.setZoom(zoom);
        this.tools.requestUpdate();
      },
      tapped: (at) => this.#focus(at),
    });
  }

  protected override firstUpdated(): void {
    this.#session.resume();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.toggleAttribute("open", this.#session.shows);
    if (changed.has("codePrefix")) this.#view = new CodeView(this.wants, this.codePrefix);
    else if (changed.has("wants")) this.#view.want(this.wants);
  }

  override render() {
    const { shows, camera } = this.#session;
    return html`
      <div class="camera ${shows ? "open" : ""}" style=${this.#ratio()}>
        ${this.#note()}
        <div class="view" ?hidden=${!shows}>
          <video
            muted
            playsinline
            aria-label="Image de l’appareil photo"
            @resize=${() => this.requestUpdate()}
          ></video>
          ${shows ? this.#picture() : nothing}
        </div>
        <div class="bar">
          ${
            shows
              ? html`<bip-camera-tools
                  .camera=${camera}
                  @bip-lens=${(event: CustomEvent<string>) => this.#session.reopen(event.detail)}
                ></bip-camera-tools>`
              : html`<button type="button" class="main" @click=${() => this.#session.open()}>
                  <bip-icon name="scan-barcode"></bip-icon>${this.#openWords()}
                </button>`
          }
          <bip-photo-picker
            .wants=${this.wants}
            .codePrefix=${this.codePrefix}
            .held=${this.held}
            ?compact=${shows}
          ></bip-photo-picker>
          ${
            shows
              ? html`<button
                  type="button"
                  class="close narrow"
                  aria-label="Fermer l’appareil photo"
                  @click=${() => this.#session.shut()}
                >
                  <bip-icon name="x"></bip-icon><span class="if-roomy">Fermer</span>
                </button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #note() {
    const { problem, state } = this.#session;
    if (problem)
      return html`<p class="note problem" role="alert">
        <bip-icon name="triangle-alert"></bip-icon><span>${cameraSentences[problem]} ${withoutCamera}</span>
      </p>`;
    if (state === "asleep")
      return html`<p class="note" role="status">
        <bip-icon name="moon"></bip-icon
        ><span>L’appareil photo est en veille : rien n’a été lu depuis cinq minutes.</span>
      </p>`;
    return nothing;
  }

  #openWords(): string {
    const { problem, state } = this.#session;
    if (problem) return "Réessayer";
    return state === "asleep" ? "Reprendre la lecture" : "Ouvrir l’appareil photo";
  }

  #picture() {
    if (this.#session.state === "opening")
      return html`<p role="status">
        Ouverture de l’appareil photo… Si le navigateur le demande, choisissez Autoriser.
      </p>`;
    const { said } = this;
    return html`
      <span class="target" ?hidden=${this.codes.length > 0}></span>
      <bip-code-overlay
        .codes=${this.codes}
        .frame=${this.frame}
        @bip-point=${(event: CustomEvent<FoundCode>) => this.#point(event.detail)}
      ></bip-code-overlay>
      ${
        said && !this.codes.some(({ code }) => keyOf(code) === said.key)
          ? html`<div class="said" aria-hidden="true">
              <bip-icon name="check"></bip-icon><span>${said.words}</span>
            </div>`
          : nothing
      }
      ${
        this.#session.interrupted
          ? html`<p class="veil" role="status">
              L’appareil retient l’image. Elle revient d’elle-même dès qu’il la rend.
            </p>`
          : nothing
      }
    `;
  }

  /** The picture turns with the phone. */
  #ratio(): string | typeof nothing {
    const { videoWidth = 0, videoHeight = 0 } = this.hasUpdated ? this.video : {};
    return videoWidth > 0 && videoHeight > 0 ? `--picture-ratio: ${videoWidth / videoHeight}` : nothing;
  }

  #look(found: FoundCode[], at: number, frame: Size): void {
    const place = { width: this.video.clientWidth, height: this.video.clientHeight };
    const seen = found.filter(({ corners }) => isInSight(corners, frame, place));
    const { taken, inView } = this.#view.look(seen, at);
    this.frame = frame;
    if (inView.length > 0 || this.codes.length > 0) this.codes = [...inView];
    for (const one of taken) this.#take(one);
  }

  #point(code: FoundCode): void {
    const one = this.codes.find((other) => keyOf(other.code) === keyOf(code));
    if (!one || one.taken) return;
    this.#view.point(code);
    this.codes = [...this.codes];
    this.#take(one, { chosen: true });
  }

  #take(one: CodeInView, how: Pick<Scan, "chosen"> = {}): void {
    this.#session.use();
    this.#say(one);
    const { text, symbology } = one.code;
    const beside = this.#view.besideOf(one).map((code) => ({ text: code.text, symbology: code.symbology }));
    const detail: Scan = { text, symbology, source: "camera", beside, ...how };
    this.dispatchEvent(new CustomEvent("bip-scan", { detail, bubbles: true, composed: true }));
  }

  #say(one: CodeInView): void {
    const { what = "", says = "" } = namesOf(this.codes).get(keyOf(one.code)) ?? {};
    this.said = { key: keyOf(one.code), words: `${what} ${says}` };
    clearTimeout(this.#saidTimer);
    this.#saidTimer = setTimeout(() => (this.said = null), saidFor);
  }

  #focus(at: Point): void {
    this.#session.use();
    const { clientWidth: width, clientHeight: height } = this.video;
    if (this.frame.width > 0)
      void this.#session.camera?.help.focusAt(pointedAt(at, this.frame, { width, height }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-camera": BipCamera;
  }
}
