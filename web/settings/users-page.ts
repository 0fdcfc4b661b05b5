import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { UserView } from "../../shared/people/schema.ts";
import { allCommunes, allUsers } from "../api/settings.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { roleWords } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./user-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

@customElement("bip-users-page")
export class BipUsersPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #load = new LoadController(this, async () => {
    const [users, communes] = await Promise.all([allUsers(), allCommunes()]);
    return { users, communes };
  });
  @state() private editing: UserView | "new" | null = null;

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Comptes"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" variant="brand" @click=${() => (this.editing = "new")}
        ><bip-icon slot="start" name="user-plus"></bip-icon>Créer un compte</wa-button
      >
      <div class="sheet">
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
                <wa-button appearance="outlined" @click=${() => (this.editing = user)}
                  ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
                >
              </li>`,
          )}
        </ul>
      </div>
      <bip-dialog
        heading=${this.editing === "new" ? "Créer un compte" : "Modifier le compte"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-user-form
                .user=${this.editing === "new" ? null : this.editing}
                .communes=${value?.communes ?? []}
                @bip-saved=${this.#saved}
              ></bip-user-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  readonly #saved = () => {
    this.editing = null;
    showToast({ text: "Compte enregistré." });
    void this.#load.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-users-page": BipUsersPage;
  }
}
