import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { lacksModel } from "../../shared/imports/fields.ts";
import type { ImportChoices, ImportView } from "../../shared/imports/schema.ts";
import { chooseForImport, getImport, refusedLinesUrl, removeImport, runImport } from "../api/imports.ts";
import { allModels } from "../api/items.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { allSites } from "../api/settings.ts";
import { confirm } from "../components/dialog.ts";
import { LoadController } from "../components/load-controller.ts";
import { number } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { ChoiceQueue } from "./choice-queue.ts";
import { importColumns } from "./import-columns.ts";
import { importPageStyles } from "./import-page-styles.ts";
import { importQuestions } from "./import-questions.ts";
import "./import-lines.ts";
import "../components/icon.ts";
import "../components/page.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const equipment = ["équipement", "équipements"] as const;
const fileLines = ["ligne", "lignes"] as const;
/** How often progress is asked for, in milliseconds. */
const pulse = 700;

/** One file on its way in: its columns, what it leaves open, what each line would do, and then what was done. */
@customElement("bip-import-page")
export class BipImportPage extends LitElement {
  static override styles = [elements, blocks, forms, importPageStyles];

  @property() importId = "";
  @state() private busy = false;
  @state() private running = false;
  @state() private problem: ProblemError | null = null;
  /** Once open they stay so: another column may have to be corrected too. */
  #columnsOpen = false;
  readonly #choices = new ChoiceQueue<ImportChoices>(
    (choices) => this.#act(async () => this.#load.set(await chooseForImport(this.importId, choices))),
    () => this.requestUpdate(),
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #load = new LoadController(this, async () => {
    const view = await getImport(this.importId);
    if (view.state === "running") this.#watch();
    return view;
  });
  readonly #known = new LoadController(this, async () => {
    const [models, sites] = await Promise.all([allModels(), allSites()]);
    return { models, sites };
  });

  /** What is shown is about to be planned anew. */
  get #waiting(): boolean {
    return this.busy || this.#choices.wanted !== null;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading=${value?.name ?? "Import"}
      backHref="/materiel/importer"
      backLabel="Importer du matériel"
      ?loading=${loading && !value}
      .problem=${value ? null : problem}
      @bip-retry=${reload}
    >
      ${value ? this.#body({ ...value, choices: this.#choices.wanted ?? value.choices }) : nothing}
    </bip-page>`;
  }

  #body(view: ImportView) {
    if (view.state === "done") return this.#done(view);
    if (this.running || view.state === "running") return this.#progress(view);
    const unclear =
      view.counts.refused > 0 && (view.sites.length > 0 || view.models.some(({ kind }) => !kind));
    const nameless = lacksModel(view.choices.mapping);
    this.#columnsOpen ||= nameless;
    return html`<div class="stack wide">
      ${this.problem ? html`<bip-problem .problem=${this.problem}></bip-problem>` : nothing}
      ${this.#summary(view)}
      <section class="sheet fold ${this.#waiting ? "busy" : ""}">
        <details ?open=${this.#columnsOpen}>
          <summary>
            Colonnes : ${Object.keys(view.choices.mapping).length} reconnues sur ${view.columns.length}
          </summary>
          ${
            nameless
              ? html`<p class="notice wait">
                  <bip-icon name="info"></bip-icon
                  ><span
                    >Aucune colonne ne dit ce qu’est chaque ligne&nbsp;: indiquez quelle colonne dit le
                    modèle.</span
                  >
                </p>`
              : nothing
          }
          <p class="quiet">Titres lus à la ligne ${view.headingLine}. Corrigez ce qui ne va pas.</p>
          ${importColumns(view, (mapping) => this.#choose(view, { mapping }))}
        </details>
      </section>
      <section class="sheet fold ${this.#waiting ? "busy" : ""}">
        <details ?open=${unclear}>
          <summary>${unclear ? "À préciser" : "Modèles, lieux et état"}</summary>
          <div class="stack">
            ${
              this.#known.value
                ? importQuestions(view, this.#known.value, (change) => this.#choose(view, change))
                : nothing
            }
          </div>
        </details>
      </section>
      <section>
        <h2>Ligne par ligne</h2>
        <bip-import-lines .importId=${view.id} .counts=${view.counts}></bip-import-lines>
      </section>
    </div>`;
  }

  #summary({ id, counts }: ImportView) {
    const good = counts.create + counts.change;
    const label = [
      counts.items > 0 ? `créer ${countOf(counts.items, equipment)}` : "",
      counts.change > 0 ? `en compléter ${number(counts.change)}` : "",
    ]
      .filter(Boolean)
      .join(" et ");
    return html`<section class="sheet stack">
      <p role="status">
        ${
          good > 0
            ? html`Ce fichier va <strong>${label}</strong>.`
            : counts.refused > 0
              ? "Aucune ligne ne peut être importée telle quelle."
              : "Tout ce que contient ce fichier est déjà enregistré : il n’y a rien à importer."
        }
        ${counts.known > 0 && good > 0 ? `${countOf(counts.known, fileLines)} déjà là, sans changement.` : ""}
        ${
          counts.refused > 0
            ? html`<strong class="refused">${countOf(counts.refused, fileLines)} à corriger.</strong>`
            : nothing
        }
      </p>
      ${
        counts.unnumbered > 0
          ? html`<p class="quiet">
              ${countOf(counts.unnumbered, fileLines)} sans numéro propre&nbsp;: ce même fichier ne les
              doublera pas, un autre fichier le pourrait.
            </p>`
          : nothing
      }
      <div class="row">
        ${
          good > 0 && counts.refused === 0
            ? html`<wa-button variant="brand" ?loading=${this.#waiting} @click=${() => this.#run("all")}
                ><bip-icon slot="start" name="check"></bip-icon>Importer tout</wa-button
              >`
            : nothing
        }
        ${
          good > 0 && counts.refused > 0
            ? html`<wa-button variant="brand" ?loading=${this.#waiting} @click=${() => this.#run("good")}
                ><bip-icon slot="start" name="check"></bip-icon>Importer seulement les
                ${countOf(good, ["bonne ligne", "bonnes lignes"])}</wa-button
              >`
            : nothing
        }
        ${
          counts.refused > 0
            ? html`<wa-button appearance="outlined" href=${refusedLinesUrl(id)} download
                ><bip-icon slot="start" name="download"></bip-icon>Lignes à corriger (CSV)</wa-button
              >`
            : nothing
        }
        <wa-button appearance="plain" @click=${this.#abandon}>Abandonner</wa-button>
      </div>
    </section>`;
  }

  #progress({ progress }: ImportView) {
    const { done = 0, total = 0 } = progress ?? {};
    return html`<section class="sheet stack">
      <p role="status">
        ${total > 0 ? `${number(done)} sur ${countOf(total, equipment)}…` : "L’import commence…"}
      </p>
      <progress
        max=${total || 1}
        .value=${total > 0 ? done : 0}
        aria-label="Avancement de l’import"
      ></progress>
      <p class="quiet">Vous pouvez quitter cette page : l’import continue, et se retrouve ici.</p>
    </section>`;
  }

  #done({ id, counts }: ImportView) {
    return html`<div class="stack wide">
      <section class="notice good" role="status">
        <bip-icon name="circle-check"></bip-icon>
        <p>
          ${countOf(counts.items, ["équipement créé", "équipements créés"])}${
            counts.change > 0 ? `, ${countOf(counts.change, ["complété", "complétés"])}` : ""
          }${counts.known > 0 ? `, ${number(counts.known)} déjà là` : ""}.
          ${counts.refused > 0 ? `${countOf(counts.refused, fileLines)} à corriger n’ont pas été importées.` : ""}
        </p>
      </section>
      <div class="row">
        <wa-button variant="brand" href="/materiel?sort=-label">Voir le matériel</wa-button>
        ${
          counts.refused > 0
            ? html`<wa-button appearance="outlined" href=${refusedLinesUrl(id)} download
                ><bip-icon slot="start" name="download"></bip-icon>Lignes à corriger (CSV)</wa-button
              >`
            : nothing
        }
        <wa-button appearance="outlined" href="/materiel/importer">Importer un autre fichier</wa-button>
      </div>
      <section>
        <h2>Ligne par ligne</h2>
        <bip-import-lines done .importId=${id} .counts=${counts}></bip-import-lines>
      </section>
    </div>`;
  }

  #choose(view: ImportView, change: Partial<ImportChoices>) {
    void this.#choices.want({ ...view.choices, ...change });
  }

  async #run(lines: "all" | "good") {
    this.running = true;
    this.#watch();
    await this.#act(async () => this.#load.set(await runImport(this.importId, lines)));
    this.running = false;
    clearTimeout(this.#timer);
    if (this.problem) await this.#load.reload();
  }

  /** Asks how far it is, until it has ended. */
  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await this.#load.reload();
      if (this.isConnected && (this.running || this.#load.value?.state === "running")) this.#watch();
    }, pulse);
  }

  readonly #abandon = async () => {
    const sure = await confirm({
      heading: "Abandonner cet import ?",
      text: "Rien n’a été enregistré. Le fichier sera oublié.",
      yes: "Abandonner",
      no: "Continuer l’import",
    });
    if (!sure) return;
    await this.#act(() => removeImport(this.importId));
    if (!this.problem) navigate("/materiel/importer");
  };

  async #act(work: () => Promise<unknown>) {
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-import-page": BipImportPage;
  }
}
