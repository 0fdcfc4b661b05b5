import { html, nothing } from "lit";
import { shownItem } from "../../../shared/desk/selectors.ts";
import type { Named } from "../../../shared/scan/answer.ts";
import type { ItemView } from "../../../shared/stock/schema.ts";
import { dayOfInstant, longDay } from "../../i18n/format.ts";
import type { DeskController } from "../desk-controller.ts";
import { itemLine } from "./item-line.ts";
import "../../components/state.ts";

/** What was looked up: what it is, who has it, since when; its page has the rest. */
export function shownPanel(desk: DeskController) {
  const { shown } = desk.state;
  const item = shownItem(desk.state);
  if (item) return itemPanel(item);
  if (!shown)
    return html`<section class="panel" aria-label="Consultation">
      <p class="lead">Bipez n’importe quoi : une étiquette, une carte SIM, une carte de bénéficiaire…</p>
      <p class="quiet">
        Une carte de bénéficiaire commence un prêt. Une étiquette de lot en préparation l’ouvre.
      </p>
    </section>`;
  return html`<section class="panel" aria-label="Consultation">${otherPanel(shown)}</section>`;
}

function itemPanel(item: ItemView) {
  return html`<section class="panel" aria-label="Consultation">
    <div class="who">
      <a class="name" href=${`/materiel/${item.id}`}>${item.label}</a>
      <bip-state kind="item" .state=${item.state} ?overdue=${item.overdue}></bip-state>
    </div>
    <p>${item.name}</p>
    <dl class="facts">
      ${
        item.holderName
          ? html`<dt>Chez</dt>
              <dd>${item.holderName}</dd>`
          : html`<dt>Lieu</dt>
              <dd>${item.siteName}</dd>`
      }
      <dt>Depuis</dt>
      <dd>${longDay(dayOfInstant(item.since))}</dd>
      ${
        item.loan
          ? html`<dt>Jusqu’au</dt>
              <dd>${longDay(item.loan.dueDate)}</dd>`
          : nothing
      }
    </dl>
    <div class="buttons">
      <a class="button" href=${`/materiel/${item.id}`}>Ouvrir la fiche et son historique</a>
    </div>
  </section>`;
}

function otherPanel(shown: Named) {
  switch (shown.type) {
    case "beneficiary":
      return html`<div class="who">
          <a class="name" href=${`/personnes/${shown.beneficiary.id}`}
            >${shown.beneficiary.firstName} ${shown.beneficiary.lastName}</a
          >
          <span class="quiet">${shown.beneficiary.communeName}</span>
        </div>
        ${list(shown.items)}`;
    case "batch":
      return html`<div class="who">
          <a class="name" href=${`/lots/${shown.batch.id}`}>${shown.batch.name}</a>
          <span class="quiet">${shown.batch.label}</span>
        </div>
        ${list(shown.items)}`;
    case "kit":
      return html`<p class="name">${shown.kit.name}</p>
        ${list(shown.kit.items)}`;
    case "loan":
      return html`<div class="who">
          <a class="name" href=${`/prets/${shown.loan.id}`}>Prêt ${shown.loan.number}</a>
          <span class="quiet">${shown.loan.beneficiaryName} · jusqu’au ${longDay(shown.loan.dueDate)}</span>
        </div>
        ${list(shown.items)}`;
    case "model":
      return html`<p class="name">${shown.model.brand} ${shown.model.name}</p>
        <p>${shown.model.items} en service</p>`;
    case "site":
      return html`<p class="name">${shown.site.name}</p>
        <p>
          <a href=${`/materiel?site=${shown.site.id}`}>Voir le matériel de ce lieu (${shown.site.items})</a>
        </p>`;
    case "voucher":
      return html`<p class="name">${shown.voucher.offerName}</p>
        <p>${shown.voucher.masked}</p>`;
    case "item":
      return itemPanel(shown.item);
    case "command":
      return nothing;
  }
}

const list = (items: ItemView[]) =>
  items.length === 0
    ? html`<p class="quiet">Aucun objet.</p>`
    : html`<ul class="items">
        ${items.map((item) => itemLine(item, html`<bip-state kind="item" .state=${item.state}></bip-state>`))}
      </ul>`;
