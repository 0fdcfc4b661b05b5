import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MovementView } from "../../shared/stock/schema.ts";
import { exportOf, type ExportFormat } from "../api/exports.ts";
import type { Query } from "../api/http.ts";
import { listMovements, runOperations } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import { longDay, dayOfInstant, timeOf } from "../i18n/format.ts";
import { movementOutcome, movementSentence } from "../../shared/ledger/movement-words.ts";
import { uncapitalised } from "../i18n/words.ts";
import { isStaff } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { ListController } from "./list-controller.ts";
import { listMore, listProblem } from "./list-parts.ts";
import { showToast } from "./toast.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";
import "./export-menu.ts";
import "./icon.ts";

const asFile = exportOf("movements");

/**
 * Everything that happened to a thing, newest first, with *Annuler* on the last of it.
 *
 * @fires bip-changed - an operation was undone
 */
@customElement("bip-history")
export class BipHistory extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      ol {
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        padding: 0 0 1.125rem 1.75rem;
      }
      li::before {
        content: "";
        position: absolute;
        inset-inline-start: 0.25rem;
        top: 0.45em;
        width: 0.625rem;
        height: 0.625rem;
        border-radius: 50%;
        background: var(--bip-accent);
      }
      li:not(:last-child)::after {
        content: "";
        position: absolute;
        inset-inline-start: 0.5rem;
        top: 1.25em;
        bottom: -0.2em;
        width: 2px;
        background: var(--bip-line);
      }
      .what {
        font-weight: 600;
      }
      .undone .what {
        text-decoration: line-through;
        color: var(--bip-ink-quiet);
      }
      .undone::before {
        background: var(--bip-line-strong);
      }
    `,
  ];

  /** Of which item, person, loan or batch. */
  @property({ attribute: false }) of: Query = {};
  /** Names the item on each line, where the history is not an item's own. */
  @property({ type: Boolean }) withItems = false;
  @state() private undoing = false;
  readonly #list = new ListController<MovementView>(this, listMovements);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("of");
    if (changed.has("of") && JSON.stringify(before) !== JSON.stringify(this.of))
      void this.#list.start({ ...this.of, limit: 20 });
  }

  refresh(): Promise<void> {
    return this.#list.refresh();
  }

  override render() {
    const { items, total, problem } = this.#list;
    return html`
      ${listProblem(this.#list)}
      ${total === 0 ? html`<p class="quiet">Rien n’a encore été enregistré.</p>` : nothing}
      ${total === null && !problem ? html`<p role="status"><wa-spinner></wa-spinner> Chargement…</p>` : nothing}
      ${
        items.length > 0
          ? html`<bip-export-menu
              class="no-print"
              .url=${(format: ExportFormat) => asFile(this.of, format)}
            ></bip-export-menu>`
          : nothing
      }
      <ol>
        ${oncePerOperation(items).map((movement, index) => this.#line(movement, index === 0))}
      </ol>
      ${listMore(this.#list)}
    `;
  }

  #line(movement: MovementView, newest: boolean) {
    const outcome = movementOutcome(movement);
    const undoable = newest && isStaff() && !movement.cancelled && movement.type !== "cancel";
    return html`<li class=${movement.cancelled ? "undone" : ""}>
      <div class="grow">
        <p class="what">
          ${movementSentence(movement)}
          ${
            this.withItems && movement.itemId
              ? html`– <a href="/materiel/${movement.itemId}">${movement.itemLabel} ${movement.itemName}</a>`
              : nothing
          }
          ${movement.cancelled ? html`<span class="quiet">(annulé)</span>` : nothing}
        </p>
        ${movement.fact ? html`<p>${movement.fact}</p>` : nothing}
        ${movement.detail ? html`<p>«&nbsp;${movement.detail}&nbsp;»</p>` : nothing}
        <p class="quiet">
          ${longDay(dayOfInstant(movement.occurredAt))} à ${timeOf(movement.occurredAt)},
          ${movement.actorName}${outcome && movement.type === "cancel" ? ` – ${outcome.toLowerCase()}` : ""}
        </p>
      </div>
      ${
        undoable
          ? html`<wa-button
              class="no-print"
              appearance="outlined"
              ?loading=${this.undoing}
              @click=${() => this.#undo(movement)}
              ><bip-icon slot="start" name="undo-2"></bip-icon>Annuler</wa-button
            >`
          : nothing
      }
    </li>`;
  }

  async #undo(movement: MovementView) {
    this.undoing = true;
    try {
      await runOperations({ type: "cancel", operationId: movement.operationId });
      showToast({ text: `Annulé\u00a0: ${uncapitalised(movementSentence(movement))}.` });
      this.dispatchEvent(new CustomEvent("bip-changed", { bubbles: true, composed: true }));
      await this.#list.refresh();
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    } finally {
      this.undoing = false;
    }
  }
}

/** One operation can move several things (an item, its loan, its line): people did one thing. */
function oncePerOperation(movements: MovementView[]): MovementView[] {
  const byOperation = new Map<string, MovementView>();
  for (const movement of movements) {
    const known = byOperation.get(movement.operationId);
    if (!known || (known.entity !== "item" && movement.entity === "item"))
      byOperation.set(movement.operationId, movement);
  }
  return [...byOperation.values()];
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-history": BipHistory;
  }
}
