import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { UserView } from "../../shared/people/schema.ts";
import type { CommuneView } from "../../shared/stock/schema.ts";
import { allCommunes, allUsers } from "../api/settings.ts";
import { roleWords } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { SettingsList } from "./settings-list.ts";
import "./user-form.ts";

@customElement("bip-users-page")
export class BipUsersPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #list = new SettingsList<{ users: UserView[]; communes: CommuneView[] }, UserView>(
    this,
    {
      heading: "Comptes",
      add: "Créer un compte",
      edit: "Modifier le compte",
      saved: "Compte enregistré.",
      addIcon: "user-plus",
    },
    async () => {
      const [users, communes] = await Promise.all([allUsers(), allCommunes()]);
      return { users, communes };
    },
  );

  override render() {
    const { value } = this.#list;
    return this.#list.page({
      body: html`<div class="sheet">
        <ul class="lines">
          ${value?.users.map(
            (user) =>
              html`<li>
                <div class="grow">
                  <strong>${user.name}</strong>
                  <div class="quiet">
                    ${user.login} · ${roleWords[user.role]}${user.active ? "" : " · fermé"}
                  </div>
                </div>
                ${this.#list.editButton(user)}
              </li>`,
          )}
        </ul>
      </div>`,
      form: (user, saved) =>
        html`<bip-user-form
          .user=${user}
          .communes=${value?.communes ?? []}
          @bip-saved=${saved}
        ></bip-user-form>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-users-page": BipUsersPage;
  }
}
