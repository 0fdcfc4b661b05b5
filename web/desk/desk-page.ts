import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Choice, Question } from "../../shared/desk/questions.ts";
import { currentQuestion, showsCancel } from "../../shared/desk/selectors.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { deskWants } from "../../shared/scan/wanted-codes.ts";
import { deskSentence } from "../../shared/desk/sentences.ts";
import type { DeskMode, TrailEntry } from "../../shared/desk/state.ts";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { listBatches } from "../api/batches.ts";
import { asProblem } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { allSites } from "../api/settings.ts";
import { allOffers } from "../api/top-ups.ts";
import { AnswerView } from "../components/answer-view.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { toneIcons, toneWords } from "../components/tones.ts";
import { timeOf } from "../i18n/format.ts";
import { navigate } from "../navigation.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { scannedFields } from "../stock/scanned-fields.ts";
import { elements } from "../styles/shared.ts";
import { workPages } from "../styles/work.ts";
import { DeskController } from "./desk-controller.ts";
import { takeHandedOver } from "./desk-store.ts";
import { deskStyles } from "./desk-styles.ts";
import { batchPanel } from "./panels/batch.ts";
import { lendPanel } from "./panels/lend.ts";
import { modeButtons } from "./panels/modes.ts";
import { questionPanel } from "./panels/question.ts";
import { refusedPanel } from "./panels/refused.ts";
import { returnPanel } from "./panels/return.ts";
import { shownPanel } from "./panels/shown.ts";
import { topUpPanel } from "./panels/top-up.ts";
import { spoken } from "./spoken.ts";
import type { BipDashboardStrip } from "./dashboard-strip.ts";
import type { BipScanBox } from "./scan-box.ts";
import "../components/icon.ts";
import "../pairing/phone-button.ts";
import "../scanner/bip-camera.ts";
import "./dashboard-strip.ts";
import "./desk-dialogs.ts";
import "./scan-box.ts";

/** How many of the last answers stay on screen. */
const trailLength = 8;

/** The home screen: it listens all the time, and what is scanned decides what happens. */
@customElement("bip-desk")
export class BipDesk extends LitElement {
  static override styles = [elements, workPages, deskStyles];

