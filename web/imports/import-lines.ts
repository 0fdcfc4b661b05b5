import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ImportCounts, ImportLine, ImportVerdict } from "../../shared/imports/schema.ts";
import { importLinesOf } from "../api/imports.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import type { IconName } from "../components/icons.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, chips, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Look {
  icon: IconName;
  tone: string;
  /** Of one line, and beside a number of them: before the import, then after it. */
  before: readonly [line: string, counted: readonly [string, string]];
  after: readonly [line: string, counted: readonly [string, string]];
}

const toCorrect = ["À corriger", ["à corriger", "à corriger"]] as const;
const alreadyThere = ["Déjà là", ["déjà là", "déjà là"]] as const;
const looks: Record<ImportVerdict, Look> = {
  refused: { icon: "circle-x", tone: "alarm", before: toCorrect, after: toCorrect },
  create: {
    icon: "plus",
    tone: "good",
    before: ["À créer", ["à créer", "à créer"]],
    after: ["Créée", ["créée", "créées"]],
  },
  change: {
    icon: "pen",
    tone: "away",
    before: ["À compléter", ["à compléter", "à compléter"]],
    after: ["Complétée", ["complétée", "complétées"]],
  },
  known: { icon: "check", tone: "calm", before: alreadyThere, after: alreadyThere },
};
const verdicts = Object.keys(looks) as ImportVerdict[];

/** What each line of the file would do, or did: the lines to correct first. */
@customElement("bip-import-lines")
export class BipImportLines extends LitElement {
  static override styles = [
    elements,
    blocks,
    chips,
    css`
      .chips {
        margin-top: 0.75rem;
      }
      ol {
        margin: 1rem 0 0;
        padding: 0;
        list-style: none;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line);
        border-radius: var(--bip-radius-large);
      }
      li {
        display: grid;
        grid-template-columns: 5.5rem 8rem minmax(0, 1fr);
        align-items: start;
        gap: 0.125rem 0.75rem;
        padding: 0.75rem 1rem;
        border-bottom: 1px solid var(--bip-line);
      }
      li:last-child {
        border-bottom: 0;
      }
      .verdict {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        font-weight: 600;
        white-space: nowrap;
      }
      .what {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .alarm {
        color: var(--bip-alarm);
      }
      .good {
        color: var(--bip-good);
      }
      .away {
        color: var(--bip-away);
      }
      .calm {
        color: var(--bip-calm);
      }
      .foot {
        display: flex;
        justify-content: center;
        padding-top: 1rem;
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: auto 1fr;
        }
        .what {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property() importId = "";
  @property({ attribute: false }) counts!: ImportCounts;
  /** Has it been imported? */
  @property({ type: Boolean }) done = false;
  @state() private verdict: ImportVerdict | "" = "";
  @state() private items: ImportLine[] = [];
  @state() private next: string | null = null;
  @state() private loading = false;
  @state() private problem: ProblemError | null = null;
  #run = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("counts") && !changed.has("importId")) return;
    if (!this.hasUpdated || (this.verdict && this.counts[this.verdict] === 0))
      this.verdict = this.counts.refused > 0 ? "refused" : "";
    void this.#read(null);
  }

  override render() {
    return html`
      <div class="chips" role="group" aria-label="Lignes à montrer">
        ${verdicts
          .filter((verdict) => this.counts[verdict] > 0)
          .map((verdict) =>
            this.#chip(verdict, countOf(this.counts[verdict], looks[verdict][this.#when][1])),
          )}
        ${this.#chip("", "Toutes")}
      </div>
      ${this.problem ? html`<bip-problem .problem=${this.problem}></bip-problem>` : nothing}
      <ol aria-busy=${this.loading}>
        ${this.items.map((item) => line(item, looks[item.verdict][this.#when][0]))}
      </ol>
      ${
        this.next
          ? html`<div class="foot">
              <wa-button appearance="outlined" ?loading=${this.loading} @click=${() => this.#read(this.next)}
                >Afficher la suite</wa-button
              >
            </div>`
          : nothing
      }
    `;
  }

  get #when() {
    return this.done ? "after" : "before";
  }

  #chip(verdict: ImportVerdict | "", label: string) {
    const chosen = this.verdict === verdict;
    return html`<button
      class="chip"
      type="button"
      aria-pressed=${chosen}
      @click=${() => {
        this.verdict = verdict;
        void this.#read(null);
      }}
    >
      ${verdict ? html`<bip-icon name=${looks[verdict].icon}></bip-icon>` : nothing}${label}
    </button>`;
  }

  async #read(after: string | null) {
    const run = ++this.#run;
    this.loading = true;
    this.problem = null;
    try {
      const page = await importLinesOf(this.importId, this.verdict, after);
      if (run !== this.#run) return;
      this.items = after ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
    } catch (error) {
      if (run === this.#run) this.problem = asProblem(error);
    }
    if (run === this.#run) this.loading = false;
  }
}

function line({ line, verdict, what, numbers, site, items, reasons, itemId }: ImportLine, word: string) {
  const { icon, tone } = looks[verdict];
  const facts = [numbers, site, items > 1 ? countOf(items, ["équipement", "équipements"]) : ""].filter(
    Boolean,
  );
  return html`<li>
    <span class="quiet number">Ligne ${line}</span>
    <span class="verdict ${tone}"><bip-icon name=${icon}></bip-icon>${word}</span>
    <div class="what">
      <strong>${itemId ? html`<a href="/materiel/${itemId}">${what}</a>` : what}</strong>
      ${facts.length > 0 ? html`<div class="quiet">${facts.join(" · ")}</div>` : nothing}
      ${reasons.map((reason) => html`<div class=${verdict === "refused" ? "alarm" : "quiet"}>${reason}</div>`)}
    </div>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-import-lines": BipImportLines;
  }
}
