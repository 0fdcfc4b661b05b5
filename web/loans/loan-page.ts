import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { LoanView } from "../../shared/loans/schema.ts";
import { agreementUrl, getLoan, receiptUrl, signLoan } from "../api/loans.ts";
import { runOperations } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import { confirm } from "../components/dialog.ts";
import type { BipHistory } from "../components/history.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { longInstant, longDay, dayOfInstant, shortDay, untilDue } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { loanStateOf } from "./loan-state.ts";
import "../components/dialog.ts";
import "../components/history.ts";
import "../components/page.ts";
import "../components/signature.ts";
import "../components/state.ts";
import "./extend-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** One loan: what it holds, until when, signed or not, and its papers. */
@customElement("bip-loan-page")
export class BipLoanPage extends LitElement {
  static override styles = [elements, blocks];

  @property() loanId = "";
  @state() private open: "extend" | "sign" | null = null;
  @state() private busy = false;
  @query("bip-history") private history!: BipHistory;
  readonly #loan = new LoadController(this, () => getLoan(this.loanId));

  override render() {
    const { value: loan, loading, problem, reload } = this.#loan;
    return html`<bip-page
      heading=${loan?.beneficiaryName ?? "Prêt"}
      lead=${loan ? `Prêt ${loan.number}` : ""}
      backHref="/prets"
      backLabel="Prêts"
      ?loading=${loading && !loan}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${loan ? html`<bip-state slot="badge" kind="loan" state=${loanStateOf(loan)}></bip-state>` : nothing}
      ${loan ? this.#body(loan) : nothing}
    </bip-page>`;
  }

  #body(loan: LoanView) {
    return html`<div class="columns">
        <section class="sheet stack">
          <h2>Ce qui est prêté</h2>
          <ul class="lines">
            ${loan.lines.map(
              (line) =>
                html`<li>
                  <a class="grow" href="/materiel/${line.itemId}"
                    ><strong class="code">${line.label}</strong> ${line.name}</a
                  >
                  ${
                    line.closedAt
                      ? html`<span class="quiet">${this.#ending(line)}</span>`
                      : html`<bip-state state=${line.state} ?overdue=${loan.overdue}></bip-state>`
                  }
                </li>`,
            )}
          </ul>
          ${loan.closedAt ? nothing : this.#returnAll(loan)}
        </section>
        <section class="sheet stack">
          <dl class="facts">
            <dt>Personne</dt>
            <dd>
              <a href="/personnes/${loan.beneficiaryId}">${loan.beneficiaryName}</a>, ${loan.communeName}
            </dd>
            ${
              loan.cohortName
                ? html`<dt>Session</dt>
                    <dd><a href="/reglages/sessions/${loan.cohortId}">${loan.cohortName}</a></dd>`
                : nothing
            }
            <dt>Remis</dt>
            <dd>${longDay(dayOfInstant(loan.openedAt))}</dd>
            <dt>À rendre</dt>
            <dd>
              <strong>${longDay(loan.dueDate)}</strong>
              ${loan.closedAt ? nothing : html`<span class="quiet">(${untilDue(loan.dueDate)})</span>`}
            </dd>
            ${
              loan.closedAt
                ? html`<dt>Terminé</dt>
                    <dd>${longDay(dayOfInstant(loan.closedAt))}</dd>`
                : nothing
            }
            <dt>Signature</dt>
            <dd>${loan.signedAt ? longInstant(loan.signedAt) : "Pas encore"}</dd>
          </dl>
          ${this.#papers(loan)}
        </section>
        <section class="sheet stack">
          <h2>Historique</h2>
          <bip-history withItems .of=${{ loan: loan.id }} @bip-changed=${this.#loan.reload}></bip-history>
        </section>
      </div>
      <bip-dialog
        heading=${this.open === "sign" ? `Signature de ${loan.beneficiaryName}` : "Changer l’échéance"}
        ?open=${this.open !== null}
        @bip-close=${() => (this.open = null)}
      >
        ${
          this.open === "extend"
            ? html`<bip-extend-form .loan=${loan} @bip-done=${this.#changed}></bip-extend-form>`
            : nothing
        }
        ${this.open === "sign" ? html`<bip-signature @bip-signed=${this.#sign}></bip-signature>` : nothing}
      </bip-dialog>`;
  }

  #papers(loan: LoanView) {
    return html`<div class="row no-print">
      ${
        loan.closedAt
          ? nothing
          : html`<wa-button appearance="outlined" @click=${() => (this.open = "extend")}
                ><bip-icon slot="start" name="calendar-clock"></bip-icon>Changer l’échéance</wa-button
              >
              <wa-button appearance="outlined" @click=${() => (this.open = "sign")}
                ><bip-icon slot="start" name="signature"></bip-icon>${
                  loan.signedAt ? "Signer de nouveau" : "Signer sur l’écran"
                }</wa-button
              >`
      }
      <wa-button appearance="outlined" href=${agreementUrl(loan.id)} target="_blank"
        ><bip-icon slot="start" name="file-text"></bip-icon>Convention (PDF)</wa-button
      >
      ${
        loan.lines.some((line) => line.closedAt)
          ? html`<wa-button appearance="outlined" href=${receiptUrl(loan.id)} target="_blank"
              ><bip-icon slot="start" name="file-text"></bip-icon>Reçu de retour (PDF)</wa-button
            >`
          : nothing
      }
    </div>`;
  }

  #returnAll(loan: LoanView) {
    const out = loan.lines.filter((line) => !line.closedAt).length;
    return html`<div class="no-print">
      <wa-button variant="brand" ?loading=${this.busy} @click=${() => this.#takeBack(loan)}
        ><bip-icon slot="start" name="undo-2"></bip-icon>Tout est rendu
        (${countOf(out, ["équipement", "équipements"])})</wa-button
      >
    </div>`;
  }

  #ending(line: LoanView["lines"][number]) {
    const day = line.closedAt ? shortDay(dayOfInstant(line.closedAt)) : "";
    if (line.outcome === "missing") return `Déclaré manquant le ${day}`;
    return line.outcome === "cancelled" ? `Annulé le ${day}` : `Rendu le ${day}`;
  }

  async #takeBack(loan: LoanView) {
    const sure = await confirm({
      heading: "Tout est rendu\u00a0?",
      text: `Tout ce que ${loan.beneficiaryName} avait revient en stock, en bon état.`,
      yes: "Tout est là",
    });
    if (!sure) return;
    this.busy = true;
    try {
      const out = loan.lines.filter((line) => !line.closedAt);
      await runOperations(...out.map((line) => ({ type: "return" as const, itemId: line.itemId })));
      showToast({ text: `Prêt de ${loan.beneficiaryName} terminé.` });
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  readonly #sign = async (event: CustomEvent<string>) => {
    try {
      await signLoan(this.loanId, event.detail);
      showToast({ text: "Signature enregistrée." });
      this.#changed();
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  };

  readonly #changed = () => {
    this.open = null;
    void this.#loan.reload();
    void this.history.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-loan-page": BipLoanPage;
  }
}
