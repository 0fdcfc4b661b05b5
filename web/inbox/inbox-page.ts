import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { InboxEntry } from "../../shared/operations/answer.ts";
import { listInbox } from "../api/operations.ts";
import { ListController } from "../components/list-controller.ts";
import { listMore } from "../components/list-parts.ts";
import { longInstant } from "../i18n/format.ts";
import { operationNames } from "../../shared/ledger/movement-words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./settle-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** What somebody scanned and the server could not apply: nothing is dropped, a person settles it. */
@customElement("bip-inbox-page")
export class BipInboxPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .chips {
        display: flex;
        gap: 0.5rem;
      }
    `,
  ];

  @state() private shown: "open" | "settled" = "open";
  @state() private settling: InboxEntry | null = null;
  readonly #list = new ListController<InboxEntry>(this, listInbox);

  protected override firstUpdated(): void {
    this.#show(this.shown);
  }

  override render() {
    const { items, total, loading, problem, next } = this.#list;
    return html`<bip-page
      heading="À résoudre"
      lead="Ce qui a été bipé sans pouvoir être enregistré. Rien n’est perdu : dites ce que vous en avez fait."
      ?loading=${total === null && loading}
      .problem=${items.length === 0 ? problem : null}
      @bip-retry=${() => this.#list.retry()}
    >
      <div class="stack">
        <div class="chips no-print">${this.#tab("open", "À résoudre")} ${this.#tab("settled", "Réglé")}</div>
        ${
          total === 0
            ? html`<p class="sheet">
                ${this.shown === "open" ? "Tout est en ordre : rien à résoudre." : "Rien pour l’instant."}
              </p>`
            : nothing
        }
        ${items.map((entry) => this.#entry(entry))}
        ${next ? html`<div>${listMore(this.#list)}</div>` : nothing}
      </div>
      <bip-dialog heading="Régler" ?open=${this.settling !== null} @bip-close=${() => (this.settling = null)}>
        ${
          this.settling
            ? html`<bip-settle-form entryId=${this.settling.id} @bip-done=${this.#settled}></bip-settle-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  #tab(which: "open" | "settled", label: string) {
    const chosen = this.shown === which;
    return html`<wa-button
      variant=${chosen ? "brand" : "neutral"}
      appearance=${chosen ? "accent" : "outlined"}
      pill
      aria-pressed=${chosen}
      @click=${() => this.#show(which)}
      >${label}</wa-button
    >`;
  }

  #entry(entry: InboxEntry) {
    const about = [entry.itemLabel, entry.beneficiaryName].filter(Boolean).join(" · ");
    const itemId = typeof entry.payload.itemId === "string" ? entry.payload.itemId : null;
    return html`<article class="sheet stack">
      <div class="row between">
        <h2>${operationNames[entry.type] ?? "Opération"}${about ? ` : ${about}` : ""}</h2>
        ${
          entry.settledAt
            ? nothing
            : html`<wa-button variant="brand" @click=${() => (this.settling = entry)}>Régler</wa-button>`
        }
      </div>
      <p>${entry.detail}</p>
      <p class="quiet">
        ${entry.actorName}, ${longInstant(entry.occurredAt)}
        ${itemId && entry.itemLabel ? html`· <a href="/materiel/${itemId}">Voir ${entry.itemLabel}</a>` : nothing}
      </p>
      ${
        entry.settledAt
          ? html`<p class="notice good">
              <bip-icon name="circle-check"></bip-icon>
              <span
                >«&nbsp;${entry.settlement}&nbsp;» – ${entry.settledByName},
                ${longInstant(entry.settledAt)}</span
              >
            </p>`
          : nothing
      }
    </article>`;
  }

  #show(which: "open" | "settled") {
    this.shown = which;
    void this.#list.start({ state: which });
  }

  readonly #settled = () => {
    this.settling = null;
    void this.#list.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-inbox-page": BipInboxPage;
  }
}
