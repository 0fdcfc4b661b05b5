import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { mayPack } from "../../shared/recycling/rules.ts";
import { mostBoxes, type BatchView, type BoxView } from "../../shared/recycling/schema.ts";
import { addBoxes, allBoxes, setBoxes } from "../api/batches.ts";
import { newId } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import { confirm, type Question } from "../components/dialog.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Shown {
  batchId: string;
  boxes: BoxView[];
}

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
  @state() private busy = false;
  readonly #load = new LoadController(this, async (): Promise<Shown> => {
    const { id } = this.batch;
    return { batchId: id, boxes: await allBoxes(id) };
  });
  readonly #form = new FormController(this, {
    initial: () => ({ count: "" }),
    required: ["count"],
    check: ({ count }) => ({
      count:
        /^\d{1,3}$/.test(count.trim()) && Number(count) <= mostBoxes
          ? undefined
          : `De 0 à ${mostBoxes} cartons.`,
    }),
    send: ({ count }) => this.#setCount(Number(count)),
  });

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("batch");
    if (before && before.id !== this.batch.id) void this.#load.reload();
  }

  override render() {
    const boxes = this.#boxes;
    return html`<section class="sheet stack">
      <h2>${boxes?.length ? countOf(boxes.length, ["carton", "cartons"]) : "Cartons"}</h2>
      <bip-problem .problem=${this.#load.problem} retry @bip-retry=${this.#load.reload}></bip-problem>
      ${boxes ? this.#list(boxes) : nothing}
    </section>`;
  }

  #list(boxes: BoxView[]) {
    const editable = mayPack(this.batch.state);
    return html`${
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
              <wa-button appearance="outlined" ?loading=${this.busy} @click=${this.#addOne}
                ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un carton</wa-button
              >
              <wa-button appearance="plain" @click=${() => this.#edit(boxes)}>Changer le nombre</wa-button>
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
                  hint: "Moins de cartons : les derniers numéros disparaissent, et leurs étiquettes ne disent plus rien.",
                })}
                ${submitRow(this.#form, "Enregistrer")}
              </form>`
            : nothing
        }
      </bip-dialog>`;
  }

  /** Null until those of this batch are known. */
  get #boxes(): BoxView[] | null {
    const shown = this.#load.value;
    return shown?.batchId === this.batch.id ? shown.boxes : null;
  }

  /** Kept while its answer is missing: sent again, it is the same carton. */
  #added: { batchId: string; id: string } | null = null;
  readonly #addOne = async () => {
    if (this.busy) return;
    const batchId = this.batch.id;
    if (this.#added?.batchId !== batchId) this.#added = { batchId, id: newId() };
    const { id } = this.#added;
    this.busy = true;
    try {
      this.#show(batchId, await addBoxes(batchId, [id]));
      this.#added = null;
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    } finally {
      this.busy = false;
    }
  };

  /** How many were shown when a number was asked for: that is what it replaces. */
  #before = 0;
  #edit(boxes: BoxView[]) {
    this.#before = boxes.length;
    this.#form.reset({ count: String(boxes.length) });
    this.editing = true;
  }

  async #setCount(count: number) {
    const { id } = this.batch;
    const before = this.#before;
    if (count < before && !(await confirm(lowering(count, before)))) return;
    try {
      this.#show(id, await setBoxes(id, { count, before }));
      this.editing = false;
    } catch (error) {
      if (asProblem(error).code !== "boxes-changed") throw error;
      this.editing = false;
      showToast({ text: asProblem(error).detail, tone: "alarm" });
      await this.#load.reload();
    }
  }

  #show(batchId: string, boxes: BoxView[]) {
    this.#load.set({ batchId, boxes });
    showToast({ text: `Le lot a ${countOf(boxes.length, ["carton", "cartons"])}.` });
    this.dispatchEvent(new CustomEvent("bip-changed"));
  }
}

function lowering(count: number, before: number): Question {
  const words =
    count + 1 === before
      ? `Le carton ${before} disparaît. Déjà collée, son étiquette ne sera plus reconnue : décollez-la.`
      : `Les cartons ${count + 1} à ${before} disparaissent. Déjà collées, leurs étiquettes ne seront plus reconnues : décollez-les.`;
  return {
    heading: `Passer de ${before} à ${countOf(count, ["carton", "cartons"])} ?`,
    text: words,
    yes: count + 1 === before ? "Enlever ce carton" : "Enlever ces cartons",
    tone: "danger",
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-boxes": BipBatchBoxes;
  }
}
