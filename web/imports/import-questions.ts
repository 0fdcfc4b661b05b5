import { html, nothing } from "lit";
import type { Condition } from "../../shared/ledger/records.ts";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { ImportModel, ImportView, ModelChoice } from "../../shared/imports/schema.ts";
import type { ModelView, SiteView } from "../../shared/stock/schema.ts";
import { number } from "../i18n/format.ts";
import { choicesOf, conditionWords, countOf, kindChoices } from "../i18n/words.ts";

interface Known {
  models: ModelView[];
  sites: SiteView[];
}
type Change = (change: Partial<ImportView["choices"]>) => void;

const valueOf = (event: Event) => (event.target as HTMLSelectElement).value;
const without = <Value>(record: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
const equipment = ["équipement", "équipements"] as const;

/** What the file does not say, asked once: kinds of new models, places that have another name here, and the rest. */
export function importQuestions(view: ImportView, known: Known, onChange: Change) {
  return html`
    ${view.sites.length > 0 ? places(view, known, onChange) : nothing}
    ${view.models.length > 0 ? models(view, known, onChange) : nothing} ${defaults(view, known, onChange)}
  `;
}

function places({ sites, choices }: ImportView, known: Known, onChange: Change) {
  return html`<h2 class="part">Lieux qui n’existent pas ici</h2>
    <ul class="lines">
      ${sites.map(
        ({ key, name, items }) =>
          html`<li>
            <span class="grow"
              ><strong>${name}</strong> <span class="quiet">${countOf(items, equipment)}</span></span
            >
            <select
              aria-label="Lieu pour ${name}"
              @change=${(event: Event) => {
                const rest = without(choices.sites, key);
                const chosen = valueOf(event);
                onChange({ sites: chosen ? { ...rest, [key]: chosen } : rest });
              }}
            >
              <option value="" ?selected=${!choices.sites[key]}>À choisir</option>
              ${known.sites.map(
                (site) =>
                  html`<option value=${site.id} ?selected=${choices.sites[key] === site.id}>
                    ${site.name}
                  </option>`,
              )}
            </select>
          </li>`,
      )}
    </ul>`;
}

function models({ models, choices }: ImportView, known: Known, onChange: Change) {
  const choose = (key: string, choice: ModelChoice | null) => {
    const rest = without(choices.models, key);
    onChange({ models: choice ? { ...rest, [key]: choice } : rest });
  };
  return html`<h2 class="part">Modèles nouveaux</h2>
    <p class="quiet">Ils seront créés. Dites ce qu’ils sont, ou choisissez un de vos modèles.</p>
    <ul class="lines">
      ${models.map((model) => modelLine(model, choices.models[model.key], known, choose))}
    </ul>`;
}

function modelLine(
  model: ImportModel,
  choice: ModelChoice | undefined,
  known: Known,
  choose: (key: string, choice: ModelChoice | null) => void,
) {
  const kind = choice && "kind" in choice ? choice.kind : choice ? "" : (model.kind ?? "");
  const existing = choice && "modelId" in choice ? choice.modelId : "";
  const { key, brand, name } = model;
  return html`<li>
    <span class="grow"
      ><strong>${brand} ${name}</strong> <span class="quiet">${countOf(model.items, equipment)}</span></span
    >
    <select
      aria-label="Ce qu’est ${brand} ${name}"
      class=${kind || existing ? "" : "missing"}
      @change=${(event: Event) => {
        const [way = "", value = ""] = valueOf(event).split(" ");
        if (way === "kind") choose(key, { kind: value as ItemKind, brand, name });
        else choose(key, way === "model" ? { modelId: value } : null);
      }}
    >
      <option value="" ?selected=${!kind && !existing}>À choisir</option>
      <optgroup label="Créer ce modèle">
        ${kindChoices.map(
          ({ value, label }) =>
            html`<option value="kind ${value}" ?selected=${!existing && kind === value}>${label}</option>`,
        )}
      </optgroup>
      ${
        known.models.length > 0
          ? html`<optgroup label="C’est un de vos modèles">
              ${known.models.map(
                (own) =>
                  html`<option value="model ${own.id}" ?selected=${existing === own.id}>
                    ${own.brand} ${own.name}
                  </option>`,
              )}
            </optgroup>`
          : nothing
      }
    </select>
  </li>`;
}

function defaults({ choices }: ImportView, known: Known, onChange: Change) {
  const sources = [
    ["purchase", "Un achat"],
    ["gift", "Un don"],
    ["found", "Ce que nous avions déjà"],
  ] as const;
  const rates = [2000, 1000, 850, 550, 210, 0];
  return html`<div class="pair">
    <div class="field">
      <label for="siteId">Lieu, si le fichier ne le dit pas</label>
      <select id="siteId" @change=${(event: Event) => onChange({ siteId: valueOf(event) || null })}>
        <option value="" ?selected=${!choices.siteId}>Aucun</option>
        ${known.sites.map(
          ({ id, name }) => html`<option value=${id} ?selected=${choices.siteId === id}>${name}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="condition">État, si le fichier ne le dit pas</label>
      <select
        id="condition"
        @change=${(event: Event) => onChange({ condition: valueOf(event) as Condition })}
      >
        ${choicesOf(conditionWords).map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${choices.condition === value}>${label}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="source">D’où vient ce matériel</label>
      <select
        id="source"
        @change=${(event: Event) => onChange({ source: valueOf(event) as "purchase" | "gift" | "found" })}
      >
        ${sources.map(
          ([value, label]) =>
            html`<option value=${value} ?selected=${choices.source === value}>${label}</option>`,
        )}
      </select>
    </div>
    ${
      choices.mapping.price === undefined
        ? nothing
        : html`<div class="field">
            <label for="vatRate">TVA comprise dans les prix, si le fichier ne la dit pas</label>
            <select id="vatRate" @change=${(event: Event) => onChange({ vatRate: Number(valueOf(event)) })}>
              ${rates.map(
                (rate) =>
                  html`<option value=${rate} ?selected=${choices.vatRate === rate}>
                    ${rate === 0 ? "Sans TVA" : `${number(rate / 100)}\u00a0%`}
                  </option>`,
              )}
            </select>
          </div>`
    }
  </div>`;
}
