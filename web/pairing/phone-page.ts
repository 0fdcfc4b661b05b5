import { html, LitElement, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { codeOfLink, waitingTitle } from "../../shared/pairing/rules.ts";
import { namedWants } from "../../shared/scan/wanted-codes.ts";
import { asProblem } from "../api/problem.ts";
import { confirm } from "../components/dialog.ts";
import { showToast } from "../components/toast.ts";
import { toneIcons, toneWords } from "../components/tones.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan } from "../scanner/scanner-controller.ts";
import { blocks, elements } from "../styles/shared.ts";
import { phonePageStyles } from "./phone-page-styles.ts";
import { PhoneSession } from "./phone-session.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";
import "../components/icon.ts";
import "../scanner/bip-camera.ts";

/** A phone as the scanner of a computer: it reads, and shows what the computer says of it. Nobody needs to sign in on it. */
@customElement("bip-phone-page")
export class BipPhonePage extends LitElement {
  static override styles = [elements, blocks, phonePageStyles];

  readonly #session = new PhoneSession(
    this,
    (answer) => playFeedback(answer.tone),
    () => showToast({ text: unkept, tone: "alarm" }),
  );
  readonly #scanner = new ScannerController(this, (scan) => this.#read(scan));
  @query(".typed input") private input!: HTMLInputElement;

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Lecteur – Bip Relais";
    window.addEventListener("hashchange", this.#arrive);
    this.#arrive();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#arrive);
  }

  /** The code leaves the address bar at once: it is in no history and no bookmark. */
  readonly #arrive = () => {
    const code = codeOfLink(location.hash);
    if (location.hash) history.replaceState(null, "", location.pathname);
    if (code) this.#session.claim(code);
  };

  override render() {
    return html`${this.#body()}<bip-toasts></bip-toasts><bip-questions></bip-questions>`;
  }

  #body() {
    switch (this.#session.state) {
      case "claiming":
        return html`<main class="alone">
          <h1>Liaison avec l’ordinateur</h1>
          <p role="status" class="status">
            <wa-spinner></wa-spinner
            >${this.#session.online ? "Un instant…" : "Pas de connexion : nouvel essai…"}
          </p>
        </main>`;
      case "apart":
        return this.#apart();
      case "paired":
        return this.#paired();
    }
  }

  #apart() {
    const { problem, waiting } = this.#session;
    return html`<main class="alone">
      <img src="/icon.svg" alt="" width="64" height="64" />
      <h1>Ce téléphone n’est relié à aucun ordinateur</h1>
      ${
        problem
          ? html`<p class="notice wait" role="alert">
              <bip-icon name="triangle-alert"></bip-icon><span>${problem.detail}</span>
            </p>`
          : html`<p>
              Sur l’ordinateur, choisissez « Utiliser mon téléphone comme lecteur », puis scannez le code avec
              l’appareil photo de ce téléphone.
            </p>`
      }
      ${
        waiting.length > 0
          ? html`<section>
              <h2>${count(waiting.length, "code lu est resté", "codes lus sont restés")} sans réponse</h2>
              <p class="quiet">Ils sont gardés ici : reliez à nouveau ce téléphone.</p>
              <ul class="codes">
                ${waiting.map(({ text }) => html`<li class="code">${text}</li>`)}
              </ul>
            </section>`
          : nothing
      }
    </main>`;
  }

  #paired() {
    const session = this.#session;
    return html`<main>
      <header>
        <div class="top">
          <h1>
            <bip-icon name="smartphone"></bip-icon
            ><span
              ><span class="what">Relié à l’ordinateur</span
              >${session.person ? html`<span class="whose">de ${session.person}</span>` : nothing}</span
            >
          </h1>
          <button type="button" class="button" @click=${this.#leave}>Terminer</button>
        </div>
        ${this.#status()}
      </header>
      <bip-camera
        .wants=${namedWants[session.wanted?.wants ?? "any"]}
        .codePrefix=${session.wanted?.prefix}
        @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
      ></bip-camera>
      ${this.#left()}
      <div class="last" aria-live="assertive" aria-atomic="true">${this.#last()}</div>
      ${this.#earlier()}
      <form class="typed" @submit=${this.#typed}>
        <label for="code">Pas lisible ? Tapez le code</label>
        <div class="line">
          <input
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            enterkeyhint="send"
            maxlength="256"
          />
          <button type="submit" class="button main">Envoyer</button>
        </div>
      </form>
    </main>`;
  }

  #status() {
    const { sentence, problem } = this.#session;
    const text = problem?.detail ?? sentence;
    return html`<div role="status">
      ${
        text
          ? html`<p class="notice wait">
              <bip-icon name=${this.#session.online ? "hourglass" : "wifi-off"}></bip-icon
              ><span>${text}</span>
            </p>`
          : nothing
      }
    </div>`;
  }

  /** What was read for another computer is not this one's business, unless a person says so. */
  #left() {
    const { left } = this.#session;
    if (left.length === 0) return nothing;
    const unsent = left.filter(({ sent }) => !sent).length;
    return html`<section class="notice">
      <div class="stack">
        <p>
          ${count(left.length, "code lu", "codes lus")} avant cette liaison sans réponse :
          ${left.map(({ text }) => text).join(", ")}.
          ${unsent < left.length ? "Vérifiez sur l’ordinateur ce qui est déjà fait." : ""}
        </p>
        <div class="row">
          ${
            unsent > 0
              ? html`<button type="button" class="button" @click=${() => this.#session.settleLeft(true)}>
                  ${unsent === left.length ? "Envoyer" : `Envoyer les ${unsent} jamais transmis`}
                </button>`
              : nothing
          }
          <button type="button" class="button" @click=${() => this.#session.settleLeft(false)}>
            Oublier
          </button>
        </div>
      </div>
    </section>`;
  }

  /** Readable at arm's length: what the computer said, or what it has not answered yet. */
  #last() {
    const { answers, waiting, sentence, problem } = this.#session;
    const pending = waiting.at(-1);
    const [last] = answers;
    if (pending)
      return html`<div class="answer" data-waiting=${waiting.length}>
        <bip-icon name="hourglass"></bip-icon
        ><span
          >${waitingTitle({ waiting: waiting.length, sent: pending.sent, sentence: problem?.detail ?? sentence })}</span
        >
        <p class="read">${pending.text}</p>
      </div>`;
    if (!last)
      return html`<div class="answer empty">
        <p>Bipez : la réponse de l’ordinateur s’affiche ici.</p>
      </div>`;
    return html`<div class="answer ${last.tone}" data-tone=${last.tone}>
      <bip-icon name=${toneIcons[last.tone]}></bip-icon><span>${toneWords[last.tone]}</span>
      <p>${last.text}</p>
      ${last.tone === "question" ? html`<span class="where">Répondez sur l’ordinateur.</span>` : nothing}
    </div>`;
  }

  #earlier() {
    const { answers, waiting } = this.#session;
    const earlier = waiting.length > 0 ? answers : answers.slice(1);
    if (earlier.length === 0) return nothing;
    return html`<section>
      <h2>Avant</h2>
      <ul class="trail">
        ${repeat(
          earlier,
          ({ scanId }) => scanId,
          ({ tone, text }) =>
            html`<li>
              <bip-icon class="tone ${tone}" name=${toneIcons[tone]}></bip-icon
              ><span><span class="visually-hidden">${toneWords[tone]} : </span>${text}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #read({ text, symbology, chosen, beside }: Scan) {
    this.#session.read({ text, symbology, chosen, beside });
  }

  #typed(event: Event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.#scanner.read({ text, source: "field" });
  }

  readonly #leave = async () => {
    const { length } = this.#session.waiting;
    const sure =
      length === 0 ||
      (await confirm({
        heading: "Terminer la liaison\u00a0?",
        text: `${count(length, "code attend", "codes attendent")} encore une réponse de l’ordinateur. En terminant, vous ${length === 1 ? "l’oubliez" : "les oubliez"}.`,
        yes: "Terminer et oublier",
        no: "Rester relié",
        tone: "danger",
      }));
    if (!sure) return;
    try {
      await this.#session.leave();
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  };
}

const unkept =
  "Ce téléphone n’a plus de place pour garder les codes : ne fermez pas cette page avant d’avoir toutes les réponses.";

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

declare global {
  interface HTMLElementTagNameMap {
    "bip-phone-page": BipPhonePage;
  }
}
