import { html, nothing } from "lit";
import type { ItemDetail } from "../../shared/stock/schema.ts";
import "../components/barcode.ts";
import "../components/icon.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Next {
  another: () => void;
  /** Where the item was missing: back to the desk, which reads its code again. */
  backToDesk?: () => void;
}

/** The label of an item that has just come in, and where to go on. */
export function receivedPanel(item: ItemDetail, { another, backToDesk }: Next) {
  return html`<div class="sheet stack">
    <div class="notice good" role="status">
      <bip-icon name="circle-check"></bip-icon>
      <p>
        Enregistré. Écrivez ce numéro sur l’équipement, ou collez son étiquette : il se bipe dès maintenant.
      </p>
    </div>
    <bip-barcode text=${item.label}></bip-barcode>
    <div class="row">
      ${
        backToDesk
          ? html`<wa-button variant="brand" @click=${backToDesk}
              ><bip-icon slot="start" name="scan-barcode"></bip-icon>Continuer au bureau</wa-button
            >`
          : nothing
      }
      <wa-button
        variant=${backToDesk ? "neutral" : "brand"}
        appearance=${backToDesk ? "outlined" : "accent"}
        @click=${another}
        ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer le suivant</wa-button
      >
      <wa-button appearance="outlined" href="/etiquettes?items=${item.id}"
        ><bip-icon slot="start" name="printer"></bip-icon>Imprimer l’étiquette</wa-button
      >
      <wa-button appearance="outlined" href="/materiel/${item.id}">Voir sa page</wa-button>
    </div>
  </div>`;
}
