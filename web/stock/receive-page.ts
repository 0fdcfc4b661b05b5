import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Condition } from "../../shared/ledger/records.ts";
import { normalise, readCode } from "../../shared/scan/read-code.ts";
import type { PhoneAnswer } from "../../shared/pairing/schema.ts";
import { receivingWants } from "../../shared/scan/wanted-codes.ts";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { ItemDetail, ModelView } from "../../shared/stock/schema.ts";
import { allModels, getItem } from "../api/items.ts";
import { newId, runOperations } from "../api/operations.ts";
import { allSites } from "../api/settings.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { handOver } from "../desk/desk-store.ts";
import { navigate } from "../navigation.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { receiveFields, type ReceiveValues } from "./receive-fields.ts";
import { receivedPanel } from "./received-panel.ts";
import {
  emptyNumbers,
  numberFields,
  scannedFields,
  wantedFrom,
  type ScannedFields,
} from "./scanned-fields.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "../pairing/phone-button.ts";
import "../scanner/bip-camera.ts";
import "../settings/model-form.ts";

/** A new item comes in: its model, its numbers, where it is put. Its label is shown at once. */
@customElement("bip-receive-page")
export class BipReceivePage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      bip-camera {
        margin-bottom: 1rem;
      }
      bip-camera[open] + bip-phone-button {
        display: none;
      }
    `,
  ];

  readonly #wanted = wantedFrom(location.search);
  readonly #scanner = new ScannerController(
    this,
    (scan) => this.#scanned(scan),
    () => "receiving",
  );
  /** In its normal form. */
  #gtin = this.#wanted.gtin ?? "";
  /** Stays the same however often the same entry is sent. */
  #itemId = newId();
  @state() private received: ItemDetail | null = null;
  @state() private addingModel = false;
  readonly #choices = new LoadController(this, async () => {
    const [models, sites] = await Promise.all([allModels(), allSites()]);
    this.#suggest(models);
    return { models, sites };
  });
  readonly #form: FormController<ReceiveValues> = new FormController<ReceiveValues>(this, {
    draft: () => ["receive", this.#wanted.code].join(" "),
    initial: () => ({
      kind: this.#wanted.kind ?? "tablet",
      modelId: "",
      siteId: currentSession()?.organisation.defaultSiteId ?? "",
      ...emptyNumbers,
      lineActive: false,
      condition: "new",
      source: "purchase",
      note: "",
    }),
    required: () =>
      this.#form.values.kind === "sim"
        ? ["kind", "modelId", "siteId", "iccid"]
        : ["kind", "modelId", "siteId"],
    check: ({ kind, modelId }) => ({
      modelId: this.#models(kind).some(({ id }) => id === modelId) ? undefined : "Choisissez un modèle.",
    }),
    send: async (values) => {
      const itemId = this.#itemId;
      const numbers = values.kind === "sim" ? (["iccid", "phone"] as const) : (["serial", "imei"] as const);
      const identifiers = [
        ...numbers.map((kind) => ({ kind, value: values[kind].trim() })),
        { kind: "item-label" as const, value: values.label.trim() },
      ];
      await runOperations({
        type: "receive",
        itemId,
        modelId: values.modelId,
        siteId: values.siteId,
        condition: values.condition as Condition,
        source: values.source as "purchase" | "gift" | "found",
        lineActive: values.kind === "sim" && values.lineActive,
        note: values.note,
        identifiers: identifiers.filter(({ value }) => value !== ""),
      });
      this.#itemId = newId();
      this.received = await getItem(itemId);
      showToast({ text: `${this.received.label} est enregistré.` });
    },
  });

  override connectedCallback() {
    super.connectedCallback();
    if (this.#wanted.kind) this.#form.set("kind", this.#wanted.kind);
    this.#fill(this.#wanted);
  }

  #scanned(scan: Scan): PhoneAnswer {
    const answer = this.#take(scan);
    if (!this.addingModel) playFeedback(answer.tone);
    return answer;
  }

  #take({ text, symbology, chosen, asTyped }: Scan): PhoneAnswer {
    if (this.addingModel) return refuse("Enregistrez d’abord le modèle, puis bipez à nouveau.");
    const knownPrefix = currentSession()?.organisation.prefix;
    const reading = readCode(text, { symbology, knownPrefix, asTyped });
    if (this.received && reading.candidates[0]?.display === this.received.label) {
      showToast({ text: "C’est bien son étiquette." });
      return { tone: "info", text: "C’est bien son étiquette." };
    }
    const fields = scannedFields(reading);
    if (Object.keys(fields).length === 0)
      return refuse(`« ${text.slice(0, 40)} » n’est pas un numéro d’équipement.`);
    // The box of the next one.
    if (this.received) this.#another();
    return this.#fill(fields, chosen);
  }

  /** Each number into its own field; one that is filled already is only replaced by one that was pointed at. */
  #fill({ gtin, ...numbers }: ScannedFields, chosen = false): PhoneAnswer {
    const { values } = this.#form;
    if (gtin) this.#article(gtin);
    if (numbers.iccid) this.#form.set("kind", "sim");
    else if ((numbers.imei || numbers.serial) && values.kind === "sim") this.#form.set("kind", "tablet");
    const filled: string[] = gtin ? ["code du modèle"] : [];
    let refusal: PhoneAnswer | undefined;
    for (const [name, words] of Object.entries(numberFields) as [keyof typeof numberFields, string][]) {
      const value = numbers[name];
      if (!value) continue;
      const before = values[name];
      if (before === "" || before === value || chosen) {
        this.#form.set(name, value);
        filled.push(`${words} ${value}`);
        if (before !== "" && before !== value) this.#sayReplaced(name, words, before);
      } else if (name === "imei") {
        // A device with two SIM cards has two; the form keeps one.
        const text = `L’IMEI ${before} est déjà noté ; ${value} est laissé de côté, un seul suffit.`;
        showToast({ text });
        refusal = { tone: "info", text };
      } else
        refusal = refuse(`Le champ « ${words} » contient déjà ${before}. Videz-le pour y mettre ${value}.`);
    }
    return refusal ?? { tone: "applied", text: `Reçu dans le formulaire\u00a0: ${filled.join(", ")}.` };
  }

  /** The number on a box names the model, or asks for it. */
  #article(gtin: string) {
    this.#gtin = gtin;
    const models = this.#choices.value?.models;
    this.#suggest(models ?? []);
    if (!models || models.some((model) => isArticleOf(model, gtin))) return;
    showToast({
      text: `Quel modèle porte le code article ${gtin.replace(/^0/, "")} ? Choisissez-le, ou ajoutez-le.`,
      action: { label: "Ajouter le modèle", run: () => (this.addingModel = true) },
    });
  }

  #sayReplaced(name: keyof typeof numberFields, words: string, before: string) {
    const text = `Le champ « ${words} » contenait ${before}.`;
    showToast({ text, action: { label: "Remettre", run: () => this.#form.set(name, before) } });
  }

  override render() {
    const { value, loading, problem, reload } = this.#choices;
    return html`<bip-page
      heading=${this.received ? this.received.label : "Enregistrer un équipement"}
      lead=${this.received?.name ?? ""}
      backHref="/materiel"
      backLabel="Matériel"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        this.received
          ? receivedPanel(this.received, {
              another: this.#another,
              backToDesk: this.#wanted.code === undefined ? undefined : this.#backToDesk,
            })
          : this.#fields()
      }
      <bip-dialog
        heading="Ajouter un modèle"
        ?open=${this.addingModel}
        @bip-close=${() => (this.addingModel = false)}
      >
        ${
          this.addingModel
            ? html`<bip-model-form
                kind=${this.#form.values.kind as ItemKind}
                gtin=${this.#gtin}
                @bip-saved=${this.#modelAdded}
              ></bip-model-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  #fields() {
    const form = this.#form;
    const models = this.#models(form.values.kind);
    const sites = this.#choices.value?.sites ?? [];
    return html`<bip-camera
        .wants=${receivingWants}
        .codePrefix=${currentSession()?.organisation.prefix}
        @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
      ></bip-camera>
      <bip-phone-button></bip-phone-button>
      ${receiveFields(form, { models, sites, addModel: () => (this.addingModel = true) })}`;
  }

  #models(kind: string): ModelView[] {
    return this.#choices.value?.models.filter((model) => model.kind === kind) ?? [];
  }

  /** The box's code names the model; a model that is alone of its kind is the one. */
  #suggest(models: ModelView[]) {
    const { kind, modelId } = this.#form.values;
    const wanted = models.find((model) => model.id === this.#wanted.modelId);
    const byBox = wanted ?? models.find((model) => isArticleOf(model, this.#gtin));
    if (modelId && !byBox) return;
    const ofKind = models.filter((model) => model.kind === kind);
    const likely = byBox ?? (ofKind.length === 1 ? ofKind[0] : undefined);
    if (!likely) return;
    this.#form.set("kind", likely.kind);
    this.#form.set("modelId", likely.id);
  }

  readonly #modelAdded = (event: CustomEvent<ModelView>) => {
    this.addingModel = false;
    const model = event.detail;
    const choices = this.#choices.value;
    if (choices) this.#choices.set({ ...choices, models: [...choices.models, model] });
    this.#form.set("kind", model.kind);
    this.#form.set("modelId", model.id);
  };

  /** The next one of a delivery is of the same kind and model, and goes to the same place. */
  readonly #another = () => {
    this.received = null;
    this.#form.reset({ ...this.#form.values, ...emptyNumbers, note: "" });
  };

  /** The code that was unknown at the desk means something now: the desk reads it again. */
  readonly #backToDesk = () => {
    handOver(this.#wanted.code || (this.received?.label ?? ""));
    navigate("/");
  };
}

function refuse(text: string): PhoneAnswer {
  showToast({ text, tone: "alarm" });
  return { tone: "refused", text };
}

const isArticleOf = (model: ModelView, gtin: string): boolean =>
  gtin !== "" && model.gtins.some((known) => normalise("gtin", known) === gtin);

declare global {
  interface HTMLElementTagNameMap {
    "bip-receive-page": BipReceivePage;
  }
}
