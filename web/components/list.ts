import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Page } from "../../shared/paging.ts";
import type { ExportFormat, ExportUrl } from "../api/exports.ts";
import type { Query } from "../api/http.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, chips, elements, forms } from "../styles/shared.ts";
import { ListController } from "./list-controller.ts";
import { listMore, listProblem } from "./list-parts.ts";
import {
  isChosen,
  isSearched,
  listQuery,
  readListState,
  toggled,
  writeListState,
  type ListFilter,
  type ListState,
} from "./list-filters.ts";
import { listStyles } from "./list-styles.ts";
import { listCards, listTable, type Identified, type ListColumn } from "./list-rows.ts";
import { MediaController } from "./media-controller.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";
import "./export-menu.ts";
import "./icon.ts";

export type { ListColumn };

const typingPause = 250;

/**
 * The body of a list page: search, filters, order, pages by key. The address keeps what was asked, so that the way back
 * leads to the same list. A table where there is room, cards on a phone.
 *
 * @slot empty - shown while there is nothing at all: how to fill the list
 */
@customElement("bip-list")
export class BipList<Item extends Identified = Identified> extends LitElement {
  static override styles = [elements, blocks, forms, chips, listStyles];

  @property({ attribute: false }) load!: (query: Query) => Promise<Page<Item>>;
  @property({ attribute: false }) columns: readonly ListColumn<Item>[] = [];
  @property({ attribute: false }) filters: readonly ListFilter[] = [];
  @property({ attribute: false }) href: ((item: Item) => string) | null = null;
  /** The address of the whole list as a file; a list without it has no « Exporter ». */
  @property({ attribute: false }) exportUrl: ExportUrl | null = null;
  @property({ attribute: false }) noun: readonly [string, string] = ["résultat", "résultats"];
  @property() searchLabel = "Rechercher";
  @property() sort = "";
  /** Lists without search have no `q` on the server. */
  @property({ type: Boolean }) withoutSearch = false;

  @state() private asked: ListState = { q: "", sort: "", filters: {} };
  readonly #list = new ListController<Item>(this, (query) => this.load(query));
  readonly #wide = new MediaController(this, "(min-width: 60rem)");
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #path = location.pathname;

  readonly #fromAddress = () => {
    if (location.pathname !== this.#path) return;
    this.asked = readListState(location.search, this.filters, this.sort);
    void this.#list.start(listQuery(this.asked));
  };

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener("popstate", this.#fromAddress);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.#fromAddress);
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    this.#fromAddress();
  }

