import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { changePassword } from "../api/session.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { roleWords } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { leave, leaveEverywhere } from "./leave.ts";
import { currentSession } from "./session-state.ts";
import "../components/page.ts";

@customElement("bip-account-page")
export class BipAccountPage extends LitElement {
  static override styles = [elements, blocks, forms];

  readonly #form = new FormController(this, {
    initial: () => ({ current: "", next: "", again: "" }),
    required: ["current", "next", "again"],
    check: ({ next, again }) => ({
      next:
        next && next.length < 12
          ? "Douze caractères au moins\u00a0: une courte phrase convient très bien."
          : undefined,
      again: again && again !== next ? "Ce n’est pas le même mot de passe." : undefined,
    }),
    send: async ({ current, next }) => {
      await changePassword(current, next);
      this.#form.reset();
      showToast({ text: "Mot de passe changé." });
    },
  });

  override render() {
    const user = currentSession()?.user;
    return html`<bip-page heading="Mon compte">
      <div class="stack wide">
        <section class="sheet stack">
          <dl class="facts">
            <dt>Nom</dt>
            <dd>${user?.name}</dd>
            <dt>Identifiant</dt>
            <dd>${user?.login}</dd>
            <dt>Rôle</dt>
            <dd>${user ? roleWords[user.role] : ""}</dd>
          </dl>
          <div class="row">
            <wa-button appearance="outlined" @click=${leave}
              ><bip-icon slot="start" name="log-out"></bip-icon>Se déconnecter</wa-button
            >
            <wa-button appearance="outlined" @click=${leaveEverywhere}>Se déconnecter partout</wa-button>
          </div>
        </section>
        <section class="sheet">
          <form novalidate @submit=${this.#form.submit} aria-labelledby="change">
            <h2 id="change">Changer de mot de passe</h2>
            ${textField(this.#form, "current", {
              label: "Mot de passe actuel",
              type: "password",
              autocomplete: "current-password",
            })}
            ${textField(this.#form, "next", {
              label: "Nouveau mot de passe",
              type: "password",
              autocomplete: "new-password",
              hint: "Douze caractères au moins. Une courte phrase se retient bien.",
            })}
            ${textField(this.#form, "again", {
              label: "Nouveau mot de passe, encore une fois",
              type: "password",
              autocomplete: "new-password",
            })}
            ${submitRow(this.#form, "Changer le mot de passe")}
          </form>
        </section>
      </div>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-account-page": BipAccountPage;
  }
}
