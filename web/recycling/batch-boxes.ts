import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { mayPack } from "../../shared/recycling/rules.ts";
import { mostBoxes, type BatchView, type BoxView } from "../../shared/recycling/schema.ts";
import { allBoxes, setBoxes } from "../api/batches.ts";
import { asProblem } from "../api/problem.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/**
 * The cartons that a batch is packed in, each with its number and its code.
 *
 * @fires bip-changed - there are more or fewer
 */
@customElement("bip-batch-boxes")
export class BipBatchBoxes extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) batch!: BatchView;
  @state() private editing = false;
  readonly #load = new LoadController(this, () => allBoxes(this.batch.id));
  readonly #form = new FormController(this, {
    initial: () => ({ count: "" }),
    required: ["count"],
    check: ({ count }) => ({
      count:
        /^\d{1,3}$/.test(count.trim()) && Number(count) <= mostBoxes
          ? undefined
          : `De 0 à ${mostBoxes} cartons.`,
    }),
    send: async ({ count }) => this.#set(Number(count)),
  });

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("batch");
    if (before && before.id !== this.batch.id) void this.#load.reload();
  }

  override render() {
    const boxes = this.#boxes;
    const editable = mayPack(this.batch.state);
    return html`<section class="sheet stack">
      <h2>${boxes.length === 0 ? "Cartons" : countOf(boxes.length, ["carton", "cartons"])}</h2>
      <bip-problem .problem=${this.#load.problem} retry @bip-retry=${this.#load.reload}></bip-problem>
      ${
        boxes.length === 0
          ? html`<p class="quiet">
              ${editable ? "Numérotez les cartons du lot : chacun a son étiquette, qui nomme le lot quand on la bipe." : "Les cartons n’ont pas été comptés."}
            </p>`
          : html`<ul class="lines">
              ${boxes.map(
                ({ number, label }) =>
                  html`<li><span class="grow">Carton ${number}</span><span class="code">${label}</span></li>`,
              )}
            </ul>`
      }
      ${
        editable
          ? html`<div class="row no-print">
              <wa-button appearance="outlined" @click=${this.#addOne}
                ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un carton</wa-button
              >
              <wa-button appearance="plain" @click=${this.#edit}>Changer le nombre</wa-button>
            </div>`
          : nothing
      }
      ${
        boxes.length > 0
          ? html`<div class="row no-print">
              <wa-button appearance="outlined" href="/etiquettes?boxes=${this.batch.id}"
                ><bip-icon slot="start" name="tag"></bip-icon>Étiquettes des cartons</wa-button
              >
            </div>`
          : nothing
      }
      <bip-dialog
        heading="Combien de cartons&nbsp;?"
        ?open=${this.editing}
        @bip-close=${() => (this.editing = false)}
      >
        ${
          this.editing
            ? html`<form novalidate @submit=${this.#form.submit}>
                ${textField(this.#form, "count", {
                  label: "Cartons en tout",
                  type: "number",
                  hint: "Un carton de moins perd le dernier numéro, et son étiquette ne dit plus rien.",
                })}
                ${submitRow(this.#form, "Enregistrer")}
              </form>`
            : nothing
        }
      </bip-dialog>
    </section>`;
  }

  get #boxes(): BoxView[] {
    return this.#load.value ?? [];
  }

  readonly #addOne = async () => {
    try {
      await this.#set(this.#boxes.length + 1);
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  };

  readonly #edit = () => {
    this.#form.set("count", String(this.#boxes.length));
    this.editing = true;
  };

  async #set(count: number) {
    const boxes = await setBoxes(this.batch.id, count);
    this.#load.set(boxes);
    this.editing = false;
    showToast({ text: `Le lot a ${countOf(boxes.length, ["carton", "cartons"])}.` });
    this.dispatchEvent(new CustomEvent("bip-changed"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-boxes": BipBatchBoxes;
  }
}