  // Choices of a filter (sites, communes) may arrive after the list itself.
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has("filters"))
      this.asked = readListState(location.search, this.filters, this.sort);
  }

  /** Reads the list again, after something changed. */
  refresh(): Promise<void> {
    return this.#list.refresh();
  }

  override render() {
    return html`${this.#tools()} ${this.#results()}`;
  }

  get #isNarrowed() {
    return this.asked.q !== "" || Object.values(this.asked.filters).some((value) => value !== "");
  }

  #tools() {
    const chips = this.filters.filter((filter) => filter.as === "chips");
    const selects = this.filters.filter((filter) => filter.as === "select" && filter.choices.length > 0);
    const dates = this.filters.filter((filter) => filter.as === "date");
    return html`<div class="tools no-print" role="search">
      ${
        this.withoutSearch
          ? nothing
          : html`<div class="search">
              <bip-icon name="search"></bip-icon>
              <input
                type="search"
                data-accepts-scans
                aria-label=${this.searchLabel}
                placeholder=${this.searchLabel}
                enterkeyhint="search"
                autocomplete="off"
                .value=${live(this.asked.q)}
                @input=${this.#search}
              />
            </div>`
      }
      <div class="narrow">
        ${chips.map(
          (filter) =>
            html`<div class="chips" role="group" aria-label=${filter.label}>
              ${filter.choices.map((choice) => {
                const chosen = isChosen(this.asked.filters[filter.name] ?? "", choice.value);
                return html`<button
                  class="chip"
                  type="button"
                  aria-pressed=${chosen}
                  @click=${() => this.#filter(filter, choice.value)}
                >
                  ${chosen ? html`<bip-icon name="check"></bip-icon>` : nothing}${choice.label}
                </button>`;
              })}
            </div>`,
        )}
        ${dates.map((filter) => this.#date(filter))} ${this.#folded(selects)}
      </div>
    </div>`;
  }

  /** On a phone what narrows and orders folds away, so that the list itself is in view. */
  #folded(selects: ListFilter[]) {
    const sorts = this.#sortChoices;
    if (selects.length === 0 && sorts.length === 0) return nothing;
    const content = html`<div class="selects">
      ${selects.map((filter) => this.#select(filter))}${this.#sortSelect(sorts)}
    </div>`;
    if (this.#wide.matches) return content;
    const used = selects.filter(({ name }) => this.asked.filters[name]).length;
    return html`<details>
      <summary>${sorts.length > 0 ? "Filtrer et trier" : "Filtrer"}${used > 0 ? ` (${used})` : ""}</summary>
      ${content}
    </details>`;
  }

  #date(filter: ListFilter) {
    return html`<label class="date"
      >${filter.label}
      <input
        type="date"
        .value=${live(this.asked.filters[filter.name] || (filter.none ?? ""))}
        @change=${(event: Event) => this.#ask({ filters: { [filter.name]: (event.target as HTMLInputElement).value } })}
    /></label>`;
  }

  #select(filter: ListFilter) {
    const current = this.asked.filters[filter.name] ?? "";
    return html`<select
      aria-label=${filter.label}
      @change=${(event: Event) => this.#ask({ filters: { [filter.name]: (event.target as HTMLSelectElement).value } })}
    >
      <option value="" ?selected=${current === ""}>${filter.none ?? `${filter.label} : tous`}</option>
      ${filter.choices.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === current}>${choice.label}</option>`,
      )}
    </select>`;
  }

  /** The table sorts by its headings; cards have none. */
  get #sortChoices() {
    const sortable = this.columns.filter((column) => column.sort);
    if (this.#wide.matches || sortable.length === 0) return [];
    return sortable.flatMap(({ label, sort = "", sortWords }) => {
      const name = `Par ${label.toLowerCase()}`;
      const [rising, falling] = sortWords ?? [name, `${name}, à l’envers`];
      return [
        { value: sort, label: rising },
        { value: `-${sort}`, label: falling },
      ];
    });
  }

  #sortSelect(choices: { value: string; label: string }[]) {
    if (choices.length === 0) return nothing;
    return html`<select
      aria-label="Ordre"
      @change=${(event: Event) => this.#ask({ sort: (event.target as HTMLSelectElement).value })}
    >
      ${choices.map(
        ({ value, label }) =>
          html`<option value=${value} ?selected=${value === this.asked.sort}>${label}</option>`,
      )}
    </select>`;
  }

  #results() {
    const { items, total, loading, problem, next } = this.#list;
    if (problem && items.length === 0) return listProblem(this.#list);
    if (total === null)
      return html`<p class="loading" role="status"><wa-spinner></wa-spinner>Chargement…</p>`;
    return html`
      <div class="count">
        <span role="status">${countOf(total, this.noun)}</span>
        ${
          this.#isNarrowed
            ? html`<button class="plain" type="button" @click=${this.#clear}>Tout afficher</button>`
            : nothing
        }
        ${this.exportUrl && total > 0 ? this.#export(this.exportUrl) : nothing}
      </div>
      <div class="results" aria-busy=${loading}>${items.length === 0 ? this.#empty() : this.#rows()}</div>
      ${listProblem(this.#list)}
      ${next ? html`<div class="foot no-print">${listMore(this.#list)}</div>` : nothing}
    `;
  }

  #export(exportUrl: ExportUrl) {
    return html`<bip-export-menu
      class="no-print"
      .url=${(format: ExportFormat) => exportUrl(listQuery(this.asked), format)}
    ></bip-export-menu>`;
  }

  #empty() {
    return html`<div class="empty">
      ${
        isSearched(this.asked, this.filters)
          ? html`<p>Rien ne correspond à cette recherche.</p>
              <wa-button appearance="outlined" @click=${this.#clear}>Tout afficher</wa-button>`
          : html`<slot name="empty"><p>Il n’y a encore rien ici.</p></slot>`
      }
    </div>`;
  }

  #rows() {
    const { columns, href } = this;
    const { items } = this.#list;
    if (!this.#wide.matches) return listCards({ columns, items, href });
    return listTable({ columns, items, href, sort: this.asked.sort, onSort: (sort) => this.#ask({ sort }) });
  }

  #search(event: Event) {
    const q = (event.target as HTMLInputElement).value;
    this.asked = { ...this.asked, q };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask({ q }), typingPause);
  }

  #filter(filter: ListFilter, value: string) {
    this.#ask({ filters: { [filter.name]: toggled(filter, this.asked.filters[filter.name] ?? "", value) } });
  }

  readonly #clear = () => {
    this.#ask({ q: "", filters: Object.fromEntries(this.filters.map(({ name }) => [name, ""])) });
  };

  #ask(change: Partial<ListState>) {
    this.asked = { ...this.asked, ...change, filters: { ...this.asked.filters, ...change.filters } };
    history.replaceState(history.state, "", location.pathname + writeListState(this.asked, this.sort));
    void this.#list.start(listQuery(this.asked));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-list": BipList;
  }
}
