import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ItemOperation } from "../../shared/lifecycle.ts";
import { rolesFor, type OperationType } from "../../shared/operations/schema.ts";
import type { ItemDetail } from "../../shared/stock/schema.ts";
import { getItem } from "../api/items.ts";
import type { BipHistory } from "../components/history.ts";
import { LoadController } from "../components/load-controller.ts";
import { dayOfInstant, longDay, shortDay, since, untilDue } from "../i18n/format.ts";
import {
  capitalised,
  conditionWords,
  erasureMethodWords,
  identifierWords,
  kindWords,
  outcomeWords,
} from "../i18n/words.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { actionsFor, itemActions } from "./item-operations.ts";
import "../components/barcode.ts";
import "../components/dialog.ts";
import "../components/history.ts";
import "../components/page.ts";
import "../components/state.ts";
import "./item-edit-form.ts";
import "./operation-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** One item: its number, where it is and with whom, what can be done, and all that happened to it. */
@customElement("bip-item-page")
export class BipItemPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .actions {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
        gap: 0.625rem;
      }
      .actions wa-button:first-child {
        grid-column: 1 / -1;
      }
      .name {
        font-size: 1.25rem;
        font-weight: 600;
      }
    `,
  ];

  @property() itemId = "";
  @state() private operation: ItemOperation | null = null;
  @state() private editing = false;
  @query("bip-history") private history!: BipHistory;
  readonly #item = new LoadController(this, () => getItem(this.itemId));

  override render() {
    const { value: item, loading, problem, reload } = this.#item;
    const isSim = item?.kind === "sim";
    return html`<bip-page
      heading=${item?.label ?? "Équipement"}
      backHref=${isSim ? "/cartes-sim" : "/materiel"}
      backLabel=${isSim ? "Cartes SIM" : "Matériel"}
      ?loading=${loading && !item}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${item ? this.#badges(item) : nothing} ${item ? this.#body(item) : nothing}
    </bip-page>`;
  }

  #badges(item: ItemDetail) {
    return html`<bip-state slot="badge" state=${item.state} ?overdue=${item.overdue}></bip-state>
      ${item.line ? html`<bip-state slot="badge" kind="line" state=${item.line}></bip-state>` : nothing}`;
  }

  #body(item: ItemDetail) {
    return html`<div class="columns">
        <div class="stack">
          <section class="sheet stack">
            <p class="name">${item.name}</p>
            ${this.#facts(item)}
          </section>
          ${this.#actions(item)}
        </div>
        <section class="sheet stack">
          <h2>Étiquette</h2>
          <bip-barcode text=${item.label}></bip-barcode>
          <div class="row no-print">
            <wa-button appearance="outlined" href="/etiquettes?items=${item.id}"
              ><bip-icon slot="start" name="printer"></bip-icon>Imprimer l’étiquette</wa-button
            >
          </div>
        </section>
        <section class="sheet stack">
          <h2>Historique</h2>
          <bip-history .of=${{ item: item.id }} @bip-changed=${this.#item.reload}></bip-history>
        </section>
      </div>
      <bip-dialog
        heading=${this.operation ? (itemActions[this.operation]?.heading(item) ?? "") : ""}
        ?open=${this.operation !== null}
        @bip-close=${() => (this.operation = null)}
      >
        ${
          this.operation
            ? html`<bip-operation-form
                .item=${item}
                operation=${this.operation}
                @bip-done=${this.#done}
              ></bip-operation-form>`
            : nothing
        }
      </bip-dialog>
      <bip-dialog
        heading="Modifier ${item.label}"
        ?open=${this.editing}
        @bip-close=${() => (this.editing = false)}
      >
        ${
          this.editing
            ? html`<bip-item-edit-form .item=${item} @bip-saved=${this.#edited}></bip-item-edit-form>`
            : nothing
        }
      </bip-dialog>`;
  }

  #facts(item: ItemDetail) {
    const { loan, erasure } = item;
    return html`<dl class="facts">
      ${
        item.holderId
          ? html`<dt>Chez</dt>
              <dd><a href="/personnes/${item.holderId}">${item.holderName}</a></dd>`
          : html`<dt>Où</dt>
              <dd>${item.siteName}</dd>`
      }
      <dt>Depuis</dt>
      <dd>${longDay(dayOfInstant(item.since))} <span class="quiet">(${since(item.since)})</span></dd>
      ${
        loan
          ? html`<dt>À rendre</dt>
              <dd>
                ${longDay(loan.dueDate)} <span class="quiet">(${untilDue(loan.dueDate)})</span><br />
                <a href="/prets/${loan.id}">Prêt ${loan.number}</a>
              </dd>`
          : nothing
      }
      ${
        item.batchId
          ? html`<dt>Lot</dt>
              <dd><a href="/lots/${item.batchId}">${item.batchLabel}</a></dd>`
          : nothing
      }
      ${
        item.dataUntil
          ? html`<dt>Données</dt>
              <dd>jusqu’au ${longDay(item.dataUntil)}</dd>`
          : nothing
      }
      <dt>Genre</dt>
      <dd>${capitalised(kindWords[item.kind][0])}</dd>
      <dt>État constaté</dt>
      <dd>${conditionWords[item.condition]}</dd>
      ${item.identifiers
        .filter(({ kind }) => kind !== "item-label")
        .map(
          ({ kind, display }) =>
            html`<dt>${identifierWords[kind] ?? kind}</dt>
              <dd class="code">${display}</dd>`,
        )}
      ${
        erasure
          ? html`<dt>Effacement</dt>
              <dd>
                ${erasureMethodWords[erasure.method]}, le
                ${shortDay(dayOfInstant(erasure.at))}${erasure.byName ? ` par ${erasure.byName}` : ""}
              </dd>`
          : nothing
      }
      ${
        item.erasureExemption
          ? html`<dt>Dispense d’effacement</dt>
              <dd>${item.erasureExemption}</dd>`
          : nothing
      }
      ${
        item.purchase
          ? html`<dt>Acquis par</dt>
              <dd>
                <a href="/achats/${item.purchase.id}">Achat n° ${item.purchase.number}</a>,
                ${item.purchase.supplier}, ${shortDay(item.purchase.date)}
              </dd>`
          : nothing
      }
      ${
        item.outcome
          ? html`<dt>Devenir</dt>
              <dd>${outcomeWords[item.outcome]}</dd>`
          : nothing
      }
      ${
        item.note
          ? html`<dt>Note</dt>
              <dd>${item.note}</dd>`
          : nothing
      }
    </dl>`;
  }

  #actions(item: ItemDetail) {
    const role = currentSession()?.user.role;
    const actions = actionsFor(item.operations).filter(
      ([name]) => role && rolesFor(name as OperationType).includes(role),
    );
    return html`<section class="actions no-print" aria-label="Ce que vous pouvez faire">
      ${actions.map(
        ([name, action], index) =>
          html`<wa-button
            variant=${index === 0 ? "brand" : action.danger ? "danger" : "neutral"}
            appearance=${index === 0 ? "accent" : "outlined"}
            @click=${() => (this.operation = name)}
            ><bip-icon slot="start" name=${action.icon}></bip-icon>${action.verb}</wa-button
          >`,
      )}
      <wa-button appearance="outlined" @click=${() => (this.editing = true)}
        ><bip-icon slot="start" name="pen"></bip-icon>Modèle et note</wa-button
      >
    </section>`;
  }

  readonly #done = () => {
    this.operation = null;
    void this.#item.reload();
    void this.history.refresh();
  };

  readonly #edited = (event: CustomEvent<ItemDetail>) => {
    this.editing = false;
    this.#item.set(event.detail);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-item-page": BipItemPage;
  }
}
