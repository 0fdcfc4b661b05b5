import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { asProblem } from "../api/problem.ts";
import { allOffers, editOffer } from "../api/top-ups.ts";
import { showToast } from "../components/toast.ts";
import { dataSize, money } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { SettingsList } from "./settings-list.ts";
import "./offer-form.ts";
import "@awesome.me/webawesome/dist/components/switch/switch.js";

@customElement("bip-offers-page")
export class BipOffersPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #list = new SettingsList<OfferView[], OfferView>(
    this,
    {
      heading: "Offres de recharge",
      add: "Ajouter une offre",
      edit: "Modifier l’offre",
      saved: "Offre enregistrée.",
    },
    allOffers,
  );

  override render() {
    const { value } = this.#list;
    return this.#list.page({
      body: html`<div class="sheet">
        ${
          value?.length === 0
            ? html`<p>Ajoutez ici les recharges que vous achetez : elles se choisiront d’un seul geste.</p>`
            : nothing
        }
        <ul class="lines">
          ${value?.map((offer) => this.#line(offer))}
        </ul>
      </div>`,
      form: (offer, saved) => html`<bip-offer-form .offer=${offer} @bip-saved=${saved}></bip-offer-form>`,
    });
  }

  #line(offer: OfferView) {
    const facts = [
      offer.operator,
      money(offer.amount),
      offer.dataMegabytes === null ? "" : dataSize(offer.dataMegabytes),
      offer.validityDays === null ? "" : countOf(offer.validityDays, ["jour", "jours"]),
    ].filter(Boolean);
    return html`<li>
      <div class="grow">
        <strong>${offer.name}</strong>
        <div class="quiet">${facts.join(" · ")}</div>
      </div>
      <wa-switch size="l" ?checked=${offer.favourite} @change=${(event: Event) => this.#favour(offer, event)}
        >Favorite</wa-switch
      >
      ${this.#list.editButton(offer)}
    </li>`;
  }

  async #favour(offer: OfferView, event: Event) {
    const favourite = (event.target as HTMLInputElement).checked;
    try {
      await editOffer(offer.id, { favourite });
      showToast({
        text: favourite ? `${offer.name} est sur le bureau.` : `${offer.name} n’est plus sur le bureau.`,
      });
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
    await this.#list.load.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-offers-page": BipOffersPage;
  }
}
