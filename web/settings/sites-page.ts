import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { SiteView } from "../../shared/stock/schema.ts";
import { allCommunes, allSites } from "../api/settings.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { countOf } from "../i18n/words.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./site-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

@customElement("bip-sites-page")
export class BipSitesPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #load = new LoadController(this, async () => {
    const [sites, communes] = await Promise.all([allSites(), allCommunes()]);
    return { sites, communes };
  });
  @state() private editing: SiteView | "new" | null = null;

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Lieux"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        isManagement()
          ? html`<wa-button slot="actions" variant="brand" @click=${() => (this.editing = "new")}
              ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un lieu</wa-button
            >`
          : nothing
      }
      <div class="sheet">
        <ul class="lines">
          ${value?.sites.map(
            (site) =>
              html`<li>
                <div class="grow">
                  <a href="/materiel?site=${site.id}"><strong>${site.name}</strong></a>
                  <div class="quiet">
                    ${site.communeName} · ${countOf(site.items, ["équipement", "équipements"])} ·
                    <span class="code">${site.code}</span>
                  </div>
                </div>
                ${
                  isManagement()
                    ? html`<wa-button appearance="outlined" @click=${() => (this.editing = site)}
                        ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
                      >`
                    : nothing
                }
              </li>`,
          )}
        </ul>
      </div>
      <bip-dialog
        heading=${this.editing === "new" ? "Ajouter un lieu" : "Modifier le lieu"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-site-form
                .site=${this.editing === "new" ? null : this.editing}
                .communes=${value?.communes ?? []}
                @bip-saved=${this.#saved}
              ></bip-site-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  readonly #saved = () => {
    this.editing = null;
    showToast({ text: "Lieu enregistré." });
    void this.#load.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-sites-page": BipSitesPage;
  }
}
