import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { showToast } from "../components/toast.ts";
import {
  originalReader,
  readerSettings,
  resetReader,
  setReader,
  type ReaderKeyboard,
  type ReaderSettings,
  type Terminator,
} from "../scanner/reader-settings.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const terminatorWords: Record<Terminator, string> = {
  auto: "Automatique",
  enter: "Entrée",
  tab: "Tabulation",
  none: "Rien",
};

const keyboardWords: Record<ReaderKeyboard, string> = {
  auto: "Automatique",
  american: "Américain, sur un PC français",
  "as-typed": "Le même que cet appareil",
};

/** How the reader of this device is set up; each change counts at once. */
@customElement("bip-reader-settings")
export class BipReaderSettings extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      input {
        font-family: var(--bip-font-code);
      }
    `,
  ];

  /** What the reader seems to add in front of each code. */
  @property() suggestion: string | undefined;
  @state() private settings = readerSettings();

  override render() {
    const { settings, suggestion } = this;
    const original = (Object.keys(originalReader) as (keyof ReaderSettings)[]).every(
      (name) => settings[name] === originalReader[name],
    );
    return html`<form novalidate @submit=${(event: Event) => event.preventDefault()} aria-labelledby="title">
      <h2 id="title">Réglages du lecteur</h2>
      <p class="quiet">Pour cet appareil seulement. Chaque changement compte aussitôt.</p>
      ${
        suggestion && settings.prefix === ""
          ? html`<div class="notice wait">
              <div class="stack">
                <span
                  >Votre lecteur semble ajouter « <span class="code">${suggestion}</span> » devant chaque
                  code.</span
                >
                <div>
                  <wa-button @click=${() => this.#set({ prefix: suggestion })}
                    >Retirer « ${suggestion} » des codes</wa-button
                  >
                </div>
              </div>
            </div>`
          : ""
      }
      <div class="pair">
        ${this.#text("prefix", "Préfixe à retirer")} ${this.#text("suffix", "Suffixe à retirer")}
      </div>
      <p class="quiet">Ce que le lecteur ajoute devant ou derrière chaque code. Vides le plus souvent.</p>
      ${this.#choice("terminator", "Fin de chaque code", terminatorWords, {
        auto: "Entrée, tabulation ou rien : Bip Relais le voit tout seul.",
        enter: "Une lecture finit par Entrée ; une tabulation au milieu fait partie du code.",
        tab: "Une lecture finit par une tabulation ; une Entrée au milieu fait partie du code.",
        none: "Une lecture finit quand plus rien n’arrive ; Entrée et tabulation font partie du code.",
      })}
      ${this.#choice("keyboard", "Clavier du lecteur", keyboardWords, {
        auto: "Ce qui est visiblement brouillé est corrigé.",
        american: "Tout ce qui n’est pas déjà un code est corrigé, même les numéros sans chiffre.",
        "as-typed": "Rien n’est corrigé : le lecteur est réglé comme cet appareil.",
      })}
      <div>
        <wa-button appearance="outlined" ?disabled=${original} @click=${this.#reset}
          >Remettre les réglages d’origine</wa-button
        >
      </div>
    </form>`;
  }

  #text(name: "prefix" | "suffix", label: string) {
    return html`<div class="field">
      <label for=${name}>${label} <span class="optional">(facultatif)</span></label>
      <input
        id=${name}
        maxlength="20"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        .value=${live(this.settings[name])}
        @input=${(event: Event) => this.#set({ [name]: (event.target as HTMLInputElement).value })}
      />
    </div>`;
  }

  #choice<Name extends "terminator" | "keyboard">(
    name: Name,
    label: string,
    words: Record<ReaderSettings[Name], string>,
    hints: Record<ReaderSettings[Name], string>,
  ) {
    const chosen = this.settings[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        aria-describedby="${name}-hint"
        .value=${live(chosen)}
        @change=${(event: Event) => this.#set({ [name]: (event.target as HTMLSelectElement).value })}
      >
        ${Object.entries<string>(words).map(
          ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
      <span class="hint" id="${name}-hint">${hints[chosen]}</span>
    </div>`;
  }

  #set(changes: Partial<ReaderSettings>) {
    this.settings = { ...this.settings, ...changes };
    setReader(this.settings);
  }

  readonly #reset = () => {
    resetReader();
    this.settings = readerSettings();
    showToast({ text: "Les réglages d’origine sont remis." });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-reader-settings": BipReaderSettings;
  }
}
