import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { asProblem } from "../api/problem.ts";
import { allOffers, editOffer } from "../api/top-ups.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { dataSize, money } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./offer-form.ts";
import "@awesome.me/webawesome/dist/components/switch/switch.js";

@customElement("bip-offers-page")
export class BipOffersPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #offers = new LoadController(this, allOffers);
  @state() private editing: OfferView | "new" | null = null;

  override render() {
    const { value, loading, problem, reload } = this.#offers;
    return html`<bip-page
      heading="Offres de recharge"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" variant="brand" @click=${() => (this.editing = "new")}
        ><bip-icon slot="start" name="plus"></bip-icon>Ajouter une offre</wa-button
      >
      <div class="sheet">
        ${
          value?.length === 0
            ? html`<p>Ajoutez ici les recharges que vous achetez : elles se choisiront d’un seul geste.</p>`
            : nothing
        }
        <ul class="lines">
          ${value?.map((offer) => this.#line(offer))}
        </ul>
      </div>
      <bip-dialog
        heading=${this.editing === "new" ? "Ajouter une offre" : "Modifier l’offre"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-offer-form
                .offer=${this.editing === "new" ? null : this.editing}
                @bip-saved=${this.#saved}
              ></bip-offer-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
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
      <wa-button appearance="outlined" @click=${() => (this.editing = offer)}
        ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
      >
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
    await this.#offers.reload();
  }

  readonly #saved = () => {
    this.editing = null;
    showToast({ text: "Offre enregistrée." });
    void this.#offers.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-offers-page": BipOffersPage;
  }
}
