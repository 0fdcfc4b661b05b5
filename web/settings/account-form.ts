import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BoughtKind, Section } from "../../shared/purchases/accounts.ts";
import { boughtKinds, type AccountView } from "../../shared/purchases/schema.ts";
import { sectionWords } from "../../shared/purchases/words.ts";
import { createAccount, editAccount } from "../api/purchases.ts";
import { selectField, submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { choicesOf, kindWords } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

export const boughtKindWords = {
  ...(Object.fromEntries(Object.entries(kindWords).map(([kind, [, several]]) => [kind, several])) as Record<
    BoughtKind,
    string
  >),
  service: "services",
};

/** @fires bip-saved */
@customElement("bip-account-form")
export class BipAccountForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) account: AccountView | null = null;

  readonly #form = new FormController(this, {
    draft: () => (this.account ? undefined : "account"),
    initial: () => ({
      code: this.account?.code ?? "",
      name: this.account?.name ?? "",
      section: (this.account?.section ?? "operating") as string,
      kinds: (this.account?.kinds ?? []) as string[],
      active: this.account?.active ?? true,
    }),
    required: ["code", "name"],
    check: ({ code }) => ({
      code: !code || /^\s*\d{3,10}\s*$/.test(code) ? undefined : "Trois à dix chiffres, par exemple 21838.",
    }),
    send: async ({ code, kinds, section, ...values }) => {
      const input = { ...values, section: section as Section, kinds: kinds as BoughtKind[] };
      await (this.account ? editAccount(this.account.code, input) : createAccount({ code, ...input }));
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    const { kinds } = this.#form.values;
    return html`<form novalidate @submit=${this.#form.submit}>
      <div class="pair">
        ${
          this.account
            ? html`<p><span class="label">Compte</span><br />${this.account.code}</p>`
            : textField(this.#form, "code", { label: "Numéro de compte", type: "number", maxlength: 10 })
        }
        ${selectField(this.#form, "section", { label: "Section", choices: choicesOf(sectionWords) })}
      </div>
      ${textField(this.#form, "name", { label: "Libellé", maxlength: 120 })}
      <fieldset>
        <legend>Le proposer pour</legend>
        <div class="choices">
          ${boughtKinds.map(
            (kind) =>
              html`<label class="check"
                ><input
                  type="checkbox"
                  .checked=${kinds.includes(kind)}
                  @change=${(event: Event) => this.#tick(kind, (event.target as HTMLInputElement).checked)}
                /><span>${boughtKindWords[kind]}</span></label
              >`,
          )}
        </div>
      </fieldset>
      ${tickField(this.#form, "active", { label: "Le compte sert encore" })}
      ${submitRow(this.#form, this.account ? "Enregistrer" : "Ajouter le compte")}
    </form>`;
  }

  #tick(kind: BoughtKind, ticked: boolean) {
    const others = this.#form.values.kinds.filter((other) => other !== kind);
    this.#form.set("kinds", ticked ? [...others, kind] : others);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-account-form": BipAccountForm;
  }
}
