import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Condition } from "../../shared/ledger/records.ts";
import { itemKinds, type ItemKind } from "../../shared/lifecycle.ts";
import type { ItemDetail, ModelView } from "../../shared/stock/schema.ts";
import { allModels, getItem, labelsUrl } from "../api/items.ts";
import { newId, runOperations } from "../api/operations.ts";
import { allSites } from "../api/settings.ts";
import { areaField, selectField, submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { choicesOf, conditionWords, kindChoices } from "../i18n/words.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/barcode.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "../settings/model-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Wanted {
  kind: ItemKind;
  gtin: string;
  serial: string;
  imei: string;
  iccid: string;
}

type ReceiveValues = {
  kind: string;
  modelId: string;
  siteId: string;
  serial: string;
  imei: string;
  iccid: string;
  phone: string;
  lineActive: boolean;
  condition: string;
  source: string;
  note: string;
};

/** What the address already knows: the desk sends here with the code that nobody knew. */
function wantedFrom(search: string): Wanted {
  const address = new URLSearchParams(search);
  const kind = itemKinds.find((known) => known === address.get("kind"));
  const text = (name: string) => address.get(name) ?? "";
  return {
    kind: kind ?? (address.has("iccid") ? "sim" : "tablet"),
    gtin: text("gtin"),
    serial: text("serial"),
    imei: text("imei"),
    iccid: text("iccid"),
  };
}

/** A new item comes in: its model, its numbers, where it is put. Its label is shown at once. */
@customElement("bip-receive-page")
export class BipReceivePage extends LitElement {
  static override styles = [elements, blocks, forms];

  readonly #wanted = wantedFrom(location.search);
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
    draft: () => "receive",
    initial: () => ({
      kind: this.#wanted.kind,
      modelId: "",
      siteId: currentSession()?.organisation.defaultSiteId ?? "",
      serial: this.#wanted.serial,
      imei: this.#wanted.imei,
      iccid: this.#wanted.iccid,
      phone: "",
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
      await runOperations({
        type: "receive",
        itemId,
        modelId: values.modelId,
        siteId: values.siteId,
        condition: values.condition as Condition,
        source: values.source as "purchase" | "gift" | "found",
        lineActive: values.kind === "sim" && values.lineActive,
        note: values.note,
        identifiers: numbers
          .map((kind) => ({ kind, value: values[kind].trim() }))
          .filter(({ value }) => value !== ""),
      });
      this.#itemId = newId();
      this.received = await getItem(itemId);
      showToast({ text: `${this.received.label} est enregistré.` });
    },
  });

  override connectedCallback() {
    super.connectedCallback();
    const { kind, serial, imei, iccid } = this.#wanted;
    if (new URLSearchParams(location.search).has("kind")) this.#form.set("kind", kind);
    if (serial) this.#form.set("serial", serial);
    if (imei) this.#form.set("imei", imei);
    if (iccid) this.#form.set("iccid", iccid);
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
      ${this.received ? this.#label(this.received) : this.#fields()}
      <bip-dialog
        heading="Ajouter un modèle"
        ?open=${this.addingModel}
        @bip-close=${() => (this.addingModel = false)}
      >
        ${
          this.addingModel
            ? html`<bip-model-form
                kind=${this.#form.values.kind as ItemKind}
                gtin=${this.#wanted.gtin}
                @bip-saved=${this.#modelAdded}
              ></bip-model-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  #fields() {
    const form = this.#form;
    const { kind } = form.values;
    const models = this.#models(kind);
    const sites = this.#choices.value?.sites ?? [];
    return html`<form class="sheet" novalidate @submit=${form.submit}>
      <div class="pair">
        ${selectField(form, "kind", { label: "Genre", choices: kindChoices })}
        ${selectField(form, "modelId", {
          label: "Modèle",
          choices: models.map(({ id, brand, name }) => ({ value: id, label: `${brand} ${name}` })),
          hint: models.length === 0 ? "Aucun modèle de ce genre pour l’instant." : undefined,
        })}
      </div>
      <div>
        <wa-button appearance="outlined" @click=${() => (this.addingModel = true)}
          ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un modèle</wa-button
        >
      </div>
      ${
        kind === "sim"
          ? html`<div class="pair">
                ${textField(form, "iccid", {
                  scanned: true,
                  label: "Numéro de la carte (ICCID)",
                  inputmode: "numeric",
                  maxlength: 30,
                  hint: "Bipez le code au dos de la carte.",
                })}
                ${textField(form, "phone", { label: "Numéro de téléphone", type: "tel", maxlength: 20 })}
              </div>
              ${tickField(form, "lineActive", { label: "La ligne est déjà ouverte chez l’opérateur" })}`
          : html`<div class="pair">
              ${textField(form, "serial", {
                scanned: true,
                label: "Numéro de série",
                autocapitalize: "characters",
                maxlength: 64,
                hint: "Bipez le code sur la boîte.",
              })}
              ${
                kind === "tablet" || kind === "phone"
                  ? textField(form, "imei", {
                      scanned: true,
                      label: "IMEI",
                      inputmode: "numeric",
                      maxlength: 20,
                    })
                  : nothing
              }
            </div>`
      }
      <div class="pair">
        ${selectField(form, "siteId", {
          label: "Rangé où\u00a0?",
          choices: sites.map(({ id, name }) => ({ value: id, label: name })),
        })}
        ${selectField(form, "condition", { label: "État constaté", choices: choicesOf(conditionWords) })}
        ${selectField(form, "source", {
          label: "Provenance",
          choices: [
            { value: "purchase", label: "Achat" },
            { value: "gift", label: "Don" },
            { value: "found", label: "Trouvé dans nos stocks" },
          ],
        })}
      </div>
      ${areaField(form, "note", { label: "Remarque", maxlength: 500 })}
      ${submitRow(form, "Enregistrer et voir l’étiquette")}
    </form>`;
  }

  #models(kind: string): ModelView[] {
    return this.#choices.value?.models.filter((model) => model.kind === kind) ?? [];
  }

  #label(item: ItemDetail) {
    return html`<div class="sheet stack">
      <div class="notice good" role="status">
        <bip-icon name="circle-check"></bip-icon>
        <p>
          Enregistré. Écrivez ce numéro sur l’équipement, ou collez son étiquette : il se bipe dès maintenant.
        </p>
      </div>
      <bip-barcode text=${item.label}></bip-barcode>
      <div class="row">
        <wa-button variant="brand" @click=${this.#another}
          ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer le suivant</wa-button
        >
        <wa-button appearance="outlined" href=${labelsUrl([item.id])} target="_blank"
          ><bip-icon slot="start" name="printer"></bip-icon>Imprimer l’étiquette</wa-button
        >
        <wa-button appearance="outlined" href="/materiel/${item.id}">Voir sa page</wa-button>
      </div>
    </div>`;
  }

  /** The box's code names the model; a model that is alone of its kind is the one. */
  #suggest(models: ModelView[]) {
    const { kind, modelId } = this.#form.values;
    if (modelId) return;
    const byBox = models.find((model) => model.gtin && model.gtin === this.#wanted.gtin);
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
    this.#form.reset({ ...this.#form.values, serial: "", imei: "", iccid: "", phone: "", note: "" });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-receive-page": BipReceivePage;
  }
}
