import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { repeat } from "lit/directives/repeat.js";

export interface Identified {
  id: string;
}

export interface ListColumn<Item> {
  label: string;
  cell: (item: Item) => TemplateResult | string | typeof nothing;
  /** Said before it on a card, where the heading of its column is missing. */
  prefix?: string;
  /** The name under which the server sorts by it. */
  sort?: string;
  /** How both orders are called where its heading is missing; « Par » and its label where nothing is said. */
  sortWords?: readonly [rising: string, falling: string];
  /** Where it stands on a phone's card: its title, its badge, the words below; or only in the table. */
  place: "title" | "badge" | "meta" | "table";
}

interface Rows<Item> {
  columns: readonly ListColumn<Item>[];
  items: readonly Item[];
  href: ((item: Item) => string) | null;
}

interface SortedRows<Item> extends Rows<Item> {
  sort: string;
  onSort: (sort: string) => void;
}

/** Where there is room: one row a thing, its title leading to its page, headings that sort. */
export function listTable<Item extends Identified>(rows: SortedRows<Item>) {
  return html`<table>
    <thead>
      <tr>
        ${rows.columns.map((column) => heading(column, rows))}
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows.items,
        (item) => item.id,
        (item) =>
          html`<tr>
            ${rows.columns.map(
              (column) =>
                html`<td class=${column.place === "title" ? "lead-cell" : ""}>
                  ${cell(column, item, rows)}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** On a phone: one card a thing. */
export function listCards<Item extends Identified>(rows: Rows<Item>) {
  const at = (place: ListColumn<Item>["place"]) => rows.columns.filter((column) => column.place === place);
  return html`<ul class="cards">
    ${repeat(
      rows.items,
      (item) => item.id,
      (item) =>
        html`<li class="card">
          <div class="top">
            ${at("title").map((column) => html`<span class="lead-cell">${cell(column, item, rows)}</span>`)}
            ${at("badge").map((column) => column.cell(item))}
          </div>
          <div class="meta">
            ${at("meta")
              .map((column) => ({ prefix: column.prefix, shown: column.cell(item) }))
              .filter(({ shown }) => shown !== nothing && shown !== "")
              .map(({ prefix, shown }) => html`<span>${prefix ? `${prefix} ` : ""}${shown}</span>`)}
          </div>
        </li>`,
    )}
  </ul>`;
}

function heading<Item>({ label, sort }: ListColumn<Item>, rows: SortedRows<Item>) {
  if (!sort) return html`<th scope="col">${label}</th>`;
  const direction = rows.sort === sort ? "ascending" : rows.sort === `-${sort}` ? "descending" : undefined;
  const arrow = direction === "ascending" ? "↑" : direction === "descending" ? "↓" : "";
  return html`<th scope="col" aria-sort=${ifDefined(direction)}>
    <button type="button" @click=${() => rows.onSort(direction === "ascending" ? `-${sort}` : sort)}>
      ${label}<span aria-hidden="true">${arrow}</span>
    </button>
  </th>`;
}

function cell<Item>(column: ListColumn<Item>, item: Item, { href }: Rows<Item>) {
  const shown = column.cell(item);
  return column.place === "title" && href ? html`<a class="open" href=${href(item)}>${shown}</a>` : shown;
}
