import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { readCode, type ScanHint } from "../../shared/scan/read-code.ts";
import { codeWords } from "../i18n/words.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { listenToWedge } from "../scanner/keyboard-wedge.ts";
import { readsAsTyped } from "../scanner/reader-settings.ts";
import {
  addedPrefix,
  gs1Written,
  verdictOf,
  visibleCharacters,
  type ReaderTry,
} from "../scanner/reader-try.ts";
import type { Scan } from "../scanner/scanner-controller.ts";
import { paceOf, type Key } from "../scanner/wedge-buffer.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/barcode.ts";
import "../components/icon.ts";
import "../components/page.ts";
import "../scanner/bip-camera.ts";
import "./reader-settings-form.ts";
import "./reader-sounds.ts";
import "./reader-verdict.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const mostTries = 10;
const tones = { good: "applied", wait: "question", alarm: "refused" } as const;
const icons = { good: "circle-check", wait: "triangle-alert", alarm: "circle-x" } as const;

const toneWords = { good: "Bien", wait: "À régler", alarm: "À revoir" } as const;

interface Attempt extends ReaderTry {
  at: Date;
}

const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

function spoken(attempt: ReaderTry): string {
  const [best] = attempt.reading.candidates;
  return `${best ? `${codeWords[best.kind]} ${best.display}. ` : ""}${verdictOf(attempt).title}`;
}

