import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { everyCode, type WantedCodes } from "../../shared/scan/wanted-codes.ts";
import { elements } from "../styles/shared.ts";
import {
  CameraError,
  openCamera,
  type CameraListener,
  type CameraProblem,
  type OpenCamera,
} from "./camera.ts";
import { cameraSentences, meanwhile } from "./camera-sentences.ts";
import { cameraStyles, controls } from "./camera-styles.ts";
import type { BipCameraTools } from "./camera-tools.ts";
import { namesOf } from "./code-words.ts";
import { CodeView, type CodeInView } from "./code-view.ts";
import { keyOf, type FoundCode } from "./confirm-reads.ts";
import { isInSight, pointedAt, type Point, type Size } from "./picture-layout.ts";
import { PictureTouch } from "./picture-touch.ts";
import type { Scan } from "./scanner-controller.ts";
import { ScreenLight } from "./screen-light.ts";
import "../components/icon.ts";
import "./camera-tools.ts";
import "./code-overlay.ts";
import "./photo-picker.ts";

/** Nobody scans for so long: the camera rests, in milliseconds. */
const restAfter = 5 * 60_000;
/** What was read stays on the picture so long, in milliseconds. */
const saidFor = 2500;
const openKey = "scanner camera open";

type State = "closed" | "opening" | "open" | "asleep";

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
  @state() private state: State = "closed";
  @state() private camera: OpenCamera | null = null;
  @state() private problem: CameraProblem | null = null;
  @state() private interrupted = false;
  @state() private codes: CodeInView[] = [];
  @state() private frame: Size = { width: 0, height: 0 };
  /** What was read last, for as long as it is told. */
  @state() private said: { key: string; words: string } | null = null;
  @query("video") private video!: HTMLVideoElement;
  @query("bip-camera-tools") private tools!: BipCameraTools;
  /** Grows with every opening and closing: what began before is out of date. */
  #turn = 0;
  /** One opening after another: two at once would take the picture from each other. */
  #line: Promise<void> = Promise.resolve();
  #view = new CodeView(everyCode);
  #lostWhileHidden = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #saidTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #light = new ScreenLight(this);

  constructor() {
    super();
    new PictureTouch(this, {
      target: () => this.video.parentElement,
      zoom: () => this.camera?.help.zoom,
      setZoom: (zoom) => {
        void this.camera?.help.setZoom(zoom);
        this.tools.requestUpdate();
      },
      tapped: (at) => this.#focus(at),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#shown);
  }

  protected override firstUpdated(): void {
    // Opened last time in this tab: people come back to the desk with the next thing in hand.
    if (sessionStorage.getItem(openKey)) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#shown);
    void this.#close("closed");
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.toggleAttribute("open", this.state === "open" || this.state === "opening");
    if (changed.has("codePrefix")) this.#view = new CodeView(this.wants, this.codePrefix);
    else if (changed.has("wants")) this.#view.want(this.wants);
  }

  override render() {
    const { state } = this;
    const shows = state === "open" || state === "opening";
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
                  .camera=${this.camera}
                  @bip-lens=${(event: CustomEvent<string>) => this.#reopen(event.detail)}
                ></bip-camera-tools>`
              : html`<button type="button" class="main" @click=${() => this.#open()}>
                  <bip-icon name="scan-barcode"></bip-icon>${this.#openWords()}
                </button>`
          }
          <bip-photo-picker
            .wants=${this.wants}
            .codePrefix=${this.codePrefix}
            ?compact=${shows}
          ></bip-photo-picker>
          ${
            shows
              ? html`<button
                  type="button"
                  class="close narrow"
                  aria-label="Fermer l’appareil photo"
                  @click=${() => this.#shut("closed")}
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
    if (this.problem)
      return html`<p class="note problem" role="alert">
        <bip-icon name="triangle-alert"></bip-icon><span>${cameraSentences[this.problem]} ${meanwhile}</span>
      </p>`;
    if (this.state === "asleep")
      return html`<p class="note" role="status">
        <bip-icon name="moon"></bip-icon
        ><span>L’appareil photo est en veille : rien n’a été lu depuis cinq minutes.</span>
      </p>`;
    return nothing;
  }

  #openWords(): string {
    if (this.problem) return "Réessayer";
    return this.state === "asleep" ? "Reprendre la lecture" : "Ouvrir l’appareil photo";
  }

  #picture() {
    if (this.state === "opening")
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
        this.interrupted
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

  async #open(cameraId?: string): Promise<void> {
    if (this.state === "opening" || this.state === "open") return;
    const turn = ++this.#turn;
    this.state = "opening";
    this.problem = null;
    this.#lostWhileHidden = false;
    await this.updateComplete;
    const current = () => turn === this.#turn;
    try {
      const listener: CameraListener = {
        onFrame: (found, at, frame) => current() && this.#look(found, at, frame),
        onInterruption: (interrupted) => current() && (this.interrupted = interrupted),
        onProblem: (problem) => current() && this.#breakOff(problem),
      };
      const opening = this.#line.then(() =>
        current() ? openCamera(this.video, listener, cameraId) : undefined,
      );
      // Closed, left or broken off meanwhile.
      this.#line = opening.then(
        (camera) => (current() ? undefined : camera?.close()),
        () => undefined,
      );
      const camera = await opening;
      if (!camera || !current()) return;
      this.camera = camera;
      this.state = "open";
      sessionStorage.setItem(openKey, "1");
      this.#rest();
      this.#light.keep(true);
    } catch (error) {
      if (!current()) return;
      this.problem = error instanceof CameraError ? error.problem : "failed";
      this.state = "closed";
    }
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
    this.#rest();
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
    this.#rest();
    const { clientWidth: width, clientHeight: height } = this.video;
    if (this.frame.width > 0) void this.camera?.help.focusAt(pointedAt(at, this.frame, { width, height }));
  }

  /** Someone who uses the camera is not asleep. */
  #rest(): void {
    clearTimeout(this.#restTimer);
    if (this.camera) this.#restTimer = setTimeout(() => void this.#shut("asleep"), restAfter);
  }

  #breakOff(problem: CameraProblem): void {
    // The system takes the camera away from a page that nobody sees; it comes back with the page.
    if (document.hidden) this.#lostWhileHidden = true;
    else this.problem = problem;
    void this.#close("closed");
  }

  readonly #shown = () => {
    if (!document.hidden && this.#lostWhileHidden) void this.#open();
  };

  async #close(next: State): Promise<void> {
    this.#turn++;
    clearTimeout(this.#restTimer);
    const { camera } = this;
    this.camera = null;
    this.state = next;
    this.codes = [];
    this.interrupted = false;
    this.said = null;
    this.#light.keep(false);
    await camera?.close();
  }

  async #shut(next: "closed" | "asleep"): Promise<void> {
    sessionStorage.removeItem(openKey);
    await this.#close(next);
  }

  async #reopen(cameraId: string): Promise<void> {
    await this.#close("closed");
    await this.#open(cameraId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-camera": BipCamera;
  }
}
