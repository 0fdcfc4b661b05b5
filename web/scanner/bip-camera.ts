import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { elements } from "../styles/shared.ts";
import { CameraError, openCamera, type CameraProblem, type OpenCamera } from "./camera.ts";
import { cameraSentences, meanwhile, photoSentences } from "./camera-sentences.ts";
import { cameraStyles } from "./camera-styles.ts";
import { PhotoError, readPhoto } from "./photo.ts";
import type { Scan } from "./scanner-controller.ts";
import "../components/icon.ts";

/** Nobody scans for so long: the camera rests, in milliseconds. */
const restAfter = 5 * 60_000;
const openKey = "scanner camera open";

/**
 * The camera as a code reader.
 *
 * @fires bip-scan - a code was read (`Scan`)
 */
@customElement("bip-camera")
export class BipCamera extends LitElement {
  static override styles = [elements, cameraStyles];

  @state() private camera: OpenCamera | null = null;
  @state() private opening = false;
  @state() private problem: CameraProblem | null = null;
  @state() private torch = false;
  @state() private photo: "reading" | keyof typeof photoSentences | null = null;
  @query("video") private video!: HTMLVideoElement;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #wakeLock: WakeLockSentinel | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#stayAwake);
  }

  protected override firstUpdated(): void {
    // Opened last time in this tab: people come back to the desk with the next thing in hand.
    if (sessionStorage.getItem(openKey)) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#stayAwake);
    void this.#close();
  }

  override render() {
    const { camera, opening } = this;
    return html`
      ${
        this.problem
          ? html`<p class="problem" role="alert">
              <bip-icon name="triangle-alert"></bip-icon
              ><span>${cameraSentences[this.problem]} ${meanwhile}</span>
            </p>`
          : nothing
      }
      ${
        camera || opening
          ? nothing
          : html`<button type="button" class="wide" @click=${() => this.#open()}>
              <bip-icon name="scan-barcode"></bip-icon
              >${this.problem ? "Réessayer" : "Ouvrir l’appareil photo"}
            </button>`
      }
      <div class="view" ?hidden=${!camera && !opening}>
        <video muted playsinline aria-label="Image de l’appareil photo"></video>
        ${
          opening
            ? html`<p role="status">
                Ouverture de l’appareil photo… Si le navigateur le demande, choisissez Autoriser.
              </p>`
            : html`<span class="target"></span>`
        }
      </div>
      ${camera ? this.#tools(camera) : nothing} ${this.#photoTool()}
    `;
  }

  #tools(camera: OpenCamera) {
    return html`<div class="tools">
      ${
        camera.cameras.length > 1
          ? html`<select
              aria-label="Objectif"
              @change=${(event: Event) => this.#reopen((event.target as HTMLSelectElement).value)}
            >
              ${camera.cameras.map(
                ({ id, label }, index) =>
                  html`<option value=${id} ?selected=${id === camera.cameraId}>
                    ${label || `Objectif ${index + 1}`}
                  </option>`,
              )}
            </select>`
          : nothing
      }
      ${
        camera.hasTorch
          ? html`<button type="button" aria-pressed=${this.torch} @click=${() => this.#switchTorch()}>
              Lampe
            </button>`
          : nothing
      }
      <button type="button" @click=${() => this.#shut()}>
        <bip-icon name="x"></bip-icon>Fermer l’appareil photo
      </button>
    </div>`;
  }

  #photoTool() {
    const { photo } = this;
    return html`
      <label class="photo">
        <bip-icon name="scan-barcode"></bip-icon
        >${photo === "reading" ? "Lecture de la photo…" : "Lire une photo"}
        <input
          type="file"
          accept="image/*"
          multiple
          ?disabled=${photo === "reading"}
          @change=${(event: Event) => this.#choosePhotos(event.target as HTMLInputElement)}
        />
      </label>
      ${
        photo && photo !== "reading"
          ? html`<p class="problem" role="alert">
              <bip-icon name="triangle-alert"></bip-icon><span>${photoSentences[photo]} ${meanwhile}</span>
            </p>`
          : nothing
      }
    `;
  }

  async #choosePhotos(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    // The same photo may be chosen again.
    input.value = "";
    this.photo = "reading";
    try {
      let read = 0;
      for (const file of files)
        for (const { text, symbology } of await readPhoto(file)) {
          this.#read(text, symbology, "photo");
          read++;
        }
      this.photo = read === 0 && files.length > 0 ? "empty" : null;
    } catch (error) {
      this.photo = error instanceof PhotoError ? error.problem : "failed";
    }
  }

  async #open(cameraId?: string): Promise<void> {
    this.opening = true;
    this.problem = null;
    await this.updateComplete;
    try {
      const camera = await openCamera(
        this.video,
        {
          onCode: ({ text, symbology }) => this.#read(text, symbology),
          onProblem: (problem) => this.#breakOff(problem),
        },
        cameraId,
      );
      if (!this.isConnected || this.#problemNow()) return void camera.close();
      this.camera = camera;
      sessionStorage.setItem(openKey, "1");
      this.#rest();
      await this.#stayAwake();
    } catch (error) {
      this.problem = error instanceof CameraError ? error.problem : "failed";
    } finally {
      this.opening = false;
    }
  }

  /** A method, since a broken camera may report while it is being opened. */
  #problemNow(): CameraProblem | null {
    return this.problem;
  }

  #breakOff(problem: CameraProblem): void {
    this.problem = problem;
    void this.#close();
  }

  /** The browser takes the lock back whenever the page is hidden. */
  readonly #stayAwake = async () => {
    if (!this.camera || document.hidden) return;
    this.#wakeLock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  };

  #read(text: string, symbology: string, source: "camera" | "photo" = "camera"): void {
    if (this.camera) this.#rest();
    const detail: Scan = { text, symbology, source };
    this.dispatchEvent(new CustomEvent("bip-scan", { detail, bubbles: true, composed: true }));
  }

  #rest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => void this.#shut(), restAfter);
  }

  async #close(): Promise<void> {
    clearTimeout(this.#restTimer);
    const { camera } = this;
    this.camera = null;
    this.torch = false;
    void this.#wakeLock?.release().catch(() => undefined);
    await camera?.close();
  }

  async #shut(): Promise<void> {
    sessionStorage.removeItem(openKey);
    await this.#close();
  }

  async #reopen(cameraId: string): Promise<void> {
    await this.#close();
    await this.#open(cameraId);
  }

  async #switchTorch(): Promise<void> {
    await this.camera?.setTorch(!this.torch).then(
      () => (this.torch = !this.torch),
      () => undefined,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-camera": BipCamera;
  }
}
