import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { RenderOptions } from "bwip-js/browser";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import { codeLifetime, phoneLink, phoneOrigins } from "../../shared/pairing/rules.ts";
import type { NewPairing } from "../../shared/pairing/schema.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { showToast } from "../components/toast.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { blocks, elements } from "../styles/shared.ts";
import { computerLink } from "./computer-link.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";
import "../components/dialog.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";

const numeric = /^https:\/\/(\d|\[)/;

/**
 * Pairs a phone by a QR code, and shows the one that is paired. The code is drawn here, so that it stands in no address that a
 * server would note down.
 *
 * @fires bip-close - it was closed, whichever way
 */
@customElement("bip-pair-dialog")
export class BipPairDialog extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .code {
        display: grid;
        gap: 1.25rem;
        align-items: center;
        white-space: normal;
        font-family: inherit;
      }
      @media (min-width: 36rem) {
        .code {
          grid-template-columns: 15rem 1fr;
        }
      }
      .qr {
        display: block;
        width: 15rem;
        max-width: 100%;
        margin-inline: auto;
        border-radius: var(--bip-radius);
        background: #fff;
      }
      .qr svg {
        display: block;
        width: 100%;
        height: auto;
      }
      h2 {
        font-size: 1.125rem;
      }
      ol {
        display: grid;
        gap: 0.5rem;
        padding-inline-start: 1.25rem;
      }
      select {
        min-height: var(--bip-target);
        max-width: 100%;
        padding: 0 0.75rem;
        border: 1px solid var(--bip-line-strong);
        border-radius: var(--bip-radius);
        background: var(--bip-sheet);
        color: inherit;
        font: inherit;
      }
      label {
        display: grid;
        gap: 0.25rem;
      }
      code {
        padding: 0.125rem 0.375rem;
        border-radius: 0.25rem;
        background: var(--bip-sunk);
        font-family: var(--bip-font-code);
        white-space: nowrap;
      }
    `,
  ];

  @state() private pairing: NewPairing | null = null;
  @state() private origin = "";
  @state() private drawing = "";
  @state() private problem: ProblemError | null = null;
  @state() private expired = false;
  /** Another phone is wanted though one is paired. */
  @state() private another = false;
  @state() private open = true;
  #before: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    computerLink.addEventListener("changed", this.#changed);
    if (!computerLink.phone) void this.#ask();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    computerLink.removeEventListener("changed", this.#changed);
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<bip-dialog
      heading="Votre téléphone comme lecteur"
      ?open=${this.open}
      @bip-close=${() => this.dispatchEvent(new CustomEvent("bip-close"))}
    >
      <div class="stack">
        ${this.#body()}
        <bip-problem .problem=${this.problem} retry @bip-retry=${this.#ask}></bip-problem>
      </div>
    </bip-dialog>`;
  }

  #body() {
    const { phone } = computerLink;
    if (phone && !this.another) return this.#paired(phone.name);
    if (this.problem) return nothing;
    if (!this.pairing) return html`<p role="status"><wa-spinner></wa-spinner> Préparation du code…</p>`;
    if (!this.origin) return this.#unreachable();
    if (this.expired)
      return html`<p>Ce code n’est plus valable : il sert cinq minutes.</p>
        <div><wa-button variant="brand" @click=${this.#ask}>Afficher un nouveau code</wa-button></div>`;
    return this.#code(phoneOrigins(location.origin, this.pairing.origins));
  }

  #code(origins: string[]) {
    return html`<div class="code">
        <span class="qr" role="img" aria-label="QR code à scanner avec le téléphone"
          >${unsafeSVG(this.drawing)}</span
        >
        <ol>
          <li>Ouvrez l’appareil photo de votre téléphone.</li>
          <li>Visez ce code, puis touchez le lien.</li>
          <li>Bipez : ce que le téléphone lit arrive ici, et il affiche la réponse.</li>
        </ol>
      </div>
      ${
        numeric.test(this.origin)
          ? html`<p class="quiet">
              Le téléphone doit être sur le même réseau (wifi) que cet ordinateur. La première fois, il
              avertit que la connexion n’est pas privée : c’est normal, touchez « Paramètres avancés », puis «
              Continuer ».
            </p>`
          : nothing
      }
      ${
        origins.length > 1
          ? html`<label
              ><span>La page ne s’ouvre pas sur le téléphone ? Essayez une autre adresse :</span>
              <select @change=${(event: Event) => this.#draw((event.target as HTMLSelectElement).value)}>
                ${origins.map(
                  (one) => html`<option value=${one} ?selected=${one === this.origin}>${one}</option>`,
                )}
              </select></label
            >`
          : nothing
      }
      <p class="quiet">Ce code sert une seule fois, pendant cinq minutes, à un seul téléphone.</p>`;
  }

  #paired(name: string) {
    return html`<p class="notice good">
        <bip-icon name="circle-check"></bip-icon
        ><span
          ><strong>${name || "Un téléphone"}</strong> est relié : ce qu’il lit arrive dans la page ouverte
          ici.</span
        >
      </p>
      <div class="row">
        <wa-button variant="brand" @click=${this.#end}
          ><bip-icon slot="start" name="power-off"></bip-icon>Terminer la liaison</wa-button
        >
        <wa-button appearance="outlined" @click=${this.#replace}>Relier un autre téléphone</wa-button>
      </div>`;
  }

  /** A code that leads nowhere would only cost time. */
  #unreachable() {
    return html`<p class="notice wait">
        <bip-icon name="triangle-alert"></bip-icon
        ><span
          >Un téléphone ne peut pas encore se relier à Bip Relais. Demandez à la personne qui l’a installé de
          l’ouvrir aux téléphones, et montrez-lui cette fenêtre.</span
        >
      </p>
      <h2>Pour la personne qui a installé Bip Relais</h2>
      <p>Les téléphones ne prêtent leur appareil photo qu’à une adresse sécurisée (https) de votre réseau.</p>
      <ol>
        <li>Arrêtez Bip Relais (Ctrl+C), puis démarrez-le avec <code>npm start -- --lan</code></li>
        <li>Rouvrez cette fenêtre : le code s’y affichera.</li>
      </ol>
      <p class="quiet">
        Si Bip Relais a déjà une adresse en https, un responsable l’indique dans Étiquettes, à côté du QR
        code.
      </p>`;
  }

  readonly #ask = async () => {
    this.problem = null;
    this.expired = false;
    try {
      this.pairing = await computerLink.open();
      const [origin = ""] = phoneOrigins(location.origin, this.pairing.origins);
      if (origin) await this.#draw(origin);
      clearTimeout(this.#timer);
      const left = Date.parse(this.pairing.expiresAt) - Date.now();
      // Where the computer's own clock is wrong, the code is shown all the same.
      const lifetime = left > 0 && left < codeLifetime ? left : codeLifetime;
      this.#timer = setTimeout(() => (this.expired = true), lifetime);
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  async #draw(origin: string) {
    const { drawingSVG, qrcode } = await import("bwip-js/browser");
    const text = phoneLink(origin, this.pairing?.code ?? "");
    this.drawing = qrcode({ text, scale: 4, padding: 8 } as RenderOptions, drawingSVG());
    this.origin = origin;
  }

  readonly #replace = () => {
    this.#before = computerLink.phone?.id ?? null;
    this.another = true;
    void this.#ask();
  };

  readonly #end = async () => {
    try {
      await computerLink.end();
      showToast({ text: "Le téléphone n’est plus relié." });
      this.open = false;
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  /** The phone has come: the dialog has done its work. */
  readonly #changed = () => {
    this.requestUpdate();
    const { phone } = computerLink;
    if (!this.pairing || !phone || phone.id === this.#before) return;
    playFeedback("applied");
    showToast({ text: "Téléphone relié : ce qu’il lit arrive ici." });
    this.pairing = null;
    this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-pair-dialog": BipPairDialog;
  }
}
