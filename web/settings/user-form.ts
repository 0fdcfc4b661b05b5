import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { UserView } from "../../shared/people/schema.ts";
import type { Role } from "../../shared/roles.ts";
import type { CommuneView } from "../../shared/stock/schema.ts";
import { createUser, editUser } from "../api/settings.ts";
import { selectField, submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { choicesOf, roleWords } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved */
@customElement("bip-user-form")
export class BipUserForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) user: UserView | null = null;
  @property({ attribute: false }) communes: CommuneView[] = [];

  readonly #form = new FormController(this, {
    draft: () => (this.user ? undefined : "user"),
    initial: () => ({
      name: this.user?.name ?? "",
      login: this.user?.login ?? "",
      role: (this.user?.role ?? "agent") as string,
      communeCode: this.user?.communeCode ?? "",
      password: "",
      active: this.user?.active ?? true,
    }),
    secret: ["password"],
    required: ["name", "login", "role"],
    check: ({ password, role, communeCode }) => ({
      password: password.length >= 12 || (this.user && !password) ? undefined : "Douze caractères au moins.",
      communeCode:
        role === "commune" && !communeCode ? "Choisissez la commune de cette personne." : undefined,
    }),
    send: async ({ name, login, role, communeCode, password, active }) => {
      const common = { name, role: role as Role, communeCode: role === "commune" ? communeCode : null };
      await (this.user
        ? editUser(this.user.id, { ...common, active, ...(password ? { password } : {}) })
        : createUser({ ...common, login: login.trim().toLowerCase(), password }));
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    const { role } = this.#form.values;
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom", maxlength: 80 })}
      ${
        this.user
          ? nothing
          : textField(this.#form, "login", {
              label: "Identifiant",
              autocapitalize: "none",
              hint: "Ce que la personne tapera pour se connecter, par exemple jeanne.martin.",
            })
      }
      ${selectField(this.#form, "role", { label: "Rôle", choices: choicesOf(roleWords) })}
      ${
        role === "commune"
          ? selectField(this.#form, "communeCode", {
              label: "Commune",
              choices: this.communes.map(({ code, name }) => ({ value: code, label: name })),
            })
          : nothing
      }
      ${textField(this.#form, "password", {
        label: this.user ? "Nouveau mot de passe" : "Mot de passe provisoire",
        type: "password",
        autocomplete: "new-password",
        hint: this.user
          ? "Laissez vide pour ne pas le changer."
          : "Douze caractères au moins\u00a0; la personne le changera.",
      })}
      ${
        this.user
          ? tickField(this.#form, "active", {
              label: "Peut se connecter",
              hint: "Décochez quand la personne s’en va\u00a0: ce qu’elle a fait reste dans l’historique.",
            })
          : nothing
      }
      ${submitRow(this.#form, this.user ? "Enregistrer" : "Créer le compte")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-user-form": BipUserForm;
  }
}
