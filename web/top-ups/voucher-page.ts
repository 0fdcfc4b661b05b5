import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TopUpView, VoucherView } from "../../shared/top-ups/schema.ts";
import { runOperations } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import { getTopUp, getVoucher, revealVoucher } from "../api/top-ups.ts";
import { confirm } from "../components/dialog.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { longDay, longInstant, money } from "../i18n/format.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Used {
  voucher: VoucherView;
  topUp: TopUpView | null;
}

/** One voucher; its code is shown on demand, and each demand is written down. */
@customElement("bip-voucher-page")
export class BipVoucherPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .revealed {
        font-size: 1.5rem;
        font-weight: 700;
        overflow-wrap: anywhere;
        white-space: normal;
      }
    `,
  ];

  @property() voucherId = "";
  @state() private code = "";
  readonly #load = new LoadController(this, async () => {
    const voucher = await getVoucher(this.voucherId);
    return { voucher, topUp: voucher.topUpId ? await getTopUp(voucher.topUpId) : null };
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Coupon ${value?.voucher.masked ?? ""}"
      backHref="/recharges/coupons"
      backLabel="Coupons"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${value ? this.#body(value) : nothing}
    </bip-page>`;
  }

  #body({ voucher, topUp }: Used) {
    return html`<bip-state slot="badge" kind="voucher" state=${voucher.state}></bip-state>
      <section class="sheet stack">
        <dl class="facts">
          <dt>Offre</dt>
          <dd>${voucher.offerName} (${voucher.operator})</dd>
          <dt>Valeur</dt>
          <dd>${money(voucher.amount)}</dd>
          ${
            voucher.expiresOn
              ? html`<dt>À utiliser avant le</dt>
                  <dd>${longDay(voucher.expiresOn)}</dd>`
              : nothing
          }
          ${
            topUp
              ? html`<dt>Utilisé</dt>
                  <dd>
                    ${longInstant(topUp.at)} sur
                    <a href="/materiel/${topUp.simId}">${topUp.simLabel}</a
                    >${topUp.beneficiaryName ? `, pour ${topUp.beneficiaryName}` : ""}
                  </dd>`
              : nothing
          }
        </dl>
        ${this.code ? html`<p class="code revealed" role="status">${this.code}</p>` : nothing}
        <div class="row">
          <wa-button appearance="outlined" @click=${this.#reveal}
            ><bip-icon slot="start" name="eye"></bip-icon>Montrer le code</wa-button
          >
          ${
            voucher.state === "in-stock" && isManagement()
              ? html`<wa-button variant="danger" appearance="outlined" @click=${this.#void}
                  ><bip-icon slot="start" name="ban"></bip-icon>Annuler ce coupon</wa-button
                >`
              : nothing
          }
        </div>
        <p class="quiet">
          Chaque fois qu’un code est montré, le nom de la personne qui l’a demandé est noté.
        </p>
      </section>`;
  }

  readonly #reveal = async () => {
    try {
      this.code = await revealVoucher(this.voucherId);
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  };

  readonly #void = async () => {
    const sure = await confirm({
      heading: "Annuler ce coupon\u00a0?",
      text: "Il ne pourra plus servir à aucune recharge.",
      yes: "Annuler le coupon",
      no: "Le garder",
      tone: "danger",
    });
    if (!sure) return;
    try {
      await runOperations({ type: "void-voucher", voucherId: this.voucherId, reason: "Coupon inutilisable" });
      showToast({ text: "Coupon annulé." });
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
    await this.#load.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-voucher-page": BipVoucherPage;
  }
}
