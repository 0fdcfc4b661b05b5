import { html, nothing } from "lit";
import { currentSim } from "../../../shared/desk/selectors.ts";
import type { OfferView } from "../../../shared/top-ups/schema.ts";
import { dataSize, longDay, money } from "../../i18n/format.ts";
import type { DeskController } from "../desk-controller.ts";

/** Which SIM, and the favourite offers as buttons; a voucher is scanned. */
export function topUpPanel(desk: DeskController, offers: OfferView[]) {
  const sim = currentSim(desk.state);
  if (!sim)
    return html`<section class="panel" aria-label="Recharge">
      <p class="lead">Bipez la carte SIM, ou la carte de la personne.</p>
      ${desk.state.waitingVoucher ? html`<p>Un coupon attend sa carte SIM.</p>` : nothing}
    </section>`;
  return html`<section class="panel" aria-label="Recharge en cours">
    <div class="who">
      <a class="name" href=${`/materiel/${sim.id}`}>${sim.label}</a>
      <span class="quiet"
        >${sim.holderName ?? sim.siteName}${
          sim.dataUntil ? html` · données jusqu’au ${longDay(sim.dataUntil)}` : nothing
        }</span
      >
    </div>
    <p class="lead">Bipez le coupon, ou choisissez l’offre achetée.</p>
    ${
      offers.length > 0
        ? html`<ul class="offers">
            ${offers.map(
              (offer) =>
                html`<li>
                  <button
                    type="button"
                    class="button offer"
                    @click=${() => desk.happen({ type: "chose-offer", offer })}
                  >
                    <strong>${offer.name}</strong>
                    <span
                      >${money(offer.amount)}${offer.dataMegabytes ? ` · ${dataSize(offer.dataMegabytes)}` : ""}${
                        offer.validityDays ? ` · ${offer.validityDays} jours` : ""
                      }</span
                    >
                  </button>
                </li>`,
            )}
          </ul>`
        : html`<p>Aucune offre favorite. <a href="/reglages">Ajoutez-en dans les réglages.</a></p>`
    }
    <div class="buttons">
      <button class="button" type="button" @click=${() => desk.happen({ type: "finish" })}>Terminer</button>
    </div>
  </section>`;
}
