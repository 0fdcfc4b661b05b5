import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { LabelFormatView } from "../../shared/labels/schema.ts";
import { allLabelFormats, removeLabelFormat } from "../api/labels.ts";
import { asProblem } from "../api/problem.ts";
import { confirm } from "../components/dialog.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/page.ts";
import "../labels/label-format-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** What there is to print: the way to the cards and to the labels, and the sizes of an organisation's own. */
@customElement("bip-prints-page")
export class BipPrintsPage extends LitElement {
  static override styles = [elements, blocks, forms];

  /** The size that is being edited; "new" for one to add. */
  @state() private editing: LabelFormatView | "new" | null = null;
  readonly #load = new LoadController(this, async () =>
    (await allLabelFormats()).filter(({ builtIn }) => !builtIn),
  );

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
          <h2>Cartes</h2>
          <p>
            Cartes des personnes, une par personne : la biper suffit pour prêter. Cartes de commande, à poser
            près du lecteur : biper «&nbsp;Rendre&nbsp;» ou «&nbsp;Prêter&nbsp;» remplace un clic.
          </p>
          <div>
            <wa-button variant="brand" href="/cartes"
              ><bip-icon slot="start" name="printer"></bip-icon>Imprimer des cartes</wa-button
            >
          </div>
        </section>
        <section class="sheet stack">
          <h2>Étiquettes</h2>
          <p>
            Matériel, kits, lieux, lots, cartons, ou étiquettes vierges à coller d’avance : avec aperçu, sur
            planche ou rouleau.
          </p>
          <div>
            <wa-button variant="brand" href="/etiquettes"
              ><bip-icon slot="start" name="tag"></bip-icon>Imprimer des étiquettes</wa-button
            >
          </div>
        </section>
        <section class="sheet stack">
          <h2>Vos tailles d’étiquettes</h2>
          ${this.#formats(value ?? [])}
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
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-prints-page": BipPrintsPage;
  }
}
