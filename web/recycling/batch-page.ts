import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { batchStep, type ItemOperation } from "../../shared/lifecycle.ts";
import { needsErasure } from "../../shared/recycling/rules.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { batchListUrl, getBatch, pickupSlipUrl } from "../api/batches.ts";
import { allItems, listItems } from "../api/items.ts";
import { runOperations } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import type { BipHistory } from "../components/history.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { dayOfInstant, longDay } from "../i18n/format.ts";
import { countOf, erasureMethodWords, outcomeWords } from "../i18n/words.ts";
import { isManagement } from "../session/session-state.ts";
import { itemActions } from "../stock/item-operations.ts";
import { blocks, elements } from "../styles/shared.ts";
import { allowedActions, batchActions, type BatchAction } from "./batch-actions.ts";
import "../components/barcode.ts";
import "../components/combobox.ts";
import "../components/dialog.ts";
import "../components/history.ts";
import "../components/page.ts";
import "../components/state.ts";
import "../stock/operation-form.ts";
import "./batch-action-form.ts";
import "./batch-boxes.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const searchRetired = async (q: string): Promise<ComboboxOption[]> => {
  const { items } = await listItems({ q, state: "retired", limit: 12 });
  return items.map(({ id, label, name }) => ({ value: id, label, detail: name }));
};

/** One batch: what is in it, what still misses erasure, where it stands on its way. */
@customElement("bip-batch-page")
export class BipBatchPage extends LitElement {
  static override styles = [elements, blocks];

