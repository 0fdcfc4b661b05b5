import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { LabelJobState, LabelJobView } from "../../shared/labels/schema.ts";
import { cancelLabelJob, labelPdfUrl, lastLabelJobs } from "../api/labels.ts";
import { asProblem } from "../api/problem.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { longInstant } from "../i18n/format.ts";
import { countOf, uncapitalised } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { bringsPrints, newsOf, withNews } from "./job-news.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const pollEvery = 400;

const kindOf: Record<LabelJobView["kind"], string> = {
  items: "Matériel",
  kits: "Kits",
  sites: "Lieux",
  batches: "Lots de recyclage",
  boxes: "Cartons",
  blank: "Étiquettes vierges",
};

const stateWords: Record<LabelJobState, string> = {
  waiting: "En attente",
  running: "En préparation",
  done: "Prête",
  cancelled: "Abandonnée",
  failed: "Échec : réimprimez",
};

const isUnfinished = ({ state }: LabelJobView) => state === "waiting" || state === "running";

/**
 * The last printings: how far the one that is being made is, what is ready, what can be printed again.
 *
 * @fires bip-printed - a printing that was waited for is ready: its labels are no longer missing
 * @fires bip-again - the printing whose labels are wanted once more
 */
@customElement("bip-label-jobs")
export class BipLabelJobs extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      progress {
        width: 100%;
        height: 0.75rem;
        accent-color: var(--bip-accent);
      }
      .new {
        padding: 1rem;
        border-radius: var(--bip-radius);
        background: var(--bip-accent-soft);
      }
    `,
  ];

  @state() private jobs: LabelJobView[] = [];
  /** The one that was started on this page: it stands first and large. */
  @state() private newest = "";
  readonly #load = new LoadController(this, async () => {
    this.jobs = await lastLabelJobs();
    this.#watch();
    return this.jobs;
  });
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** A printing that has just been started. */
  follow(job: LabelJobView): void {
    this.newest = job.id;
    this.jobs = [job, ...this.jobs.filter(({ id }) => id !== job.id)];
    this.#watch();
  }

  override render() {
    const newest = this.jobs.find(({ id }) => id === this.newest);
    const others = this.jobs.filter((job) => job !== newest);
    return html`<div class="stack">
      ${newest ? html`<div class="new stack">${this.#newest(newest)}</div>` : nothing}
      <bip-problem .problem=${this.#load.problem} retry @bip-retry=${this.#load.reload}></bip-problem>
      <h2>Dernières impressions</h2>
      ${
        others.length === 0
          ? html`<p class="quiet">
              ${this.#load.loading ? "Chargement…" : "Aucune impression pour l’instant."}
            </p>`
          : html`<ul class="lines">
              ${others.map((job) => this.#line(job))}
            </ul>`
      }
    </div>`;
  }

  #newest(job: LabelJobView) {
    if (job.state === "done")
      return html`<p role="status">
          <strong>${countOf(job.stickers, ["étiquette prête", "étiquettes prêtes"])}.</strong> Dans la fenêtre
          d’impression, choisissez «&nbsp;taille réelle&nbsp;» ou 100&nbsp;%, jamais «&nbsp;ajuster à la
          page&nbsp;».
        </p>
        <div>
          <wa-button variant="brand" href=${labelPdfUrl(job.id)} target="_blank"
            ><bip-icon slot="start" name="printer"></bip-icon>Ouvrir le PDF à imprimer</wa-button
          >
        </div>`;
    if (!isUnfinished(job)) return html`<p role="status">${stateWords[job.state]}.</p>`;
    return html`<p role="status">
        Préparation de ${countOf(job.stickers, ["étiquette", "étiquettes"])}. Vous pouvez quitter cette page :
        l’impression vous attendra ici.
      </p>
      ${this.#progress(job)}`;
  }

  #progress(job: LabelJobView) {
    return html`<progress
        max=${job.stickers}
        value=${job.done}
        aria-label="Étiquettes préparées : ${job.done} sur ${job.stickers}"
      ></progress>
      <div>
        <wa-button appearance="outlined" @click=${() => this.#cancel(job.id)}>Abandonner</wa-button>
      </div>`;
  }

  #line(job: LabelJobView) {
    const last = job.labels === 1 ? nothing : html` à <span class="code">${job.last}</span>`;
    return html`<li>
      <div class="grow">
        <strong>${kindOf[job.kind]}, ${countOf(job.stickers, ["étiquette", "étiquettes"])}</strong>
        <div><span class="code">${job.first}</span>${last}</div>
        <div class="quiet">
          ${uncapitalised(longInstant(job.createdAt))}, par ${job.createdByName}.
          ${job.kept ? nothing : `${job.state === "done" ? "PDF plus gardé" : stateWords[job.state]}.`}
        </div>
        ${isUnfinished(job) ? this.#progress(job) : nothing}
      </div>
      ${
        job.kept
          ? html`<wa-button appearance="outlined" href=${labelPdfUrl(job.id)} target="_blank"
              >Ouvrir le PDF</wa-button
            >`
          : nothing
      }
      ${
        isUnfinished(job)
          ? nothing
          : html`<wa-button
              appearance="outlined"
              @click=${() => this.dispatchEvent(new CustomEvent("bip-again", { detail: job }))}
              >Réimprimer</wa-button
            >`
      }
    </li>`;
  }

  #watch() {
    clearTimeout(this.#timer);
    if (this.isConnected && this.jobs.some(isUnfinished))
      this.#timer = setTimeout(() => void this.#poll(), pollEvery);
  }

  async #poll() {
    const news = await newsOf(this.jobs.filter(isUnfinished));
    const printed = bringsPrints(this.jobs, news);
    this.jobs = withNews(this.jobs, news);
    if (printed) this.dispatchEvent(new CustomEvent("bip-printed"));
    this.#watch();
  }

  async #cancel(id: string) {
    try {
      const cancelled = await cancelLabelJob(id);
      this.jobs = this.jobs.map((job) => (job.id === id ? cancelled : job));
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-label-jobs": BipLabelJobs;
  }
}
