import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { iccidRange, type IccidRange } from "../../shared/receiving/iccid-range.ts";
import { lineAt, modelNamed, modelOfLine, remainingOn } from "../../shared/receiving/lines.ts";
import { mostAtOnce } from "../../shared/receiving/step.ts";
import type { ReceivingLine } from "../../shared/receiving/state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { workPages } from "../styles/work.ts";
import type { ReceivingController } from "./receiving-controller.ts";
import { receivingStyles } from "./receiving-styles.ts";

const refusals: Record<NonNullable<IccidRange["refusal"]>, (count: number) => string> = {
  "not-a-card": () => "Un des deux numéros n’est pas un numéro de carte SIM : bipez-le à nouveau.",
  "not-of-one-row": () =>
    "Ces deux cartes ne sont pas de la même suite : l’opérateur ou la longueur diffère. Bipez-les une à une.",
  "too-many": (count) =>
    `Cela ferait ${count} cartes : ${mostAtOnce} au plus à la fois. Vérifiez la dernière, ou faites plusieurs suites.`,
};

/** Several at once: things without a number by their count, SIM cards from the first to the last one. */
@customElement("bip-many-panel")
export class BipManyPanel extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    workPages,
    receivingStyles,
    css`
      form {
        gap: 0.75rem;
      }
      .count-field {
        max-width: 10rem;
        font-size: 1.5rem;
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) receiving!: ReceivingController;
  /** Changes whenever what is received changes. */
  @property({ attribute: false }) line: ReceivingLine | undefined;
  @property({ type: Number }) remaining = 0;
  @state() private typed: string | null = null;
  @state() private first = "";
  @state() private last = "";
  @state() private open = false;

  /** A card was read while a row is being entered: it is one of its ends. */
  takesCard(iccid: string): boolean {
    if (!this.open) return false;
    if (!this.first) this.first = iccid;
    else if (iccid !== this.first) this.last = iccid;
    return true;
  }

  override render() {
    const { line } = this;
    if (!line) return nothing;
    return line.kind === "sim" ? this.#cards(line) : this.#count(line);
  }

  #count(line: ReceivingLine) {
    if (this.remaining === 0) return nothing;
    const known = modelNamed(this.receiving.state, modelOfLine(this.receiving.state, line));
    const most = Math.min(this.remaining, mostAtOnce);
    const wanted = this.typed ?? (Number.isFinite(this.remaining) ? String(most) : "");
    const count = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
    return html`<section class="panel" aria-label="Recevoir par nombre">
      <h2>Sans les biper</h2>
      ${
        known
          ? html`<form @submit=${(event: Event) => this.#receive(event, line, count)}>
              <label class="field"
                ><span class="label">Combien en avez-vous en main ?</span>
                <input
                  class="count-field"
                  type="text"
                  inputmode="numeric"
                  maxlength="4"
                  .value=${wanted}
                  @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value.trim())}
                />
              </label>
              ${
                count > most
                  ? html`<p class="hint">Il n’en reste que ${most} à recevoir.</p>`
                  : html`<p class="quiet">
                      Chacun aura son numéro
                      d’inventaire.${Number.isFinite(this.remaining) ? ` Il en reste ${this.remaining} à recevoir.` : ""}
                    </p>`
              }
              <div class="buttons">
                <button class="button main" ?disabled=${count < 1 || count > most}>
                  ${count > 1 ? `Recevoir les ${count}` : "Recevoir"}
                </button>
              </div>
            </form>`
          : html`<p>Bipez d’abord une boîte : elle dira de quel modèle il s’agit.</p>`
      }
    </section>`;
  }

  #receive(event: Event, line: ReceivingLine, count: number) {
    event.preventDefault();
    this.typed = null;
    this.receiving.happen({ type: "many", key: line.key, count });
  }

  #cards(line: ReceivingLine) {
    if (!this.open)
      return html`<button class="button" type="button" @click=${() => (this.open = true)}>
        Recevoir une suite de cartes, de la première à la dernière
      </button>`;
    const range = this.first && this.last ? iccidRange(this.first, this.last) : undefined;
    const left = remainingOn(this.receiving.state, line);
    const count = range?.codes?.length ?? 0;
    return html`<section class="panel" aria-label="Une suite de cartes SIM">
      <h2>Une suite de cartes</h2>
      <p>${this.first ? "Bipez la dernière carte de la suite." : "Bipez la première carte de la suite."}</p>
      ${this.#end("Première carte", this.first, (value) => (this.first = value))}
      ${this.#end("Dernière carte", this.last, (value) => (this.last = value))}
      ${range?.refusal ? html`<p role="alert">${refusals[range.refusal](range.count ?? 0)}</p>` : nothing}
      ${count > left ? html`<p role="alert">Il n’en reste que ${left} à recevoir sur cet achat.</p>` : nothing}
      <div class="buttons">
        ${
          range?.codes && count <= left
            ? html`<button
                class="button main"
                type="button"
                @click=${() => {
                  this.receiving.happen({ type: "cards", key: line.key, codes: range.codes });
                  this.#close();
                }}
              >
                Recevoir ces ${count} cartes
              </button>`
            : nothing
        }
        <button class="button" type="button" @click=${() => this.#close()}>Renoncer</button>
      </div>
    </section>`;
  }

  #end(label: string, value: string, set: (value: string) => void) {
    return html`<label class="field"
      ><span class="label">${label}</span>
      <input
        type="text"
        inputmode="numeric"
        maxlength="30"
        .value=${value}
        @change=${(event: Event) => set((event.target as HTMLInputElement).value.trim())}
      />
    </label>`;
  }

  #close() {
    this.first = "";
    this.last = "";
    this.open = false;
  }
}

/** The line of which several may come at once. */
export function manyLine({ state }: ReceivingController): ReceivingLine | undefined {
  const line = lineAt(state, state.lineKey);
  const byCount = line?.kind === "cover" || line?.kind === "charger" || line?.kind === "other";
  return line?.kind === "sim" || byCount ? line : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-many-panel": BipManyPanel;
  }
}
