import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { elements } from "../styles/shared.ts";
import { CameraError, openCamera, type CameraProblem, type OpenCamera } from "./camera.ts";
import type { Scan } from "./scanner-controller.ts";
import "../components/icon.ts";

const sentences: Record<CameraProblem, string> = {
  refused:
    "L’appareil photo est refusé à cette page. Touchez le cadenas à gauche de l’adresse, puis Autorisations, Appareil photo, Autoriser.",
  missing: "Aucun appareil photo n’est branché à cet appareil.",
  "in-use": "Une autre application utilise l’appareil photo. Fermez-la, puis réessayez.",
  insecure:
    "Le navigateur ne prête l’appareil photo qu’aux adresses sécurisées. Ouvrez l’adresse en https:// affichée au démarrage de Bip Relais.",
  unsupported:
    "Ce navigateur ne sait pas lire les codes avec l’appareil photo. Essayez Chrome, Edge ou Firefox à jour.",
  failed: "L’appareil photo ou la lecture des codes n’a pas démarré. Vérifiez le réseau, puis réessayez.",
};
const meanwhile = "En attendant, tapez le code ou utilisez un lecteur USB.";

/** Nobody scans for so long: the camera rests, in milliseconds. */
const restAfter = 5 * 60_000;
const openKey = "scanner camera open";

const cameraStyles = css`
  .view {
    position: relative;
    overflow: hidden;
    border-radius: var(--bip-radius-large);
    background: #000;
    color: #fff;
    aspect-ratio: 16 / 9;
    max-height: 45vh;
    width: 100%;
  }
  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .view p {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
    padding: 1rem;
    text-align: center;
  }
  .target {
    position: absolute;
    inset: 18% 8%;
    border: 3px solid rgb(255 255 255 / 85%);
    border-radius: var(--bip-radius);
    pointer-events: none;
  }
  button,
  select {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 3.25rem;
    padding: 0 1.125rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    max-width: 100%;
  }
  button[aria-pressed="true"] {
    background: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .wide {
    width: 100%;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.5rem;
  }
  .problem {
    display: flex;
    align-items: flex-start;
    gap: 0.75rem;
    margin-bottom: 0.5rem;
    padding: 0.875rem 1rem;
    border-radius: var(--bip-radius);
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
`;

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
              <bip-icon name="triangle-alert"></bip-icon><span>${sentences[this.problem]} ${meanwhile}</span>
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
      ${camera ? this.#tools(camera) : nothing}
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

  #read(text: string, symbology: string): void {
    this.#rest();
    const detail: Scan = { text, symbology, source: "camera" };
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
