import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { AccountView, AccountingView } from "../../shared/purchases/schema.ts";
import { sectionWords } from "../../shared/purchases/words.ts";
import { editThreshold, getAccounting } from "../api/purchases.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { centsAsTyped, centsFrom, money } from "../i18n/format.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { boughtKindWords } from "./account-form.ts";
import { SettingsList } from "./settings-list.ts";
import "./account-form.ts";

/** Accounts of purchase lines, and the price from which an object is an investment. */
@customElement("bip-accounting-page")
export class BipAccountingPage extends LitElement {
  static override styles = [elements, blocks, forms];

  readonly #list = new SettingsList<AccountingView, AccountView>(
    this,
    {
      heading: "Comptabilité",
      add: "Ajouter un compte",
      edit: "Modifier le compte",
      saved: "Compte enregistré.",
    },
    async () => {
      const accounting = await getAccounting();
      this.#threshold = accounting.investmentThreshold;
      this.#form.restart();
      return accounting;
    },
  );
  #threshold = 0;
  readonly #form = new FormController(this, {
    initial: () => ({ investmentThreshold: centsAsTyped(this.#threshold) }),
    required: ["investmentThreshold"],
    check: ({ investmentThreshold }) => ({
      investmentThreshold:
        !investmentThreshold || centsFrom(investmentThreshold) !== null
          ? undefined
          : "Un montant en euros, par exemple 500.",
    }),
    send: async ({ investmentThreshold }) => {
      this.#list.load.set(await editThreshold(centsFrom(investmentThreshold) ?? 0));
      showToast({ text: `Seuil enregistré : ${money(centsFrom(investmentThreshold) ?? 0)} TTC.` });
    },
  });

  override render() {
    return this.#list.page({
      body: html`<div class="stack">
        <section class="sheet stack">
          <h2>Seuil d’investissement</h2>
          <form novalidate @submit=${this.#form.submit}>
            ${textField(this.#form, "investmentThreshold", {
              label: "Prix unitaire TTC, en euros",
              inputmode: "decimal",
              hint: "Sous ce prix, un bien est proposé en fonctionnement (500 € TTC : circulaire du 26 février 2002). Les biens de la liste de cette circulaire, ou assimilés par délibération, s’imputent en investissement quel que soit leur prix : choisissez alors le compte sur la ligne de l’achat.",
            })}
            ${submitRow(this.#form, "Enregistrer le seuil")}
          </form>
        </section>
        <section class="sheet stack">
          <h2>Comptes d’imputation (M57)</h2>
          <ul class="lines">
            ${this.#list.value?.accounts.map((account) => this.#line(account))}
          </ul>
        </section>
      </div>`,
      form: (account, saved) =>
        html`<bip-account-form .account=${account} @bip-saved=${saved}></bip-account-form>`,
    });
  }

  #line(account: AccountView) {
    const words = [
      sectionWords[account.section],
      account.kinds.length > 0
        ? `proposé pour : ${account.kinds.map((kind) => boughtKindWords[kind]).join(", ")}`
        : "jamais proposé",
      account.active ? "" : "mis de côté",
    ].filter(Boolean);
    return html`<li>
      <div class="grow">
        <strong>${account.code}</strong> ${account.name}
        <div class="quiet">${words.join(" · ")}</div>
      </div>
      ${this.#list.editButton(account)}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-accounting-page": BipAccountingPage;
  }
}
