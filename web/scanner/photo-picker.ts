import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { everyCode, type WantedCodes } from "../../shared/scan/wanted-codes.ts";
import { elements } from "../styles/shared.ts";
import { BroughtPictures } from "./brought-pictures.ts";
import { withoutPhoto, photoSentences } from "./camera-sentences.ts";
import { controls } from "./camera-styles.ts";
import { namesOf, type CodeName } from "./code-words.ts";
import { viewOfPhoto, type CodeInView } from "./code-view.ts";
import { keyOf } from "./confirm-reads.ts";
import { PhotoError, readPhoto, type PhotoProblem } from "./photo.ts";
import type { Scan } from "./scanner-controller.ts";
import "../components/icon.ts";
import "./drop-veil.ts";

/**
 * Photos as a code reader: chosen, dropped anywhere on the page, or pasted. What the step wants is taken; the other codes wait
 * to be chosen.
 *
 * @fires bip-scan - a code was read (`Scan`)
 */
@customElement("bip-photo-picker")
export class BipPhotoPicker extends LitElement {
  static override styles = [
    elements,
    controls,
    css`
      :host {
        display: contents;
      }
      .photo:focus-within {
        outline: 3px solid var(--bip-focus);
        outline-offset: 2px;
      }
      .photo input {
        position: absolute;
        width: 1px;
        height: 1px;
        opacity: 0;
      }
      section {
        flex: 1 1 100%;
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem 1rem;
        border: 1px solid var(--bip-line);
        border-radius: var(--bip-radius);
        background: var(--bip-sheet);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        padding: 0;
        list-style: none;
      }
      .choice {
        flex-wrap: wrap;
        gap: 0 0.5rem;
        overflow-wrap: anywhere;
        white-space: normal;
      }
      .says {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) wants: WantedCodes = everyCode;
  /** Of the organisation's own codes. */
  @property() codePrefix: string | undefined;
  /** The values, in their normal form, that the page has already: nobody is asked about them. */
  @property({ attribute: false }) held: ReadonlySet<string> = new Set();
  /** Little room: the icon has to do. */
  @property({ type: Boolean }) compact = false;
  @state() private progress: { at: number; of: number } | null = null;
  @state() private problems: { photo: number; problem: PhotoProblem }[] = [];
  /** Codes that nobody took yet, as they were called beside the others of their photo. */
  @state() private left: { one: CodeInView; name: CodeName }[] = [];
  #photos = 0;
  #waiting: File[] = [];
  readonly #brought = new BroughtPictures(this, (files) => void this.#read(files));

  override render() {
    const { progress } = this;
    return html`
      <label class="photo ${this.compact ? "narrow" : ""}">
        <bip-icon name="image"></bip-icon
        ><span class=${this.compact ? "if-roomy" : ""}>${progress ? progressWords(progress) : "Photo"}</span>
        <input
          type="file"
          accept="image/*"
          multiple
          aria-label="Lire une photo"
          @change=${(event: Event) => this.#chosen(event.target as HTMLInputElement)}
        />
      </label>
      ${progress ? html`<p class="note" role="status">Lecture : ${progressWords(progress)}…</p>` : nothing}
      ${this.problems.map(
        ({ photo, problem }) =>
          html`<p class="note problem" role="alert">
            <bip-icon name="triangle-alert"></bip-icon
            ><span
              >${this.#photos > 1 ? `Photo ${photo}\u00a0: ` : ""}${photoSentences[problem]}
              ${withoutPhoto}</span
            >
          </p>`,
      )}
      ${this.#choices()} ${this.#brought.over ? html`<bip-drop-veil></bip-drop-veil>` : nothing}
    `;
  }

  #choices() {
    const left = this.left.filter(({ one: { best } }) => !best || !this.held.has(best.value));
    if (left.length === 0) return nothing;
    return html`<section aria-label="Codes de la photo">
      <p>
        ${left.length > 1 ? "D’autres codes sont" : "Un autre code est"} sur la photo. Touchez celui que vous
        voulez.
      </p>
      <ul>
        ${left.map(
          ({ one, name: { what, says } }) =>
            html`<li>
              <button
                type="button"
                class="choice"
                aria-label=${`Prendre ${what} ${says}`}
                @click=${() => this.#choose(one)}
              >
                ${what} <span class="says">${says}</span>
              </button>
            </li>`,
        )}
        <li>
          <button type="button" @click=${() => (this.left = [])}><bip-icon name="x"></bip-icon>Aucun</button>
        </li>
      </ul>
    </section>`;
  }

  #chosen(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // The same photo may be chosen again.
    input.value = "";
    if (files.length > 0) void this.#read(files);
  }

  /** One photo after another; those that come withoutPhoto join the queue. */
  async #read(files: File[]): Promise<void> {
    this.#waiting.push(...files);
    if (this.progress) {
      this.progress = { ...this.progress, of: this.progress.of + files.length };
      return;
    }
    this.#photos = files.length;
    this.problems = [];
    this.left = [];
    this.progress = { at: 1, of: files.length };
    const told = new Set<string>();
    for (let file = this.#waiting.shift(); file; file = this.#waiting.shift()) {
      await this.#readOne(file, told);
      this.#goOn();
    }
    this.progress = null;
  }

  #goOn(): void {
    if (!this.progress) return;
    const { at, of } = this.progress;
    this.#photos = of;
    this.progress = { at: at + 1, of };
  }

  /** `told` are the codes of the photos before: the same thing taken from two sides is one. */
  async #readOne(file: File, told: Set<string>): Promise<void> {
    const photo = this.progress?.at ?? 1;
    try {
      const found = await readPhoto(file);
      const { taken, left } = viewOfPhoto(found, this.wants, this.codePrefix);
      if (taken.length + left.length === 0) throw new PhotoError("empty");
      const isNew = ({ code }: CodeInView) => !told.has(keyOf(code));
      const names = namesOf([...taken, ...left]);
      const called = (one: CodeInView) => names.get(keyOf(one.code)) ?? { what: "Code", says: one.code.text };
      this.left = [...this.left, ...left.filter(isNew).map((one) => ({ one, name: called(one) }))];
      const all = [...taken, ...left];
      for (const one of taken.filter(isNew)) {
        const others = all.filter((other) => other !== one);
        this.#tell(one, { beside: others.map(({ code: { text, symbology } }) => ({ text, symbology })) });
      }
      for (const { code } of [...taken, ...left]) told.add(keyOf(code));
    } catch (error) {
      const problem = error instanceof PhotoError ? error.problem : "failed";
      this.problems = [...this.problems, { photo, problem }];
    }
  }

  #choose(one: CodeInView): void {
    this.left = this.left.filter((other) => other.one !== one);
    this.#tell(one, { chosen: true });
  }

  #tell({ code: { text, symbology } }: CodeInView, how: Pick<Scan, "chosen" | "beside"> = {}): void {
    const detail: Scan = { text, symbology, source: "photo", ...how };
    this.dispatchEvent(new CustomEvent("bip-scan", { detail, bubbles: true, composed: true }));
  }
}

const progressWords = ({ at, of }: { at: number; of: number }) =>
  of > 1 ? `Photo ${Math.min(at, of)} sur ${of}` : "Photo";

declare global {
  interface HTMLElementTagNameMap {
    "bip-photo-picker": BipPhotoPicker;
  }
}