/** « Essayer mon lecteur »: what a reader sends, and what to change on it. Nothing scanned here has an effect elsewhere. */
@customElement("bip-reader-page")
export class BipReaderPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      .waiting {
        display: grid;
        justify-items: center;
        gap: 0.5rem;
        padding: 2rem 1rem;
        text-align: center;
        background: var(--bip-sunk);
        border-radius: var(--bip-radius);
      }
      .waiting bip-icon {
        font-size: 2.5rem;
        color: var(--bip-link);
      }
      .waiting strong {
        font-size: 1.25rem;
      }
      .typed {
        flex-direction: row;
        align-items: end;
        gap: 0.75rem;
        max-width: none;
      }
      .typed .field {
        flex: 1;
      }
      .codes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: 1rem;
        padding: 0;
        list-style: none;
      }
      .codes > li {
        display: flex;
        flex-direction: column;
        gap: 0.375rem;
      }
      .codes bip-barcode {
        border: 1px solid var(--bip-line);
        border-radius: var(--bip-radius);
      }
      .codes > li:last-child {
        grid-column: 1 / -1;
      }
      .tries li {
        flex-wrap: nowrap;
        align-items: start;
      }
      .tries .code {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .tries bip-icon {
        flex: none;
        margin-top: 0.2em;
      }
      .good {
        color: var(--bip-good);
      }
      .wait {
        color: var(--bip-wait);
      }
      .alarm {
        color: var(--bip-alarm);
      }
    `,
  ];

  @state() private tries: Attempt[] = [];
  #stopListening: (() => void) | undefined;
  #keys: Key[] = [];

  override connectedCallback() {
    super.connectedCallback();
    this.#stopListening = listenToWedge((text, scan) =>
      this.#try({
        raw: scan.raw,
        source: "wedge",
        typed: scan,
        reading: this.#read(text, { asTyped: readsAsTyped() }),
      }),
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render() {
    const [latest] = this.tries;
    return html`<bip-page
      heading="Essayer mon lecteur"
      lead="Rien de ce que vous bipez ici n’est enregistré."
      backHref="/reglages"
      backLabel="Réglages"
    >
      <div class="columns">
        <div class="stack">
          <section class="sheet stack no-print" aria-labelledby="try">
            <h2 id="try">Bipez n’importe quoi</h2>
            <p class="visually-hidden" role="status">${latest ? spoken(latest) : ""}</p>
            ${
              latest
                ? html`<bip-reader-verdict .attempt=${latest}></bip-reader-verdict>`
                : html`<div class="waiting">
                    <bip-icon name="scan-barcode"></bip-icon>
                    <strong>En attente d’une lecture</strong>
                    <span class="quiet"
                      >Avec un lecteur USB ou Bluetooth, il suffit de biper : aucun champ à toucher.</span
                    >
                  </div>`
            }
            <form class="typed" novalidate @submit=${this.#typed}>
              <div class="field">
                <label for="code">Rien ne s’affiche&nbsp;? Touchez ce champ, puis bipez</label>
                <input
                  id="code"
                  autocomplete="off"
                  autocapitalize="none"
                  spellcheck="false"
                  maxlength="300"
                  @keydown=${this.#pressed}
                />
              </div>
              <wa-button variant="brand" @click=${this.#typed}>Essayer</wa-button>
            </form>
            <bip-camera @bip-scan=${(event: CustomEvent<Scan>) => this.#seen(event.detail)}></bip-camera>
          </section>
          <section class="sheet stack" aria-labelledby="codes">
            <h2 id="codes">Trois codes d’essai</h2>
            <p class="quiet">Bipez-les à l’écran. Si votre lecteur ne lit pas les écrans, imprimez-les.</p>
            <ul class="codes">
              ${this.#example("Une étiquette d’équipement", this.#label(), "code128")}
              ${this.#example("Le code d’un article (EAN)", "9506000134352", "ean13")}
              ${this.#example("Un code GS1, avec séparateur", gs1Written, "gs1-128")}
            </ul>
            <div>
              <wa-button appearance="outlined" @click=${() => window.print()}
                ><bip-icon slot="start" name="printer"></bip-icon>Imprimer ces codes</wa-button
              >
            </div>
          </section>
        </div>
        <div class="stack no-print">
          ${this.#history()}
          <section class="sheet">
            <bip-reader-settings .suggestion=${this.#suggestion()}></bip-reader-settings>
          </section>
          <section class="sheet"><bip-reader-sounds></bip-reader-sounds></section>
        </div>
      </div>
    </bip-page>`;
  }

  #history() {
    if (this.tries.length < 2) return nothing;
    return html`<section class="sheet" aria-labelledby="tries">
      <h2 id="tries">Vos derniers essais</h2>
      <ol class="lines tries">
        ${this.tries.map((attempt) => {
          const { tone, title } = verdictOf(attempt);
          const [best] = attempt.reading.candidates;
          return html`<li>
            <bip-icon class=${tone} name=${icons[tone]} label=${toneWords[tone]}></bip-icon>
            <div class="grow">
              <span class="code">${visibleCharacters(attempt.raw)}</span><br />
              <span class="quiet"
                >${best ? html`${codeWords[best.kind]} <span class="code">${best.display}</span>` : title}</span
              >
            </div>
            <time class="quiet number" datetime=${attempt.at.toISOString()}>${clock.format(attempt.at)}</time>
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #example(what: string, text: string, format: "code128" | "ean13" | "gs1-128") {
    return html`<li>
      <strong>${what}</strong>
      <bip-barcode text=${text} format=${format}></bip-barcode>
    </li>`;
  }

  /** A label with the organisation's prefix, and a number that it will hardly ever reach. */
  readonly #label = () => formatCode(this.#prefix ?? "BIP", "item", 999_999);

  get #prefix() {
    return currentSession()?.organisation.prefix;
  }

  #read(text: string, hint: ScanHint = {}) {
    return readCode(text, { ...hint, knownPrefix: this.#prefix });
  }

  #suggestion(): string | undefined {
    const latest = this.tries.find(({ source }) => source === "wedge");
    return latest && addedPrefix(latest.raw);
  }

  #try(attempt: ReaderTry) {
    this.tries = [{ ...attempt, at: new Date() }, ...this.tries].slice(0, mostTries);
    playFeedback(tones[verdictOf(attempt).tone]);
  }

  #seen({ text, symbology, source }: Scan) {
    this.#try({ raw: text, source, symbology, reading: this.#read(text, { symbology }) });
  }

  readonly #pressed = ({ key, timeStamp, repeat }: KeyboardEvent) => {
    if (key.length === 1 && !repeat) this.#keys.push({ key, at: timeStamp });
  };

  readonly #typed = (event: Event) => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("#code");
    const raw = field?.value ?? "";
    const keys = this.#keys;
    this.#keys = [];
    if (!field || raw.trim() === "") return field?.focus();
    field.value = "";
    const typed = keys.length === [...raw].length ? { keys: keys.length, pace: paceOf(keys) } : undefined;
    this.#try({ raw, source: "field", typed, reading: this.#read(raw) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-reader-page": BipReaderPage;
  }
}