  @property() batchId = "";
  @state() private action: BatchAction | null = null;
  @state() private onItem: { item: ItemView; operation: ItemOperation } | null = null;
  @query("bip-history") private history!: BipHistory;
  readonly #load = new LoadController(this, async () => {
    const [batch, items] = await Promise.all([getBatch(this.batchId), allItems({ batch: this.batchId })]);
    return { batch, items };
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading=${value?.batch.name ?? "Lot"}
      lead=${value?.batch.label ?? ""}
      backHref="/lots"
      backLabel="Lots de recyclage"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${value ? html`<bip-state slot="badge" kind="batch" state=${value.batch.state}></bip-state>` : nothing}
      ${value ? this.#body(value.batch, value.items) : nothing}
    </bip-page>`;
  }

  #body(batch: BatchView, items: ItemView[]) {
    return html`<div class="columns">
        <div class="stack">${this.#missing(batch, items)} ${this.#content(batch, items)}</div>
        <div class="stack">
          ${this.#summary(batch)}
          <bip-batch-boxes .batch=${batch} @bip-changed=${this.#load.reload}></bip-batch-boxes>
          <section class="sheet stack">
            <h2>Étiquette du lot</h2>
            <bip-barcode text=${batch.label}></bip-barcode>
          </section>
        </div>
        <section class="sheet stack">
          <h2>Historique</h2>
          <bip-history withItems .of=${{ batch: batch.id }} @bip-changed=${this.#load.reload}></bip-history>
        </section>
      </div>
      ${this.#dialogs(batch)}`;
  }

  #missing(batch: BatchView, items: ItemView[]) {
    const unerased = items.filter(needsErasure).length;
    if (batch.state !== "draft" || items.length === 0) return nothing;
    return unerased > 0
      ? html`<p class="notice wait">
          <bip-icon name="eraser"></bip-icon>
          <span
            >${countOf(unerased, ["appareil attend", "appareils attendent"])} encore la preuve que ses données
            sont effacées. Le lot ne peut pas être scellé avant.</span
          >
        </p>`
      : html`<p class="notice good">
          <bip-icon name="circle-check"></bip-icon>Tout est effacé : le lot peut être scellé.
        </p>`;
  }

  #content(batch: BatchView, items: ItemView[]) {
    const editable = batchStep(batch.state, "edit-content").allowed;
    return html`<section class="sheet stack">
      <h2>Contenu : ${countOf(items.length, ["appareil", "appareils"])}</h2>
      ${
        editable
          ? html`<bip-combobox
              class="no-print"
              label="Ajouter un appareil réformé"
              placeholder="Numéro, modèle…"
              .search=${searchRetired}
              @bip-choose=${this.#add}
            ></bip-combobox>`
          : nothing
      }
      ${
        items.length === 0
          ? html`<p class="quiet">
              Le lot est vide. Bipez des appareils sur le bureau, en mode Lot, ou ajoutez-les ici.
            </p>`
          : nothing
      }
      <ul class="lines">
        ${items.map((item) => this.#item(item, batch, editable))}
      </ul>
    </section>`;
  }

  #item(item: ItemView, batch: BatchView, editable: boolean) {
    const ask = (operation: ItemOperation) => () => (this.onItem = { item, operation });
    const missing = needsErasure(item);
    return html`<li>
      <div class="grow">
        <a href="/materiel/${item.id}"><strong class="code">${item.label}</strong> ${item.name}</a>
        <div class="quiet">${this.#evidence(item)}</div>
      </div>
      ${
        missing && editable
          ? html`<wa-button variant="brand" @click=${ask("erase")}
                ><bip-icon slot="start" name="eraser"></bip-icon>Noter l’effacement</wa-button
              >
              ${
                isManagement()
                  ? html`<wa-button appearance="outlined" @click=${ask("exempt-erasure")}
                      >Dispenser</wa-button
                    >`
                  : nothing
              }`
          : nothing
      }
      ${
        editable
          ? html`<wa-button
              appearance="plain"
              aria-label="Retirer ${item.label} du lot"
              @click=${ask("remove-from-batch")}
              >Retirer</wa-button
            >`
          : nothing
      }
      ${
        batch.state === "collected"
          ? html`<wa-button appearance="outlined" @click=${ask("record-outcome")}
              >${item.outcome ? "Changer le devenir" : "Noter le devenir"}</wa-button
            >`
          : nothing
      }
    </li>`;
  }

  #evidence(item: ItemView) {
    if (item.outcome) return `Devenir : ${outcomeWords[item.outcome].toLowerCase()}`;
    if (item.erasure)
      return `${erasureMethodWords[item.erasure.method]}${item.erasure.byName ? `, par ${item.erasure.byName}` : ""}`;
    if (item.erasureExemption) return `Dispensé d’effacement : ${item.erasureExemption}`;
    return needsErasure(item) ? "Effacement à noter" : "Rien à effacer";
  }

  #summary(batch: BatchView) {
    const [first, ...others] = allowedActions(batch.state);
    const button = (action: BatchAction, main: boolean) =>
      html`<wa-button
        variant=${main ? "brand" : "neutral"}
        appearance=${main ? "accent" : "outlined"}
        @click=${() => (this.action = action)}
        ><bip-icon slot="start" name=${batchActions[action].icon}></bip-icon
        >${batchActions[action].verb}</wa-button
      >`;
    return html`<section class="sheet stack">
      <dl class="facts">
        <dt>Lieu</dt>
        <dd>${batch.siteName}</dd>
        <dt>Créé</dt>
        <dd>${longDay(dayOfInstant(batch.createdAt))}</dd>
        ${
          batch.sealedAt
            ? html`<dt>Scellé</dt>
                <dd>${longDay(dayOfInstant(batch.sealedAt))}</dd>`
            : nothing
        }
        ${
          batch.pickupOn && !batch.collectedAt
            ? html`<dt>Collecte prévue</dt>
                <dd>${longDay(batch.pickupOn)}</dd>`
            : nothing
        }
        ${
          batch.collectedAt
            ? html`<dt>Collecté</dt>
                <dd>${longDay(dayOfInstant(batch.collectedAt))} par ${batch.collectedBy}</dd>`
            : nothing
        }
      </dl>
      <div class="row no-print">
        ${first ? button(first, true) : nothing} ${others.map((action) => button(action, false))}
      </div>
      <div class="row no-print">
        <wa-button appearance="outlined" href=${batchListUrl(batch.id)} target="_blank"
          ><bip-icon slot="start" name="file-text"></bip-icon>Liste (PDF)</wa-button
        >
        ${
          batch.sealedAt
            ? html`<wa-button appearance="outlined" href=${pickupSlipUrl(batch.id)} target="_blank"
                ><bip-icon slot="start" name="file-text"></bip-icon>Bordereau d’enlèvement (PDF)</wa-button
              >`
            : nothing
        }
      </div>
    </section>`;
  }

  #dialogs(batch: BatchView) {
    const { onItem, action } = this;
    return html`<bip-dialog
        heading=${action ? batchActions[action].heading : ""}
        ?open=${action !== null}
        @bip-close=${() => (this.action = null)}
      >
        ${
          action
            ? html`<bip-batch-action-form
                .batch=${batch}
                action=${action}
                @bip-done=${this.#done}
              ></bip-batch-action-form>`
            : nothing
        }
      </bip-dialog>
      <bip-dialog
        heading=${onItem ? (itemActions[onItem.operation]?.heading(onItem.item) ?? "") : ""}
        ?open=${onItem !== null}
        @bip-close=${() => (this.onItem = null)}
      >
        ${
          onItem
            ? html`<bip-operation-form
                .item=${onItem.item}
                operation=${onItem.operation}
                @bip-done=${this.#done}
              ></bip-operation-form>`
            : nothing
        }
      </bip-dialog>`;
  }

  readonly #add = async (event: CustomEvent<ComboboxOption | null>) => {
    const chosen = event.detail;
    const combobox = event.currentTarget as HTMLElementTagNameMap["bip-combobox"];
    if (!chosen) return;
    try {
      await runOperations({ type: "add-to-batch", itemId: chosen.value, batchId: this.batchId });
      showToast({ text: `${chosen.label} est dans le lot.` });
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
    combobox.chosen = null;
    this.#done();
  };

  readonly #done = () => {
    this.action = null;
    this.onItem = null;
    void this.#load.reload();
    void this.history.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-page": BipBatchPage;
  }
}
