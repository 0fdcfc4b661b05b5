import { html, nothing } from "lit";
import type { CommonFields } from "../../shared/receiving/state.ts";
import type { SiteView } from "../../shared/stock/schema.ts";
import { choicesOf, conditionWords } from "../i18n/words.ts";
import type { ReceivingController } from "./receiving-controller.ts";
import "../components/icon.ts";

const sourceChoices = [
  { value: "purchase", label: "Achat" },
  { value: "gift", label: "Don" },
  { value: "found", label: "Trouvé dans nos stocks" },
];

/** What all the boxes have in common: set once. */
export function commonPanel(receiving: ReceivingController, sites: SiteView[]) {
  const { common, bound, lines } = receiving.state;
  const set = (fields: Partial<CommonFields>) => receiving.happen({ type: "common", fields });
  const site = sites.find(({ id }) => id === common.siteId)?.name ?? "Lieu à choisir";
  const withSims = !bound || lines.some(({ kind }) => kind === "sim");
  const summed = [
    site,
    conditionWords[common.condition].toLowerCase(),
    common.labelled ? "étiquettes déjà collées" : "",
    common.note,
  ];
  return html`<details class="panel">
    <summary>
      <bip-icon name="chevron-right"></bip-icon>Pour toutes les boîtes
      <span class="quiet">${summed.filter(Boolean).join(" · ")}</span>
    </summary>
    <div class="common">
      ${choice(
        "Rangées où\u00a0?",
        common.siteId,
        sites.map(({ id, name }) => ({ value: id, label: name })),
        (siteId) => set({ siteId }),
      )}
      ${choice("État", common.condition, choicesOf(conditionWords), (condition) =>
        set({ condition: condition as CommonFields["condition"] }),
      )}
      ${
        bound
          ? nothing
          : choice("Provenance", common.source, sourceChoices, (source) =>
              set({ source: source as CommonFields["source"] }),
            )
      }
      <label class="field"
        ><span class="label">Remarque <span class="optional">(facultatif)</span></span>
        <input
          type="text"
          maxlength="500"
          .value=${common.note}
          @change=${(event: Event) => set({ note: (event.target as HTMLInputElement).value.trim() })}
        />
      </label>
      ${tick("Étiquettes déjà imprimées : je bipe celle de chaque boîte", common.labelled, (labelled) =>
        set({ labelled }),
      )}
      ${
        withSims
          ? tick("Cartes SIM : la ligne est déjà ouverte chez l’opérateur", common.lineActive, (lineActive) =>
              set({ lineActive }),
            )
          : nothing
      }
    </div>
  </details>`;
}

function choice(
  label: string,
  value: string,
  choices: readonly { value: string; label: string }[],
  set: (value: string) => void,
) {
  return html`<label class="field"
    ><span class="label">${label}</span>
    <select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
      ${choices.map(
        (one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`,
      )}
    </select>
  </label>`;
}

const tick = (label: string, checked: boolean, set: (checked: boolean) => void) =>
  html`<label class="check"
    ><input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    /><span>${label}</span></label
  >`;
