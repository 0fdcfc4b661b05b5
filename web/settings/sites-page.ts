import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { CommuneView, SiteView } from "../../shared/stock/schema.ts";
import { allCommunes, allSites } from "../api/settings.ts";
import { countOf } from "../i18n/words.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { SettingsList } from "./settings-list.ts";
import "./site-form.ts";

@customElement("bip-sites-page")
export class BipSitesPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #list = new SettingsList<{ sites: SiteView[]; communes: CommuneView[] }, SiteView>(
    this,
    {
      heading: "Lieux",
      add: "Ajouter un lieu",
      edit: "Modifier le lieu",
      saved: "Lieu enregistré.",
    },
    async () => {
      const [sites, communes] = await Promise.all([allSites(), allCommunes()]);
      return { sites, communes };
    },
  );

  override render() {
    const { value } = this.#list;
    return this.#list.page({
      body: html`<div class="sheet">
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
                ${isManagement() ? this.#list.editButton(site) : nothing}
              </li>`,
          )}
        </ul>
      </div>`,
      mayAdd: isManagement(),
      form: (site, saved) =>
        html`<bip-site-form
          .site=${site}
          .communes=${value?.communes ?? []}
          @bip-saved=${saved}
        ></bip-site-form>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-sites-page": BipSitesPage;
  }
}
