import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { ImportView } from "../../shared/imports/schema.ts";
import { largestUpload } from "../../shared/uploads.ts";
import { listImports, sendImportFile, templateUrl } from "../api/imports.ts";
import { asProblem, ProblemError } from "../api/problem.ts";
import { LoadController } from "../components/load-controller.ts";
import { longInstant } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/page.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";

const tooLarge = new ProblemError(
  "body-too-large",
  "Ce fichier dépasse 10 Mo. Enlevez ses images, ou coupez-le en plusieurs.",
);

/** First step: a file is chosen or dropped; the server reads it and nothing is imported yet. */
@customElement("bip-import-start-page")
export class BipImportStartPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .drop {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 0.75rem;
        padding: 2rem 1rem;
        text-align: center;
        background: var(--bip-sheet);
        border: 2px dashed var(--bip-line-strong);
        border-radius: var(--bip-radius-large);
      }
      .drop.over {
        border-color: var(--bip-accent);
        background: var(--bip-accent-soft);
      }
      .drop bip-icon {
        font-size: 2rem;
        color: var(--bip-link);
      }
      .pick {
        display: inline-flex;
        align-items: center;
        min-height: var(--bip-target);
        padding: 0 1.5rem;
        border-radius: var(--bip-radius);
        background: var(--bip-accent);
        color: var(--bip-on-accent);
        font-weight: 600;
        cursor: pointer;
      }
      .pick:focus-within {
        outline: 3px solid var(--bip-focus);
        outline-offset: 2px;
      }
      .templates a {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        min-height: var(--bip-target);
      }
    `,
  ];

  @state() private sending = "";
  @state() private over = false;
  @state() private problem: ProblemError | null = null;
  readonly #recent = new LoadController(this, listImports);

  override render() {
    return html`<bip-page heading="Importer du matériel" backHref="/materiel" backLabel="Matériel">
      <div class="stack wide">
        ${this.problem ? html`<bip-problem .problem=${this.problem}></bip-problem>` : nothing}
        <div
          class="drop ${this.over ? "over" : ""}"
          @dragover=${this.#dragged}
          @dragleave=${() => (this.over = false)}
          @drop=${this.#dropped}
        >
          ${
            this.sending
              ? html`<wa-spinner></wa-spinner>
                  <p role="status">Lecture de «&nbsp;${this.sending}&nbsp;»…</p>`
              : html`<bip-icon name="upload"></bip-icon>
                  <label class="pick"
                    >Choisir un fichier<input
                      class="visually-hidden"
                      type="file"
                      accept=".csv,.txt,.tsv,.xlsx,.ods"
                      @change=${this.#picked}
                  /></label>
                  <p>
                    Excel (.xlsx), LibreOffice (.ods) ou CSV, 10&nbsp;Mo et 20&nbsp;000&nbsp;lignes au plus.
                  </p>
                  <p class="quiet">
                    Vous verrez d’abord ce qui serait créé, ligne par ligne. Rien n’est enregistré sans votre
                    accord.
                  </p>`
          }
        </div>
        <section class="stack templates">
          <h2>Pas encore de fichier&nbsp;?</h2>
          <p>
            Partez de notre modèle. L’export de Snipe-IT, ou le tableau de votre mairie, convient aussi tel
            quel.
          </p>
          <div class="row">
            <a href=${templateUrl("xlsx")} download
              ><bip-icon name="download"></bip-icon>Modèle pour Excel ou LibreOffice</a
            >
            <a href=${templateUrl("csv")} download><bip-icon name="download"></bip-icon>Modèle CSV</a>
          </div>
        </section>
        ${this.#recent.value && this.#recent.value.length > 0 ? this.#list(this.#recent.value) : nothing}
      </div>
    </bip-page>`;
  }

  #list(imports: ImportView[]) {
    return html`<section>
      <h2>Imports récents</h2>
      <ul class="lines">
        ${imports.map(
          (view) =>
            html`<li>
              <span class="grow"
                ><a href="/materiel/importer/${view.id}">${view.name}</a>
                <span class="quiet">${longInstant(view.createdAt)}</span></span
              >
              <span
                >${
                  view.state === "done"
                    ? "Terminé"
                    : view.state === "running"
                      ? "En cours…"
                      : `${countOf(view.lines, ["ligne", "lignes"])} à relire`
                }</span
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  readonly #dragged = (event: DragEvent) => {
    event.preventDefault();
    this.over = true;
  };

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file && !this.sending) void this.#send(file);
  };

  readonly #picked = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file, corrected, can be chosen again.
    input.value = "";
    if (file) void this.#send(file);
  };

  async #send(file: File) {
    this.problem = file.size > largestUpload ? tooLarge : null;
    if (this.problem) return;
    this.sending = file.name;
    try {
      const { id } = await sendImportFile(file);
      navigate(`/materiel/importer/${id}`);
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.sending = "";
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-import-start-page": BipImportStartPage;
  }
}
