import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { folded } from "../../shared/paging.ts";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import { listBeneficiaries } from "../api/people.ts";
import { elements, forms } from "../styles/shared.ts";
import "../components/icon.ts";

/** Letters of a name, as people type them; a code has a digit. */
const nameLike = /^[\p{L}][\p{L}\s'’-]+$/u;
const typingPause = 120;

/**
 * The one box: a code that is typed, or two letters of a name and Enter.
 *
 * @fires bip-code - a code was typed; its text is the detail
 * @fires bip-person - a person was chosen; the view is the detail
 */
@customElement("bip-scan-box")
export class BipScanBox extends LitElement {
  static override styles = [
    elements,
    forms,
    css`
      .box {
        position: relative;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        min-height: 3.75rem;
        padding-inline: 1rem;
        border: 2px solid var(--bip-accent);
        border-radius: var(--bip-radius-large);
        background: var(--bip-sheet);
      }
      .line:focus-within {
        outline: 3px solid var(--bip-focus);
        outline-offset: 2px;
      }
      .line bip-icon {
        font-size: 1.5rem;
      }
      .line input {
        flex: 1;
        min-width: 0;
        min-height: 3rem;
        border: 0;
        padding: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-size: 1.0625rem;
      }
      .line input:focus {
        outline: none;
      }
      ul {
        position: absolute;
        z-index: 40;
        inset-inline: 0;
        top: calc(100% + 0.375rem);
        margin: 0;
        padding: 0.375rem;
        list-style: none;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line-strong);
        border-radius: var(--bip-radius-large);
        box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.75rem;
        min-height: var(--bip-target);
        padding: 0.375rem 0.75rem;
        border-radius: var(--bip-radius);
        cursor: pointer;
      }
      li[aria-selected="true"] {
        background: var(--bip-accent);
        color: var(--bip-on-accent);
      }
      .none {
        cursor: default;
        color: var(--bip-ink-quiet);
      }
    `,
  ];

  @state() private text = "";
  @state() private people: BeneficiaryView[] | null = null;
  @state() private chosen = 0;
  @query("input") private input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;

  override focus(): void {
    void this.updateComplete.then(() => this.input.focus({ preventScroll: true }));
  }

  override render() {
    const open = this.people !== null;
    return html`<div class="box">
      <div class="line">
        <bip-icon name="scan-barcode"></bip-icon>
        <input
          data-scan-box
          type="text"
          role="combobox"
          aria-label="Code biper ou taper, ou nom d’une personne"
          aria-expanded=${open}
          aria-controls="people"
          aria-autocomplete="list"
          aria-activedescendant=${open && this.people?.length ? `person-${this.chosen}` : nothing}
          placeholder="Bipez, ou tapez code ou nom"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          maxlength="300"
          .value=${this.text}
          @input=${this.#typed}
          @keydown=${this.#key}
          @blur=${this.#left}
        />
      </div>
      ${open ? this.#list(this.people ?? []) : nothing}
    </div>`;
  }

  #list(people: BeneficiaryView[]) {
    return html`<ul id="people" role="listbox" aria-label="Personnes">
      ${
        people.length === 0
          ? html`<li class="none" role="option" aria-selected="false">Personne de ce nom.</li>`
          : people.map(
              (person, index) =>
                html`<li
                  id="person-${index}"
                  role="option"
                  aria-selected=${index === this.chosen}
                  @pointerdown=${(event: Event) => {
                    event.preventDefault();
                    this.#choose(person);
                  }}
                >
                  <strong>${person.lastName} ${person.firstName}</strong><span>${person.communeName}</span>
                  <span class="number">${person.card}</span>
                </li>`,
            )
      }
    </ul>`;
  }

  #typed() {
    this.text = this.input.value;
    clearTimeout(this.#timer);
    const words = this.text.trim();
    if (words.length < 2 || !nameLike.test(words)) {
      this.people = null;
      return;
    }
    this.#timer = setTimeout(() => void this.#search(words), typingPause);
  }

  async #search(words: string): Promise<BeneficiaryView[]> {
    const run = ++this.#run;
    const { items } = await listBeneficiaries({ q: words, limit: 30 }).catch(() => ({ items: [] }));
    const start = folded(words);
    const rank = (person: BeneficiaryView) =>
      folded(person.lastName).startsWith(start) ? 0 : folded(person.firstName).startsWith(start) ? 1 : 2;
    const people = items
      .filter((person) => person.active)
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, 7);
    if (run === this.#run && this.text.trim() === words) {
      this.people = people;
      this.chosen = 0;
    }
    return people;
  }

  async #key(event: KeyboardEvent) {
    const people = this.people ?? [];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (people.length === 0) return;
      event.preventDefault();
      const move = event.key === "ArrowDown" ? 1 : people.length - 1;
      this.chosen = (this.chosen + move) % people.length;
      return;
    }
    if (event.key === "Escape") return this.#clear();
    if (event.key !== "Enter") return;
    event.preventDefault();
    const words = this.text.trim();
    if (!words) return;
    const index = this.chosen;
    if (!nameLike.test(words)) return this.#code(words);
    clearTimeout(this.#timer);
    // Enter may come before the list: the first of it is meant then.
    const found = this.people ?? (await this.#search(words));
    const person = found[index] ?? found[0];
    if (person) this.#choose(person);
    else if (words.length > 3) this.#code(words);
  }

  #code(text: string) {
    this.#clear();
    this.dispatchEvent(new CustomEvent("bip-code", { detail: text }));
  }

  #choose(person: BeneficiaryView) {
    this.#clear();
    this.dispatchEvent(new CustomEvent("bip-person", { detail: person }));
  }

  readonly #left = () => {
    this.people = null;
  };

  #clear() {
    clearTimeout(this.#timer);
    this.#run++;
    this.text = "";
    this.input.value = "";
    this.people = null;
    this.chosen = 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-scan-box": BipScanBox;
  }
}