  readonly #desk = new DeskController(this, (answer) => this.#answered(answer));
  readonly #scanner = new ScannerController(
    this,
    (scan) => this.#read(scan),
    () => this.#desk.state.mode,
  );
  readonly #view = new AnswerView(this);
  readonly #sites = new LoadController(this, allSites);
  readonly #offers = new LoadController(this, allOffers);
  readonly #drafts = new LoadController(this, () => listBatches({ state: "draft", limit: 50 }));
  @state() private dialog:
    { kind: "batch" } | { kind: "erasure"; itemId: string } | { kind: "voucher"; code: string } | null = null;
  @query("bip-scan-box") private box!: BipScanBox;
  @query("bip-dashboard-strip") private strip!: BipDashboardStrip;

  protected override firstUpdated(): void {
    document.title = "Bureau – Bip Relais";
    const code = takeHandedOver();
    if (code) this.#desk.read({ text: code });
    if (matchMedia("(pointer: fine)").matches) this.box.focus();
  }

  protected override willUpdate(): void {
    const sites = this.#sites.value ?? [];
    const site = sites.find(({ id }) => id === currentSession()?.organisation.defaultSiteId) ?? sites[0];
    this.#desk.site = site ? { id: site.id, name: site.name } : null;
  }

  override render() {
    const { mode, trail } = this.#desk.state;
    const question = questionPanel(this.#desk, this.#create);
    // An older question stays open below what is being done.
    const asksLast = currentQuestion(this.#desk.state)?.id === trail.at(-1)?.id;
    return html`
      <h1 class="visually-hidden" tabindex="-1">Bureau</h1>
      <div class="work">
        <div class="column">
          ${modeButtons(this.#desk)}
          <bip-scan-box @bip-code=${this.#typedCode} @bip-person=${this.#pickedPerson}></bip-scan-box>
          <bip-camera
            .wants=${deskWants[mode]}
            .codePrefix=${currentSession()?.organisation.prefix}
            @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
          ></bip-camera>
          <bip-phone-button></bip-phone-button>
          ${this.#queueLine()} ${this.#lastAnswer()} ${asksLast ? question : nothing}
          ${refusedPanel(this.#desk)} ${this.#panel(mode)} ${asksLast ? nothing : question}
        </div>
        <div class="column">
          <bip-dashboard-strip></bip-dashboard-strip>
          ${this.#trail()}
        </div>
      </div>
      ${this.#dialogs()}
    `;
  }

  #panel(mode: DeskMode) {
    switch (mode) {
      case "lend":
        return lendPanel(this.#desk);
      case "return":
        return returnPanel(this.#desk);
      case "top-up":
        return topUpPanel(
          this.#desk,
          (this.#offers.value ?? []).filter((offer) => offer.favourite),
        );
      case "batch":
        return batchPanel(this.#desk, this.#drafts.value?.items ?? [], {
          open: (batch) => this.#openBatch(batch),
          create: () => (this.dialog = { kind: "batch" }),
          erase: (itemId) => (this.dialog = { kind: "erasure", itemId }),
        });
      case "look-up":
        return shownPanel(this.#desk);
    }
  }

  #queueLine() {
    const { problem, waitingCodes, unsent } = this.#desk;
    if (!problem) return nothing;
    const kept = waitingCodes + unsent;
    return html`<p class="waiting" role="status">
      <bip-icon name="wifi-off"></bip-icon>${problem.detail}
      ${kept > 0 ? `${kept} en attente : rien n’est perdu.` : ""}
    </p>`;
  }

  /** What was read and what was done, readable at arm's length. */
  #lastAnswer() {
    const last = this.#desk.state.trail.at(-1);
    return html`<div aria-live="assertive" aria-atomic="true">
      ${
        last
          ? html`<div class="answer ${last.tone}" tabindex="-1" data-tone=${last.tone} data-code=${last.code}>
              <bip-icon name=${toneIcons[last.tone]}></bip-icon>
              <span>${toneWords[last.tone]}</span>
              <p>${spoken(last)}</p>
              ${this.#cancelButton(last)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #trail() {
    const entries = this.#desk.state.trail.slice(-trailLength - 1, -1).reverse();
    if (entries.length === 0) return nothing;
    return html`<section class="panel" aria-label="Dernières lectures">
      <h2>Dernières lectures</h2>
      <ul class="trail">
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) =>
            html`<li>
              <bip-icon name=${toneIcons[entry.tone]}></bip-icon>
              <span class="said"
                ><span class="visually-hidden">${toneWords[entry.tone]} : </span>${spoken(entry)}
                <time>${timeOf(entry.at)}</time></span
              >
              ${this.#cancelButton(entry)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #cancelButton(entry: TrailEntry) {
    if (!showsCancel(this.#desk.state, entry)) return nothing;
    return html`<button
      type="button"
      class="button"
      aria-label=${`Annuler : ${deskSentence(entry)}`}
      @click=${() => this.#desk.happen({ type: "cancel", entryId: entry.id })}
    >
      Annuler
    </button>`;
  }

  #dialogs() {
    const { dialog } = this;
    if (!dialog) return nothing;
    const close = () => (this.dialog = null);
    if (dialog.kind === "batch")
      return html`<bip-batch-dialog
        .siteId=${this.#desk.site?.id ?? ""}
        @bip-close=${close}
        @bip-made=${(event: CustomEvent<BatchView>) => {
          close();
          void this.#drafts.reload();
          this.#openBatch(event.detail);
        }}
      ></bip-batch-dialog>`;
    if (dialog.kind === "erasure")
      return html`<bip-erasure-dialog
        .label=${this.#desk.state.known.items[dialog.itemId]?.label ?? ""}
        @bip-close=${close}
        @bip-evidence=${(event: CustomEvent) => {
          close();
          this.#desk.happen({ type: "erasure-filled", itemId: dialog.itemId, evidence: event.detail });
        }}
      ></bip-erasure-dialog>`;
    return html`<bip-voucher-dialog
      .code=${dialog.code}
      .offers=${this.#offers.value ?? []}
      @bip-close=${close}
      @bip-made=${() => {
        close();
        this.#desk.read({ text: dialog.code });
      }}
    ></bip-voucher-dialog>`;
  }

  #answered(answer: TrailEntry) {
    playFeedback(answer.tone);
    this.#view.show();
    if (answer.operations.length > 0 || answer.tone === "refused") this.strip.reload();
  }

  /** A phone's code is answered once the desk has said what it did. */
  #read({ text, symbology, asTyped, readAt, relayId }: Scan) {
    this.#desk.read({ text, symbology, asTyped, at: readAt, relayId });
    return "later" as const;
  }

  #typedCode(event: CustomEvent<string>) {
    this.#scanner.read({ text: event.detail, source: "field" });
  }

  /** A person chosen by name is the same as their card scanned. */
  async #pickedPerson(event: CustomEvent<BeneficiaryView>) {
    await this.#pick(event.detail.card);
  }

  #openBatch(batch: BatchView) {
    void this.#pick(batch.label);
  }

  async #pick(code: string) {
    try {
      const [named] = (await scan(code)).names;
      if (named) this.#desk.happen({ type: "picked", named });
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  }

  /** An unknown code becomes something in a form of its own; the desk keeps its place. */
  readonly #create = (question: Question, choice: Choice) => {
    if (question.kind === "model") return navigate(`/materiel/nouveau?model=${question.modelId}&code=`);
    if (question.kind !== "unknown") return;
    if (choice === "create-voucher") this.dialog = { kind: "voucher", code: question.raw };
    else navigate(`/materiel/nouveau?${knownNumbers(question)}`);
  };
}

/** What the code can be, for the form that makes an item of it, and the code itself for the way back. */
function knownNumbers({ raw }: Question & { kind: "unknown" }): URLSearchParams {
  const reading = readCode(raw, { knownPrefix: currentSession()?.organisation.prefix });
  return new URLSearchParams({ code: raw, ...scannedFields(reading) });
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-desk": BipDesk;
  }
}
