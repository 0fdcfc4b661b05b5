import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { erasureMethods, type ErasureMethod } from "../../shared/ledger/records.ts";
import type { ErasureEvidence } from "../../shared/desk/batch.ts";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { getBatch } from "../api/batches.ts";
import { newId, runOperations } from "../api/operations.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { money } from "../i18n/format.ts";
import { erasureMethodWords } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/problem-box.ts";

const dialogStyles = css`
  label {
    display: block;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: var(--bip-target);
  }
  .tick input {
    width: 1.5rem;
    height: 1.5rem;
    accent-color: var(--bip-accent);
  }
`;

/** What a dialog of the desk has in common: it closes, it may be refused, it is sent once. */
abstract class DeskDialog extends LitElement {
  static override styles = [elements, blocks, forms, dialogStyles];
  @state() protected problem: ProblemError | null = null;
  @state() protected busy = false;

  protected close = () => this.dispatchEvent(new CustomEvent("bip-close"));

  protected async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  protected frame(heading: string, yes: string, submit: () => void, body: unknown) {
    return html`<bip-dialog heading=${heading} open withFooter @bip-close=${this.close}>
      <form
        class="stack"
        id="form"
        @submit=${(event: Event) => {
          event.preventDefault();
          submit();
        }}
      >
        ${body}
        <bip-problem .problem=${this.problem}></bip-problem>
      </form>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>Renoncer</wa-button>
      <wa-button
        slot="footer"
        variant="brand"
        ?loading=${this.busy}
        @click=${() => this.renderRoot.querySelector<HTMLFormElement>("#form")?.requestSubmit()}
        >${yes}</wa-button
      >
    </bip-dialog>`;
  }
}

/** @fires bip-made - the batch that was begun */
@customElement("bip-batch-dialog")
export class BipBatchDialog extends DeskDialog {
  @property({ attribute: false }) siteId = "";
  @state() private name = "";

  override render() {
    return this.frame(
      "Commencer un lot de recyclage",
      "Commencer le lot",
      () => void this.attempt(() => this.#make()),
      html`<label
        >Nom du lot
        <input
          type="text"
          required
          maxlength="80"
          placeholder="Collecte de printemps"
          .value=${this.name}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
      /></label>`,
    );
  }

  async #make() {
    const batchId = newId();
    await runOperations({ type: "create-batch", batchId, name: this.name, siteId: this.siteId });
    this.dispatchEvent(new CustomEvent("bip-made", { detail: await getBatch(batchId) }));
  }
}

const ticks = [
  ["accounts", "Les comptes (Google, Samsung, Apple…) sont retirés"],
  ["sim", "La carte SIM est sortie"],
  ["memory", "La carte mémoire est sortie"],
] as const;

/** @fires bip-evidence - what the agent vouches for */
@customElement("bip-erasure-dialog")
export class BipErasureDialog extends DeskDialog {
  @property({ attribute: false }) label = "";
  @state() private method: ErasureMethod = "clear";

  override render() {
    return this.frame(
      `Effacement de ${this.label}`,
      "Attester l’effacement",
      () => this.#vouch(),
      html`<label
          >Méthode (NIST SP 800-88)
          <select
            @change=${(event: Event) => (this.method = (event.target as HTMLSelectElement).value as ErasureMethod)}
          >
            ${erasureMethods.map(
              (method) =>
                html`<option value=${method} ?selected=${method === this.method}>
                  ${erasureMethodWords[method]}
                </option>`,
            )}
          </select></label
        >
        ${ticks.map(([name, words]) => html`<label class="tick"><input type="checkbox" name=${name} required />${words}</label>`)}`,
    );
  }

  #vouch() {
    const evidence: ErasureEvidence = {
      method: this.method,
      accountsRemoved: true,
      simRemoved: true,
      memoryCardRemoved: true,
    };
    this.dispatchEvent(new CustomEvent("bip-evidence", { detail: evidence }));
  }
}

/** @fires bip-made - the voucher is in stock now */
@customElement("bip-voucher-dialog")
export class BipVoucherDialog extends DeskDialog {
  @property({ attribute: false }) code = "";
  @property({ attribute: false }) offers: OfferView[] = [];
  @state() private offerId = "";

  override render() {
    return this.frame(
      "Enregistrer ce coupon",
      "Enregistrer le coupon",
      () => void this.attempt(() => this.#make()),
      html`<p>Code <span class="code">${this.code}</span></p>
        <label
          >Offre
          <select
            required
            @change=${(event: Event) => (this.offerId = (event.target as HTMLSelectElement).value)}
          >
            <option value="">Choisir…</option>
            ${this.offers.map(
              (offer) =>
                html`<option value=${offer.id}>
                  ${offer.operator} – ${offer.name} – ${money(offer.amount)}
                </option>`,
            )}
          </select></label
        >`,
    );
  }

  async #make() {
    await runOperations({
      type: "receive-voucher",
      voucherId: newId(),
      offerId: this.offerId,
      code: this.code,
    });
    this.dispatchEvent(new CustomEvent("bip-made"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-dialog": BipBatchDialog;
    "bip-erasure-dialog": BipErasureDialog;
    "bip-voucher-dialog": BipVoucherDialog;
  }
}
