import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { codeWords, confidenceWords, countOf, readingNoteWords } from "../i18n/words.ts";
import { verdictOf, visibleCharacters, type ReaderTry, type Verdict } from "../scanner/reader-try.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";

const sourceWords: Record<ReaderTry["source"], string> = {
  wedge: "Lecteur USB ou Bluetooth",
  field: "Clavier, dans le champ",
  camera: "Appareil photo",
  photo: "Photo",
  phone: "Téléphone relié",
};
const endWords = { enter: "Entrée ⏎", tab: "Tabulation ⇥", none: "rien" };
const icons = { good: "circle-check", wait: "triangle-alert", alarm: "circle-x" } as const;

/** What the reader sent, what it was understood as, and whether it is well set up. */
@customElement("bip-reader-verdict")
export class BipReaderVerdict extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .notice strong {
        display: block;
        font-size: 1.1875rem;
        line-height: 1.3;
      }
      .notice span {
        color: var(--bip-ink);
      }
      .notice bip-icon {
        font-size: 1.4rem;
      }
      .best {
        font-size: 1.5rem;
        font-weight: 700;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      h3 {
        margin-bottom: 0.5rem;
      }
      .arrived {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .others {
        margin: 0;
        padding-inline-start: 1.25rem;
      }
    `,
  ];

  @property({ attribute: false }) attempt: ReaderTry | null = null;

  override render() {
    if (!this.attempt) return nothing;
    const verdict = verdictOf(this.attempt);
    return html`<div class="stack">
      ${this.#notice(verdict)} ${this.#understood(this.attempt)} ${this.#arrived(this.attempt)}
    </div>`;
  }

  #notice({ tone, title, advice }: Verdict) {
    return html`<div class="notice ${tone}">
      <bip-icon name=${icons[tone]}></bip-icon>
      <div><strong>${title}</strong><span>${advice}</span></div>
    </div>`;
  }

  #understood({ reading }: ReaderTry) {
    const [best, ...others] = reading.candidates;
    return html`<section>
      <h3>Compris comme</h3>
      ${
        best
          ? html`<p class="quiet">${codeWords[best.kind]}, ${confidenceWords[best.confidence]}</p>
              <p class="best code arrived">${best.display}</p>
              ${best.note ? html`<p>${readingNoteWords[best.note]}</p>` : nothing}`
          : html`<p>Aucun code.</p>`
      }
      ${
        others.length > 0
          ? html`<p class="quiet">Peut être aussi&nbsp;:</p>
              <ul class="others">
                ${others.map(
                  ({ kind, display, confidence, note }) =>
                    html`<li>
                      ${codeWords[kind]} <span class="code arrived">${display}</span>
                      <span class="quiet"
                        >(${confidenceWords[confidence]}${note ? ` ; ${readingNoteWords[note]}` : ""})</span
                      >
                    </li>`,
                )}
              </ul>`
          : nothing
      }
    </section>`;
  }

  #arrived({ raw, source, reading, typed, symbology }: ReaderTry) {
    const fact = (name: string, value: unknown) =>
      value === undefined || value === ""
        ? nothing
        : html`<dt>${name}</dt>
            <dd>${value}</dd>`;
    const code = (text: string) => html`<span class="code arrived">${visibleCharacters(text)}</span>`;
    return html`<section>
      <h3>Ce qui est arrivé</h3>
      <dl class="facts">
        ${fact("Caractères", code(raw))}
        ${fact("Corrigé en", reading.reread === undefined ? undefined : code(reading.reread))}
        ${fact("Par", sourceWords[source])} ${fact("Type de code", symbology)}
        ${
          typed
            ? html`${fact("Touches", countOf(typed.keys, ["touche", "touches"]))}
              ${fact("Rythme", `${Math.round(typed.pace)}\u00a0ms par touche`)}
              ${fact("Fin", typed.end && endWords[typed.end])}
              ${fact("Préfixe retiré", typed.prefix && code(typed.prefix))}
              ${fact("Suffixe retiré", typed.suffix && code(typed.suffix))}
              ${fact("Verr. Maj", typed.capsLock ? "enfoncée" : undefined)}`
            : nothing
        }
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-reader-verdict": BipReaderVerdict;
  }
}
