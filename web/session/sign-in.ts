import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { signIn } from "../api/session.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { setSession } from "./session-state.ts";

/** The sign-in form: a page of its own, or over the page that was open when the session ended. */
@customElement("bip-sign-in")
export class BipSignIn extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      form {
        max-width: none;
      }
      wa-button {
        flex: 1;
      }
    `,
  ];

  /** Who was signed in before the session ended. */
  @property() login = "";

  readonly #form = new FormController(this, {
    initial: () => ({ login: "", password: "" }),
    required: ["login", "password"],
    send: async ({ login, password }) => setSession(await signIn(login.trim(), password)),
  });

  override connectedCallback() {
    super.connectedCallback();
    if (this.login) this.#form.set("login", this.login);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>(this.login ? "#password" : "#login")?.focus();
  }

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "login", { label: "Identifiant", autocomplete: "username", autocapitalize: "none" })}
      ${textField(this.#form, "password", {
        label: "Mot de passe",
        type: "password",
        autocomplete: "current-password",
      })}
      ${submitRow(this.#form, "Se connecter")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-sign-in": BipSignIn;
  }
}
