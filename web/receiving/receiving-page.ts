import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { isDone, isLive, lineAt, remainingOn } from "../../shared/receiving/lines.ts";
import type {
  ReceivingAnswer,
  ReceivingLine,
  ReceivingModel,
  ReceivingQuestion,
  ReceivingState,
} from "../../shared/receiving/state.ts";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import { iccidNormal } from "../../shared/scan/normal-forms.ts";
import { receivingWants } from "../../shared/scan/wanted-codes.ts";
import type { ModelView, SiteView } from "../../shared/stock/schema.ts";
import { allModels } from "../api/items.ts";
import { purchaseToReceive } from "../api/receiving.ts";
import { allSites } from "../api/settings.ts";
import { AnswerView } from "../components/answer-view.ts";
import { MediaController } from "../components/media-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { typeset } from "../../shared/desk/french.ts";
import { withPrintedCodes } from "../desk/spoken.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan, type ScanReply } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { workPages } from "../styles/work.ts";
import { boxPanel, keepButton } from "./box-panel.ts";
import { commonPanel } from "./common-panel.ts";
import { endPanel, itemsPanel, leftPanel } from "./items-panel.ts";
import { linesPanel } from "./lines-panel.ts";
import { manyLine, type BipManyPanel } from "./many-panel.ts";
import { questionPanel } from "./question-panel.ts";
import { ReceivingController } from "./receiving-controller.ts";
import { receivingStyles } from "./receiving-styles.ts";
import { toneIcons, toneWords } from "./receiving-words.ts";
import "../components/dialog.ts";
import "../components/icon.ts";
import "../components/page.ts";
import "../pairing/phone-button.ts";
import "../scanner/bip-camera.ts";
import "../settings/model-form.ts";
import "./many-panel.ts";

interface Loaded {
  purchase: PurchaseView | null;
  models: ModelView[];
  sites: SiteView[];
}

/** A delivery comes in: boxes are scanned one after another, and the screen is touched only to answer a question. */
@customElement("bip-receiving-page")
export class BipReceivingPage extends LitElement {
  static override styles = [elements, blocks, forms, workPages, receivingStyles];

