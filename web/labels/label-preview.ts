import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { LabelNote, LabelRequestInput } from "../../shared/labels/schema.ts";
import { previewLabels } from "../api/labels.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { number } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const typingPause = 300;

const noteWords: Record<LabelNote, string> = {
  "code128-compact": "Le Code 128 est imprimé sans tirets : c’est ainsi qu’il tient sur cette étiquette.",
  "both-too-large": "Cette étiquette est trop petite pour deux codes : elle porte le Code 128 seul.",
  "qr-instead":
    "Le Code 128 ne tient pas sur cette étiquette sans devenir illisible : un QR code le remplace.",
};

/** A page as it will be printed, of how many. */
export interface PreviewedPage {
  stickers: number;
  pages: number;
  page: number;
  svg: string;
  notes: LabelNote[];
}

/**
 * The page as it will be printed, redrawn when what is asked for changes.
 *
 * @fires bip-preview - how many labels and pages it is, or null where it is refused
 */
@customElement("bip-label-preview")
export class BipLabelPreview extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      img {
        display: block;
        max-width: 100%;
        max-height: 70vh;
        margin-inline: auto;
        background: #fff;
        border: 1px solid var(--bip-line-strong);
        box-shadow: var(--bip-shadow);
      }
      .waiting {
        opacity: 0.5;
      }
    `,
  ];

  /** What is asked for, as `source` takes it; undefined while it makes no sense. */
  @property({ attribute: false }) request: object | undefined;
  @property({ attribute: false }) source: (request: object, page: number) => Promise<PreviewedPage> = (
    request,
    page,
  ) => previewLabels(request as LabelRequestInput, page);
  @property({ attribute: false }) noun: readonly [one: string, several: string] = ["étiquette", "étiquettes"];
  @state() private shown: PreviewedPage | null = null;
  @state() private problem: ProblemError | null = null;
  @state() private waiting = false;
  @state() private page = 1;
  #asked = "";
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("request")) return;
    const asked = JSON.stringify(this.request ?? null);
    if (asked === this.#asked) return;
    const isFirst = this.#asked === "";
    this.#asked = asked;
    this.page = 1;
    clearTimeout(this.#timer);
    if (this.request) this.#timer = setTimeout(() => void this.#load(), isFirst ? 0 : typingPause);
  }

  override render() {
    if (this.problem?.code === "no-labels")
      return html`<p class="quiet" role="status">${this.problem.detail}</p>`;
    if (this.problem) return html`<bip-problem .problem=${this.problem}></bip-problem>`;
    const { shown } = this;
    if (!shown) return html`<p class="quiet" role="status">L’aperçu se prépare…</p>`;
    return html`<div class="stack">
      ${shown.notes.map(
        (note) =>
          html`<p class="notice wait"><bip-icon name="info"></bip-icon><span>${noteWords[note]}</span></p>`,
      )}
      <img
        class=${this.waiting ? "waiting" : ""}
        alt="Aperçu de la page ${shown.page}, à ses proportions"
        src=${`data:image/svg+xml,${encodeURIComponent(shown.svg)}`}
      />
      <div class="row between">
        <span role="status"
          >${countOf(shown.stickers, this.noun)}, page ${number(shown.page)} sur ${number(shown.pages)}</span
        >
        ${
          shown.pages > 1
            ? html`<span class="row">
                <wa-button appearance="outlined" ?disabled=${shown.page <= 1} @click=${() => this.#turn(-1)}
                  >Page précédente</wa-button
                >
                <wa-button
                  appearance="outlined"
                  ?disabled=${shown.page >= shown.pages}
                  @click=${() => this.#turn(1)}
                  >Page suivante</wa-button
                >
              </span>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** Once more, after what the server knows has changed. */
  refresh(): void {
    void this.#load();
  }

  #turn(step: number) {
    this.page += step;
    void this.#load();
  }

  async #load() {
    if (!this.request) return;
    const run = ++this.#run;
    this.waiting = true;
    try {
      const shown = await this.source(this.request, this.page);
      if (run !== this.#run) return;
      this.shown = shown;
      this.problem = null;
    } catch (error) {
      if (run !== this.#run) return;
      this.problem = asProblem(error);
      this.shown = null;
    }
    this.waiting = false;
    this.dispatchEvent(new CustomEvent("bip-preview", { detail: this.shown }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-label-preview": BipLabelPreview;
  }
}
