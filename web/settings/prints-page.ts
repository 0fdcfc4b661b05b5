import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { LabelFormatView } from "../../shared/labels/schema.ts";
import { allLabelFormats, removeLabelFormat } from "../api/labels.ts";
import { allBeneficiaries, allCohorts, beneficiaryCardsUrl } from "../api/people.ts";
import { asProblem } from "../api/problem.ts";
import { commandCardsUrl } from "../api/settings.ts";
import { confirm } from "../components/dialog.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { recall, remember } from "../scanner/device-memory.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/page.ts";
import "../labels/label-format-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const memory = "card-code";
const cardCodes = [
  ["code128", "Code-barres (Code 128)"],
  ["qrcode", "QR code"],
  ["datamatrix", "Data Matrix"],
] as const;

/** What there is to print: command cards, people's cards, the way to the labels and the sizes of an organisation's own. */
@customElement("bip-prints-page")
export class BipPrintsPage extends LitElement {
  static override styles = [elements, blocks, forms];

  @state() private preparing = false;
  /** Kept on this device: its scanner reads it or not. */
  @state() private symbology = recall(memory) ?? "code128";
  /** The size that is being edited; "new" for one to add. */
  @state() private editing: LabelFormatView | "new" | null = null;
  @state() private prepared: { label: string; url: string }[] = [];
  readonly #load = new LoadController(this, async () => {
    const [formats, cohorts] = await Promise.all([allLabelFormats(), allCohorts()]);
    return { formats: formats.filter(({ builtIn }) => !builtIn), cohorts };
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
          <h2>Code imprimé sur les cartes</h2>
          <div class="field">
            <label for="symbology">Code</label>
            <select id="symbology" @change=${this.#chooseSymbology}>
              ${cardCodes.map(
                ([value, label]) =>
                  html`<option value=${value} ?selected=${value === this.symbology}>${label}</option>`,
              )}
            </select>
          </div>
        </section>
        <section class="sheet stack">
          <h2>Cartes de commande</h2>
          <p>
            À poser près du lecteur : biper «&nbsp;Rendre&nbsp;» ou «&nbsp;Prêter&nbsp;» remplace un clic.
          </p>
          <div>
            <wa-button variant="brand" href=${commandCardsUrl(this.symbology)} target="_blank"
              ><bip-icon slot="start" name="printer"></bip-icon>Ouvrir les cartes (PDF)</wa-button
            >
          </div>
        </section>
        <section class="sheet stack">
          <h2>Étiquettes</h2>
          <p>
            Matériel, kits, lieux, lots, ou étiquettes vierges à coller d’avance : avec aperçu, sur planche ou
            rouleau.
          </p>
          <div>
            <wa-button variant="brand" href="/etiquettes"
              ><bip-icon slot="start" name="tag"></bip-icon>Imprimer des étiquettes</wa-button
            >
          </div>
        </section>
        <section class="sheet stack">
          <h2>Vos tailles d’étiquettes</h2>
          ${this.#formats(value?.formats ?? [])}
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
          ${this.#sheets()}
        </section>
      </div>
      <bip-dialog
        heading=${this.editing === "new" ? "Ajouter une taille d’étiquettes" : "Modifier cette taille"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-label-format-form
                .format=${this.editing === "new" ? null : this.editing}
                @bip-saved=${this.#formatSaved}
              ></bip-label-format-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  /** A link to press, since a window that opens by itself after a wait is blocked by browsers. */
  #sheets() {
    return html`<ul class="lines" role="status">
      ${this.prepared.map(
        ({ label, url }) =>
          html`<li>
            <a href=${url} target="_blank"><bip-icon name="file-text"></bip-icon>${label} (PDF)</a>
          </li>`,
      )}
    </ul>`;
  }

  #formats(formats: LabelFormatView[]) {
    return html`${
        formats.length === 0
          ? html`<p class="quiet">
              Aucune pour l’instant : les planches L7160 et L7651 et trois rouleaux sont déjà là.
            </p>`
          : html`<ul class="lines">
              ${formats.map(
                (format) =>
                  html`<li>
                    <strong class="grow">${format.name}</strong>
                    <wa-button appearance="outlined" @click=${() => (this.editing = format)}
                      >Modifier</wa-button
                    >
                    <wa-button appearance="outlined" @click=${() => this.#removeFormat(format)}
                      >Supprimer</wa-button
                    >
                  </li>`,
              )}
            </ul>`
      }
      <div>
        <wa-button appearance="outlined" @click=${() => (this.editing = "new")}
          ><bip-icon slot="start" name="plus"></bip-icon>Ajouter une taille</wa-button
        >
      </div>`;
  }

  readonly #chooseSymbology = (event: Event) => {
    this.symbology = (event.target as HTMLSelectElement).value;
    this.prepared = [];
    remember(memory, this.symbology);
  };

  readonly #formatSaved = () => {
    this.editing = null;
    void this.#load.reload();
  };

  async #removeFormat({ id, name }: LabelFormatView) {
    const text = "Les étiquettes déjà imprimées restent bonnes.";
    if (!(await confirm({ heading: `Supprimer « ${name} » ?`, text, yes: "Supprimer", tone: "danger" })))
      return;
    try {
      await removeLabelFormat(id);
      await this.#load.reload();
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  }

  async #cards(cohort: string) {
    this.preparing = true;
    try {
      const people = await allBeneficiaries({ cohort });
      if (people.length === 0) showToast({ text: "Personne dans cette session.", tone: "alarm" });
      this.prepared = inParts(people).map((part) => ({
        label: `Cartes de ${part[0]?.name ?? ""} à ${part.at(-1)?.name ?? ""}`,
        url: beneficiaryCardsUrl(
          part.map(({ id }) => id),
          this.symbology,
        ),
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
