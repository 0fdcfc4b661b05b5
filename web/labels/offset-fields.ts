import { html } from "lit";
import { labelTestUrl } from "../api/labels.ts";
import { textField } from "../components/fields.ts";
import type { FormController } from "../components/form-controller.ts";
import { decimal, type LabelChoices } from "./label-choices.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** How far the printer misses the stickers, read off a test page; open where something is set. */
export function offsetFields(form: FormController<LabelChoices>) {
  const { format, offsetX, offsetY } = form.values;
  const [x, y] = [decimal(offsetX), decimal(offsetY)];
  return html`<details ?open=${x !== 0 || y !== 0}>
    <summary>L’impression tombe à côté des étiquettes</summary>
    <div class="stack">
      <p class="quiet">
        Imprimez la page d’essai sur papier, posez-la sur une planche, puis notez l’écart. Ce réglage reste
        sur cet appareil.
      </p>
      <div>
        <wa-button appearance="outlined" target="_blank" href=${labelTestUrl(format, x || 0, y || 0)}
          >Ouvrir la page d’essai (PDF)</wa-button
        >
      </div>
      <div class="pair">
        ${textField(form, "offsetX", { label: "Vers la droite (mm)", inputmode: "decimal" })}
        ${textField(form, "offsetY", { label: "Vers le bas (mm)", inputmode: "decimal" })}
      </div>
    </div>
  </details>`;
}
