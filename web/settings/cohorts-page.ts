import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { CohortView } from "../../shared/people/schema.ts";
import { allCohorts } from "../api/people.ts";
import { allSites } from "../api/settings.ts";
import { LoadController } from "../components/load-controller.ts";
import { shortDay } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./cohort-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

@customElement("bip-cohorts-page")
export class BipCohortsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #load = new LoadController(this, async () => {
    const [cohorts, sites] = await Promise.all([allCohorts(), allSites()]);
    return { cohorts, sites };
  });
  @state() private adding = false;

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Sessions d’ateliers"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        isManagement()
          ? html`<wa-button slot="actions" variant="brand" @click=${() => (this.adding = true)}
              ><bip-icon slot="start" name="plus"></bip-icon>Créer une session</wa-button
            >`
          : nothing
      }
      <div class="sheet">
        ${
          value?.cohorts.length === 0
            ? html`<p>
                Une session réunit les personnes d’un même cycle d’ateliers : sa fin donne l’échéance de leurs
                prêts.
              </p>`
            : nothing
        }
        <ul class="lines">
          ${value?.cohorts.map((cohort) => this.#line(cohort))}
        </ul>
      </div>
      <bip-dialog heading="Créer une session" ?open=${this.adding} @bip-close=${() => (this.adding = false)}>
        ${
          this.adding
            ? html`<bip-cohort-form
                .sites=${value?.sites ?? []}
                @bip-saved=${(event: CustomEvent<CohortView>) => navigate(`/reglages/sessions/${event.detail.id}`)}
              ></bip-cohort-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  #line(cohort: CohortView) {
    return html`<li>
      <div class="grow">
        <a href="/reglages/sessions/${cohort.id}"><strong>${cohort.name}</strong></a>
        <div class="quiet">
          Du ${shortDay(cohort.startsOn)} au ${shortDay(cohort.endsOn)} ·
          ${countOf(cohort.meetings, ["atelier", "ateliers"])}${cohort.siteName ? ` · ${cohort.siteName}` : ""}
        </div>
      </div>
      <span>${countOf(cohort.members, ["participant", "participants"])}</span>
      ${cohort.waiting > 0 ? html`<span>${cohort.waiting} en attente</span>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-cohorts-page": BipCohortsPage;
  }
}
