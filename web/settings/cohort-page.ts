import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import { allBeneficiaries, getCohort, removeMember, setMember } from "../api/people.ts";
import { asProblem } from "../api/problem.ts";
import { allSites } from "../api/settings.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { longDay } from "../i18n/format.ts";
import { searchPeople } from "../people/person-search.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/combobox.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./cohort-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

type Status = "member" | "waiting";

/** One cohort: its members, and those who wait for a place. */
@customElement("bip-cohort-page")
export class BipCohortPage extends LitElement {
  static override styles = [elements, blocks];

  @property() cohortId = "";
  @state() private editing = false;
  readonly #load = new LoadController(this, async () => {
    const cohort = this.cohortId;
    const [view, everyone, waiting, sites] = await Promise.all([
      getCohort(cohort),
      allBeneficiaries({ cohort }),
      allBeneficiaries({ cohort, waiting: "true" }),
      allSites(),
    ]);
    const waitingIds = new Set(waiting.map(({ id }) => id));
    return { cohort: view, members: everyone.filter(({ id }) => !waitingIds.has(id)), waiting, sites };
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const cohort = value?.cohort;
    const ids = value?.members.map(({ id }) => id) ?? [];
    return html`<bip-page
      heading=${cohort?.name ?? "Session d’ateliers"}
      lead=${cohort ? `Du ${longDay(cohort.startsOn)} au ${longDay(cohort.endsOn)}` : ""}
      backHref="/reglages/sessions"
      backLabel="Sessions d’ateliers"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        isManagement()
          ? html`<wa-button slot="actions" appearance="outlined" @click=${() => (this.editing = true)}
              ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
            >`
          : nothing
      }
      ${
        ids.length > 0
          ? html`<wa-button slot="actions" appearance="outlined" href="/cartes?cohort=${this.cohortId}"
              ><bip-icon slot="start" name="printer"></bip-icon>Cartes des participants</wa-button
            >`
          : nothing
      }
      <div class="columns">
        ${this.#group("member", "Participants", "Ajouter un participant", value?.members ?? [])}
        ${this.#group("waiting", "Liste d’attente", "Ajouter à la liste d’attente", value?.waiting ?? [])}
      </div>
      <bip-dialog
        heading="Modifier la session"
        ?open=${this.editing}
        @bip-close=${() => (this.editing = false)}
      >
        ${
          this.editing && value
            ? html`<bip-cohort-form
                .cohort=${value.cohort}
                .sites=${value.sites}
                @bip-saved=${this.#saved}
              ></bip-cohort-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  #group(status: Status, title: string, label: string, people: BeneficiaryView[]) {
    return html`<section class="sheet stack">
      <h2>${title} (${people.length})</h2>
      <bip-combobox
        label=${label}
        placeholder="Deux lettres du nom"
        .search=${searchPeople}
        .chosen=${null}
        @bip-choose=${(event: CustomEvent<ComboboxOption | null>) => this.#add(event, status)}
      ></bip-combobox>
      <ul class="lines">
        ${people.map(
          (person) =>
            html`<li>
              <div class="grow">
                <a href="/personnes/${person.id}"><strong>${person.name}</strong></a>
                <div class="quiet">${person.communeName}</div>
              </div>
              ${
                status === "waiting"
                  ? html`<wa-button appearance="outlined" @click=${() => this.#move(person.id, "member")}
                      >Donner une place</wa-button
                    >`
                  : nothing
              }
              <wa-button
                appearance="plain"
                aria-label="Retirer ${person.name}"
                @click=${() => this.#change(() => removeMember(this.cohortId, person.id))}
                >Retirer</wa-button
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #add(event: CustomEvent<ComboboxOption | null>, status: Status) {
    const chosen = event.detail;
    if (!chosen) return;
    const combobox = event.currentTarget as HTMLElementTagNameMap["bip-combobox"];
    void this.#move(chosen.value, status).then(() => (combobox.chosen = null));
  }

  #move(beneficiaryId: string, status: Status) {
    return this.#change(() => setMember(this.cohortId, beneficiaryId, status));
  }

  async #change(change: () => Promise<void>) {
    try {
      await change();
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
    await this.#load.reload();
  }

  readonly #saved = () => {
    this.editing = false;
    showToast({ text: "Session enregistrée." });
    void this.#load.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-cohort-page": BipCohortPage;
  }
}