  /** Of the purchase or gift; empty where there is none. */
  @property() purchaseId = "";
  @state() private addingModel = false;
  @query("bip-many-panel") private many!: BipManyPanel | null;
  readonly #receiving = new ReceivingController(this, () => ({
    delivery: this.purchaseId,
    onAnswer: (answer) => this.#answered(answer),
    onSent: () => void this.#load.reload(),
  }));
  readonly #wide = new MediaController(this, "(min-width: 62rem)");
  readonly #view = new AnswerView(this);
  #asked: ReceivingQuestion | null = null;
  readonly #scanner = new ScannerController(
    this,
    (scan) => this.#scanned(scan),
    () => "receiving",
  );
  readonly #load: LoadController<Loaded> = new LoadController<Loaded>(this, async () => {
    const underWay = this.#receiving.watchSending();
    const [purchase, models, sites] = await Promise.all([
      this.purchaseId ? purchaseToReceive(this.purchaseId) : null,
      allModels(),
      allSites(),
    ]);
    this.#open(purchase, models, sites, underWay());
    return { purchase, models, sites };
  });

  #open(purchase: PurchaseView | null, models: ModelView[], sites: SiteView[], underWay: boolean): void {
    const { common } = this.#receiving.state;
    if (!common.siteId) {
      const siteId = currentSession()?.organisation.defaultSiteId ?? sites[0]?.id ?? "";
      const used = purchase?.kind === "used-gift";
      this.#receiving.happen({ type: "common", fields: { siteId, condition: used ? "good" : "new" } });
    }
    this.#receiving.happen({
      type: "opened",
      bound: purchase !== null,
      lines: purchase ? linesToReceive(purchase) : [],
      models: models.map(modelToReceive),
      underWay,
    });
  }

  /** A phone's code is answered once receiving has said what it did with it. */
  #scanned(scan: Scan): ScanReply {
    const iccid = iccidNormal(scan.text);
    if (iccid && this.many?.takesCard(iccid)) {
      playFeedback("info");
      return { tone: "info", text: `Carte ${iccid}\u00a0: reçue dans la rangée.` };
    }
    this.#receiving.read(scan);
    return "later";
  }

  #answered({ tone }: ReceivingAnswer): void {
    playFeedback(tone);
    this.#view.show();
  }

  protected override updated(): void {
    const { question } = this.#receiving.state;
    if (question && question !== this.#asked) {
      playFeedback("question");
      this.#view.show();
    }
    this.#asked = question;
  }

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const { state } = this.#receiving;
    // Without a network, what was opened before is enough to go on.
    const ready = value !== null || state.lines.length > 0;
    const purchase = value?.purchase;
    return html`<bip-page
      heading="Réceptionner"
      lead=${purchase ? `${purchase.supplier}, achat n°\u00a0${purchase.number}` : this.purchaseId ? "" : "Sans achat enregistré"}
      backHref=${this.purchaseId ? `/achats/${this.purchaseId}` : "/materiel"}
      backLabel=${this.purchaseId ? "L’achat" : "Matériel"}
      ?loading=${loading && !ready}
      .problem=${ready ? null : problem}
      @bip-retry=${reload}
    >
      ${ready ? this.#body(value?.sites ?? []) : nothing}
      <bip-dialog
        heading="Créer le modèle"
        ?open=${this.addingModel}
        @bip-close=${() => (this.addingModel = false)}
      >
        ${this.addingModel ? this.#modelForm() : nothing}
      </bip-dialog>
    </bip-page>`;
  }

  #body(sites: SiteView[]) {
    const receiving = this.#receiving;
    const { state } = receiving;
    const line = manyLine(receiving);
    const done = isDone(state);
    const end = endPanel(receiving, this.purchaseId);
    const createModel = () => (this.addingModel = true);
    if (state.bound && state.lines.length === 0)
      return html`<p class="panel">
        Cet achat ne contient que des services : il n’y a rien à réceptionner.
      </p>`;
    return html`<div class="work">
      <div class="column">
        ${linesPanel(receiving, { createModel, wide: this.#wide.matches })} ${this.#waiting()}
        ${this.#answer()} ${keepButton(receiving)} ${questionPanel(receiving, { createModel })}
        <bip-many-panel
          .receiving=${receiving}
          .line=${line}
          .remaining=${line ? remainingOn(state, line) : 0}
        ></bip-many-panel>
        <bip-camera
          .wants=${receivingWants}
          .codePrefix=${currentSession()?.organisation.prefix}
          .held=${heldBy(state)}
          @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
        ></bip-camera>
        <bip-phone-button></bip-phone-button>
        ${this.#typedCode()} ${boxPanel(receiving)} ${leftPanel(receiving)}
      </div>
      <div class="column">
        ${done ? end : nothing} ${commonPanel(receiving, sites)} ${itemsPanel(receiving)}
        ${done ? nothing : end}
      </div>
    </div>`;
  }

  #waiting() {
    const { unsent, problem } = this.#receiving;
    if (!problem && unsent < 10) return nothing;
    const said = problem
      ? `${problem.detail} Vous pouvez continuer : ${unsent} à envoyer.`
      : `Enregistrement en cours : il en reste ${unsent}.`;
    return html`<p class="waiting" role="status">
      <bip-icon name=${problem ? "wifi-off" : "hourglass"}></bip-icon>${said}
    </p>`;
  }

  #answer() {
    const { answer, question } = this.#receiving.state;
    if (question) return nothing;
    if (!answer)
      return html`<div class="answer" tabindex="-1" role="status">
        <bip-icon name="scan-barcode"></bip-icon><span>Prêt</span>
        <p>Bipez les codes d’une boîte, dans l’ordre que vous voulez.</p>
      </div>`;
    return html`<div class="answer ${answer.tone}" tabindex="-1" role="status" aria-live="polite">
      <bip-icon name=${toneIcons[answer.tone]}></bip-icon><span>${toneWords[answer.tone]}</span>
      <p>${withPrintedCodes(typeset(answer.text))}</p>
      ${
        answer.item?.label
          ? html`<a
              class="button"
              href=${answer.item.id ? `/materiel/${answer.item.id}` : `/e/${answer.item.label}`}
              >Voir ${answer.item.label}</a
            >`
          : nothing
      }
    </div>`;
  }

  #typedCode() {
    return html`<form
      class="typed"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const field = this.renderRoot.querySelector<HTMLInputElement>("#typed");
        const text = field?.value.trim() ?? "";
        if (!field || !text) return;
        field.value = "";
        this.#scanner.read({ text, source: "field" });
      }}
    >
      <input
        id="typed"
        type="text"
        aria-label="Code à taper"
        placeholder="Bipez, ou tapez un code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        enterkeyhint="go"
        maxlength="256"
      />
      <button class="button">Prendre</button>
    </form>`;
  }

  #modelForm() {
    const { state } = this.#receiving;
    const { question } = state;
    const line = lineAt(state, question?.type === "model-of-line" ? question.lineKey : state.lineKey);
    return html`<bip-model-form
      kind=${line?.kind ?? "tablet"}
      gtin=${question?.type === "model-of-article" ? question.display : ""}
      @bip-saved=${(event: CustomEvent<ModelView>) => {
        this.addingModel = false;
        this.#receiving.happen({ type: "model", model: modelToReceive(event.detail) });
      }}
    ></bip-model-form>`;
  }
}

/** The numbers of the box at hand and of those that stand. */
const heldBy = ({ box, items }: ReceivingState): ReadonlySet<string> =>
  new Set([...box, ...items.filter(isLive).flatMap(({ codes }) => codes)].map(({ value }) => value));

const modelToReceive = ({ id, kind, brand, name, gtin }: ModelView): ReceivingModel => ({
  id,
  kind,
  name: `${brand} ${name}`,
  gtin,
});

/** The lines that bring objects; a year of internet is not carried in. */
const linesToReceive = ({ lines }: PurchaseView): ReceivingLine[] =>
  lines.flatMap(({ id, modelId, kind, designation, quantity, received }) =>
    kind === null ? [] : [{ key: id, purchaseLineId: id, modelId, kind, designation, quantity, received }],
  );

declare global {
  interface HTMLElementTagNameMap {
    "bip-receiving-page": BipReceivingPage;
  }
}
