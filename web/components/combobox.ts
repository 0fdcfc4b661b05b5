import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { asProblem } from "../api/problem.ts";
import { elements, forms } from "../styles/shared.ts";
import "./icon.ts";

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
}

/** A pause in typing, so that a request goes out for a word and not for each letter. */
const typingPause = 180;

/**
 * Type a few letters, choose with the arrows and Enter, or touch: a long list made short. After the combobox pattern of
 * the ARIA Authoring Practices, with the focus kept in the text.
 *
 * @fires bip-choose - the chosen option, or null once it was cleared
 */
@customElement("bip-combobox")
export class BipCombobox extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    elements,
    forms,
    css`
      .box {
        position: relative;
      }
      .box input {
        padding-inline-end: 3.25rem;
        text-overflow: ellipsis;
      }
      .clear {
        position: absolute;
        inset-inline-end: 0;
        top: 0;
        width: var(--bip-target);
        height: var(--bip-target);
        border: 0;
        background: none;
        color: inherit;
        cursor: pointer;
      }
      ul {
        position: var(--bip-combobox-position, absolute);
        z-index: 50;
        inset-inline: 0;
        top: calc(100% + 0.25rem);
        max-height: min(22rem, 50vh);
        overflow-y: auto;
        margin: 0;
        padding: 0.25rem;
        list-style: none;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line-strong);
        border-radius: var(--bip-radius);
        box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
      }
      li {
        display: flex;
        flex-direction: column;
        justify-content: center;
        min-height: var(--bip-target);
        padding: 0.375rem 0.75rem;
        border-radius: 0.375rem;
        cursor: pointer;
      }
      li[aria-selected="true"] {
        background: var(--bip-accent-soft);
        outline: 2px solid var(--bip-accent);
        outline-offset: -2px;
      }
      li small {
        font-size: 0.9375rem;
        color: var(--bip-ink-quiet);
      }
      .message {
        cursor: default;
        color: var(--bip-ink-quiet);
      }
    `,
  ];

  @property() label = "";
  @property() hint = "";
  @property() error = "";
  @property() placeholder = "";
  /** What is said where there is nothing at all to choose from. */
  @property() none = "Rien ne correspond.";
  /** Says what can be chosen for these letters. */
  @property({ attribute: false }) search: (q: string) => Promise<ComboboxOption[]> = async () => [];
  @property({ attribute: false }) chosen: ComboboxOption | null = null;

  @state() private text = "";
  @state() private options: ComboboxOption[] = [];
  @state() private open = false;
  @state() private active = -1;
  @state() private message = "";
  @query("input") private input!: HTMLInputElement;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override render() {
    const shown = this.open && (this.options.length > 0 || this.message !== "");
    return html`<div class="field">
      <label for="input" id="label">${this.label}</label>
      <div class="box">
        <input
          id="input"
          role="combobox"
          aria-labelledby="label"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${shown}
          aria-controls="options"
          aria-activedescendant=${shown && this.active >= 0 ? `option-${this.active}` : nothing}
          aria-describedby="hint error"
          aria-invalid=${this.error ? "true" : "false"}
          placeholder=${this.placeholder || nothing}
          .value=${this.chosen && !this.open ? this.chosen.label : this.text}
          @input=${this.#typed}
          @focus=${this.#look}
          @click=${this.#look}
          @blur=${this.#leave}
          @keydown=${this.#key}
        />
        ${
          this.chosen || this.text
            ? html`<button class="clear" type="button" aria-label="Effacer" @click=${this.#clear}>
                <bip-icon name="x"></bip-icon>
              </button>`
            : nothing
        }
        <ul id="options" role="listbox" aria-label="Choix possibles" ?hidden=${!shown}>
          ${
            this.message
              ? html`<li class="message" role="option" aria-disabled="true" aria-selected="false">
                  ${this.message}
                </li>`
              : nothing
          }
          ${this.options.map(
            (option, index) =>
              html`<li
                id="option-${index}"
                role="option"
                aria-selected=${index === this.active}
                @pointerdown=${(event: Event) => event.preventDefault()}
                @click=${() => this.#choose(option)}
                @keydown=${this.#key}
              >
                ${option.label}${option.detail ? html`<small>${option.detail}</small>` : nothing}
              </li>`,
          )}
        </ul>
      </div>
      <span class="hint" id="hint" ?hidden=${!this.hint}>${this.hint}</span>
      <span class="error" id="error" ?hidden=${!this.error}
        ><bip-icon name="circle-alert"></bip-icon>${this.error}</span
      >
    </div>`;
  }

  #typed() {
    this.text = this.input.value;
    if (this.chosen) this.#announce(null);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(), typingPause);
  }

  #look() {
    if (this.open) return;
    this.open = true;
    if (this.chosen) this.text = this.chosen.label;
    void this.#find(this.chosen ? "" : this.text);
  }

  #leave() {
    this.open = false;
    if (!this.chosen) return;
    this.text = "";
  }

  async #find(q = this.text) {
    const run = ++this.#run;
    this.open = true;
    try {
      const options = await this.search(q.trim());
      if (run !== this.#run) return;
      this.options = options;
      this.message = options.length > 0 ? "" : q.trim() === "" ? this.none : "Rien ne correspond.";
      this.active = options.length > 0 && q.trim() !== "" ? 0 : -1;
    } catch (error) {
      if (run !== this.#run) return;
      this.options = [];
      this.message = asProblem(error).detail;
    }
  }

  #key(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.open) return this.#look();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.options.length;
      if (count > 0) this.active = (this.active + step + count) % count;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" }),
      );
    } else if (event.key === "Enter" && this.open) {
      // Enter chooses; it sends the form only once the list is closed.
      event.preventDefault();
      const option = this.options[this.active];
      if (option) this.#choose(option);
    } else if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.open = false;
    }
  }

  #choose(option: ComboboxOption) {
    this.#run++;
    this.text = "";
    this.open = false;
    this.#announce(option);
  }

  #clear() {
    this.text = "";
    this.#announce(null);
    this.input.focus();
  }

  #announce(option: ComboboxOption | null) {
    this.chosen = option;
    this.dispatchEvent(new CustomEvent("bip-choose", { detail: option, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-combobox": BipCombobox;
  }
}
