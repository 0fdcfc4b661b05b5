import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Tone } from "../../shared/desk/answers.ts";
import { feedbackSettings, playFeedback, setFeedback, type FeedbackSettings } from "../scanner/feedback.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/icon.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const tones: { tone: Tone; name: string; heard: string }[] = [
  { tone: "applied", name: "Fait", heard: "un bip clair" },
  { tone: "already", name: "Déjà fait", heard: "deux bips courts" },
  { tone: "info", name: "Pour savoir", heard: "un bip bref" },
  { tone: "question", name: "À vous de dire", heard: "deux notes qui montent" },
  { tone: "refused", name: "Refusé", heard: "un son grave" },
];

/** Whether answers are heard and felt, and what each sounds like. */
@customElement("bip-reader-sounds")
export class BipReaderSounds extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      .lines > li {
        flex-wrap: nowrap;
      }
      li > div {
        line-height: 1.3;
      }
    `,
  ];

  @state() private settings = feedbackSettings();

  override render() {
    return html`<div class="stack">
      <h2>Sons et vibrations</h2>
      <div>
        ${this.#switch("sound", "Un son à chaque réponse")}
        ${"vibrate" in navigator ? this.#switch("vibration", "Une vibration à chaque réponse (téléphone)") : ""}
      </div>
      <ul class="lines">
        ${tones.map(
          ({ tone, name, heard }) =>
            html`<li>
              <div class="grow"><strong>${name}</strong><br /><span class="quiet">${heard}</span></div>
              <wa-button
                appearance="outlined"
                @click=${() => playFeedback(tone, { sound: true, vibration: this.settings.vibration })}
                >Écouter<span class="visually-hidden"> « ${name} »</span></wa-button
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #switch(name: keyof FeedbackSettings, label: string) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.settings[name]}
        @change=${(event: Event) => {
          this.settings = { ...this.settings, [name]: (event.target as HTMLInputElement).checked };
          setFeedback(this.settings);
        }}
      />
      ${label}
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-reader-sounds": BipReaderSounds;
  }
}
