import { html, nothing, type TemplateResult } from "lit";
import type { ItemView } from "../../../shared/stock/schema.ts";
import "../../components/state.ts";

/** An item in a list of the desk: the number that is read aloud first, then what it is. */
export function itemLine(item: ItemView, end: TemplateResult | typeof nothing = nothing) {
  return html`<li>
    <a class="label" href=${`/materiel/${item.id}`}>${item.label}</a>
    <span class="grow">${item.name}</span>
    ${end}
  </li>`;
}
