import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { allItems, labelsUrl } from "../api/items.ts";
import { allBeneficiaries, allCohorts, beneficiaryCardsUrl } from "../api/people.ts";
import { asProblem } from "../api/problem.ts";
import { allSites, commandCardsUrl } from "../api/settings.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { kindChoices } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** Everything to print at once: command cards, sheets of labels, people's cards. */
@customElement("bip-prints-page")
export class BipPrintsPage extends LitElement {
  static override styles = [elements, blocks, forms];

  @state() private preparing = false;
  @state() private prepared: { label: string; url: string }[] = [];
  readonly #load = new LoadController(this, async () => {
    const [sites, cohorts] = await Promise.all([allSites(), allCohorts()]);
    return { sites, cohorts };
  });
  readonly #labels = new FormController(this, {
    draft: () => "labels",
    initial: () => ({ kind: "tablet", site: "", startAt: "1" }),
    required: ["startAt"],
    check: ({ startAt }) => ({
      startAt: /^\s*([1-9]|1\d|2[01])\s*$/.test(startAt)
        ? undefined
        : "De 1 à 21\u00a0: 1 pour une feuille neuve.",
    }),
    send: async ({ kind, site, startAt }) => {
      const items = await allItems({ kind, site, sort: "label" });
      if (items.length === 0) return showToast({ text: "Aucun équipement ne correspond.", tone: "alarm" });
      this.prepared = inParts(items).map((part, index) => ({
        label: `Étiquettes ${part[0]?.label ?? ""} à ${part.at(-1)?.label ?? ""}`,
        url: labelsUrl(
          part.map(({ id }) => id),
          index === 0 ? Number(startAt) : 1,
        ),
      }));
    },
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Étiquettes et cartes"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <div class="stack">
        <section class="sheet stack">
          <h2>Cartes de commande</h2>
          <p>
            À poser près du lecteur : biper «&nbsp;Rendre&nbsp;» ou «&nbsp;Prêter&nbsp;» remplace un clic.
          </p>
          <div>
            <wa-button variant="brand" href=${commandCardsUrl} target="_blank"
              ><bip-icon slot="start" name="printer"></bip-icon>Ouvrir les cartes (PDF)</wa-button
            >
          </div>
        </section>
        <section class="sheet">
          <form novalidate @submit=${this.#labels.submit} aria-labelledby="labels">
            <h2 id="labels">Étiquettes du matériel</h2>
            <div class="pair">
              ${selectField(this.#labels, "kind", { label: "Genre", none: "Tous", choices: kindChoices })}
              ${selectField(this.#labels, "site", {
                label: "Lieu",
                none: "Tous",
                choices: (value?.sites ?? []).map(({ id, name }) => ({ value: id, label: name })),
              })}
              ${textField(this.#labels, "startAt", {
                label: "Première étiquette libre",
                type: "number",
                hint: "Pour finir une feuille déjà entamée.",
              })}
            </div>
            ${submitRow(this.#labels, "Préparer les étiquettes")}
          </form>
          ${this.#sheets("Étiquettes")}
        </section>
        <section class="sheet stack">
          <h2>Cartes des personnes</h2>
          <p>Une carte par personne : la biper suffit pour prêter.</p>
          <ul class="lines">
            ${value?.cohorts.map(
              (cohort) =>
                html`<li>
                  <strong class="grow">${cohort.name}</strong>
                  <wa-button
                    appearance="outlined"
                    ?loading=${this.preparing}
                    @click=${() => this.#cards(cohort.id)}
                    >Préparer les cartes</wa-button
                  >
                </li>`,
            )}
          </ul>
          ${this.#sheets("Cartes")}
        </section>
      </div>
    </bip-page>`;
  }

  /** A link to press, since a window that opens by itself after a wait is blocked by browsers. */
  #sheets(about: string) {
    return html`<ul class="lines" role="status">
      ${this.prepared
        .filter(({ label }) => label.startsWith(about))
        .map(
          ({ label, url }) =>
            html`<li>
              <a href=${url} target="_blank"><bip-icon name="file-text"></bip-icon>${label} (PDF)</a>
            </li>`,
        )}
    </ul>`;
  }

  async #cards(cohort: string) {
    this.preparing = true;
    try {
      const people = await allBeneficiaries({ cohort });
      if (people.length === 0) showToast({ text: "Personne dans cette session.", tone: "alarm" });
      this.prepared = inParts(people).map((part) => ({
        label: `Cartes de ${part[0]?.name ?? ""} à ${part.at(-1)?.name ?? ""}`,
        url: beneficiaryCardsUrl(part.map(({ id }) => id)),
      }));
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    } finally {
      this.preparing = false;
    }
  }
}

/** As many things as an address can name. */
const mostInAddress = 150;

function inParts<Thing>(things: Thing[]): Thing[][] {
  const parts = Math.ceil(things.length / mostInAddress);
  return Array.from({ length: parts }, (_, part) =>
    things.slice(part * mostInAddress, (part + 1) * mostInAddress),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-prints-page": BipPrintsPage;
  }
}
