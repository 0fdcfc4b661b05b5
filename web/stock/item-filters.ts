import type { CommuneView, SiteView } from "../../shared/stock/schema.ts";
import type { ListFilter } from "../components/list-filters.ts";
import { choicesOf, itemStateWords, kindChoices } from "../i18n/words.ts";

export const overdueFilter: ListFilter = {
  name: "overdue",
  label: "Échéance",
  as: "chips",
  choices: [{ value: "true", label: "En retard" }],
};

export function placeFilters(communes: CommuneView[], sites: SiteView[]): ListFilter[] {
  return [
    {
      name: "commune",
      label: "Commune",
      as: "select",
      choices: communes.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: "site",
      label: "Lieu",
      as: "select",
      choices: sites.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

export const kindFilter: ListFilter = {
  name: "kind",
  label: "Genre",
  as: "select",
  choices: kindChoices.filter(({ value }) => value !== "sim"),
};
export const stateFilter: ListFilter = {
  name: "state",
  label: "État",
  as: "select",
  choices: choicesOf(itemStateWords),
};
