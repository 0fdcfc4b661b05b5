import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { placesOn } from "../../shared/labels/formats.ts";
import type { LabelFormatView, LabelJobView } from "../../shared/labels/schema.ts";
import { management } from "../../shared/roles.ts";
import { allLabelFormats, startLabelJob } from "../api/labels.ts";
import { newId } from "../api/operations.ts";
import { allSites, getPublicAddress } from "../api/settings.ts";
import { selectField, submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { countOf, kindChoices } from "../i18n/words.ts";
import { recall, remember } from "../scanner/device-memory.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import {
  choiceErrors,
  firstChoices,
  originOf,
  readRemembered,
  requestOf,
  subjectChoices,
  symbologyChoices,
  type LabelChoices,
} from "./label-choices.ts";
import type { BipLabelJobs } from "./label-jobs.ts";
import type { BipLabelPreview, PreviewedPage } from "./label-preview.ts";
import { offsetFields } from "./offset-fields.ts";
import { startField } from "./start-field.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./label-format-form.ts";
import "./label-jobs.ts";
import "./label-preview.ts";
import "./public-address-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const memory = "labels";

/** What to print, on which stickers, from which one on; looked at before it is printed. */
@customElement("bip-labels-page")
export class BipLabelsPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      summary {
        padding-block: 0.75rem;
        font-weight: 600;
        cursor: pointer;
      }
      @media (min-width: 62rem) {
        .columns {
          grid-template: auto 1fr / minmax(0, 3fr) minmax(0, 2fr);
        }
        .preview {
          position: sticky;
          top: 1rem;
          grid-area: 1 / 2 / span 2;
        }
      }
    `,
  ];

  #origin = originOf(location.search);
  /** Stays the same however often the same printing is sent. */
  #jobId = newId();
  #sized = "";
  @state() private dialog: "format" | "address" | null = null;
  @state() private preview: PreviewedPage | null = null;
  @query("bip-label-preview") private shown!: BipLabelPreview;
  @query("bip-label-jobs") private jobs!: BipLabelJobs;
  readonly #load = new LoadController(this, async () => {
    const [formats, sites, settings] = await Promise.all([allLabelFormats(), allSites(), getPublicAddress()]);
    return { formats, sites, settings };
  });
  readonly #form: FormController<LabelChoices> = new FormController<LabelChoices>(this, {
    initial: () => firstChoices(this.#origin, readRemembered(recall(memory))),
    required: ["what", "format", "symbology", "copies", "startAt", "count", "offsetX", "offsetY"],
    check: (choices) => choiceErrors(choices, this.#format),
    send: async (choices) => {
      const request = requestOf(choices, this.#origin, this.#format);
      if (!request) return;
      const job = await startLabelJob(this.#jobId, request);
      this.#jobId = newId();
      this.#keep(choices, job.nextStart);
      this.jobs.follow(job);
      this.jobs.scrollIntoView({ block: "center" });
    },
  });

  /** Each size has its own sheet in the drawer, begun where the last printing left it. */
  protected override willUpdate(): void {
    const { format } = this.#form.values;
    if (this.#sized === format) return;
    if (this.#sized) this.#form.set("startAt", String(readRemembered(recall(memory)).startAt?.[format] ?? 1));
    this.#sized = format;
  }

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Étiquettes"
      lead="Choisissez, regardez l’aperçu, imprimez."
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" appearance="outlined" href="/cartes"
        ><bip-icon slot="start" name="printer"></bip-icon>Cartes</wa-button
      >
      <div class="columns">
        ${value ? this.#fields(value.formats) : nothing}
        <section class="sheet preview" aria-label="Aperçu">
          <bip-label-preview
            .request=${value ? requestOf(this.#form.values, this.#origin, this.#format) : undefined}
            @bip-preview=${(event: CustomEvent<PreviewedPage | null>) => (this.preview = event.detail)}
          ></bip-label-preview>
        </section>
        <section class="sheet">
          <bip-label-jobs
            @bip-again=${this.#again}
            @bip-printed=${() => this.shown.refresh()}
          ></bip-label-jobs>
        </section>
      </div>
      ${this.#dialogs()}
    </bip-page>`;
  }

  #fields(formats: LabelFormatView[]) {
    const form = this.#form;
    const { what, symbology } = form.values;
    return html`<form class="sheet" novalidate @submit=${form.submit}>
      ${selectField(form, "what", { label: "Quelles étiquettes\u00a0?", choices: subjectChoices(this.#origin) })}
      ${what === "missing" || what === "all" ? this.#narrow() : nothing}
      ${
        what === "blank"
          ? textField(form, "count", {
              label: "Combien\u00a0?",
              type: "number",
              hint: "Collez-les d’avance : la première lecture de l’une d’elles enregistre l’équipement qui la porte.",
            })
          : nothing
      }
      ${selectField(form, "format", {
        label: "Sur quoi\u00a0?",
        choices: formats.map(({ id, name }) => ({ value: id, label: name })),
      })}
      <div>
        <wa-button appearance="plain" @click=${() => (this.dialog = "format")}
          ><bip-icon slot="start" name="plus"></bip-icon>Ajouter une autre taille</wa-button
        >
      </div>
      ${
        this.#format?.medium === "sheet"
          ? startField(form, {
              noun: "Étiquette",
              hint: `De 1 à ${placesOn(this.#format)} : tapez son numéro, ou touchez-la sur la planche.`,
              format: this.#format,
              stickers: this.preview?.stickers ?? 0,
            })
          : nothing
      }
      ${selectField(form, "symbology", { label: "Code imprimé", choices: symbologyChoices })}
      ${symbology.includes("qr") ? this.#link() : nothing}
      ${textField(form, "copies", { label: "Exemplaires de chaque", type: "number" })} ${offsetFields(form)}
      ${submitRow(form, this.#verb())}
    </form>`;
  }

  #verb() {
    const stickers = this.preview?.stickers;
    return stickers === undefined
      ? "Préparer l’impression"
      : `Préparer ${countOf(stickers, ["étiquette", "étiquettes"])}`;
  }

  #narrow() {
    const sites = this.#load.value?.sites ?? [];
    return html`<div class="pair">
      ${selectField(this.#form, "kind", { label: "Genre", none: "Tous", choices: kindChoices })}
      ${selectField(this.#form, "site", {
        label: "Lieu",
        none: "Tous",
        choices: sites.map(({ id, name }) => ({ value: id, label: name })),
      })}
    </div>`;
  }

  #link() {
    const { publicAddress } = this.#load.value?.settings ?? { publicAddress: null };
    const role = currentSession()?.user.role;
    const mayEdit = role !== undefined && management.includes(role);
    return html`${tickField(this.#form, "link", {
      label: "Le QR code ouvre la fiche avec l’appareil photo d’un téléphone",
      hint: publicAddress
        ? `Il contient l’adresse ${publicAddress}.`
        : "Il faut d’abord indiquer l’adresse que les téléphones ouvrent.",
    })}
    ${
      mayEdit && this.#form.values.link
        ? html`<div>
            <wa-button appearance="plain" @click=${() => (this.dialog = "address")}
              >${publicAddress ? "Changer l’adresse" : "Indiquer l’adresse"}</wa-button
            >
          </div>`
        : nothing
    }`;
  }

  #dialogs() {
    const close = () => (this.dialog = null);
    return html`<bip-dialog
        heading="Ajouter une taille d’étiquettes"
        ?open=${this.dialog === "format"}
        @bip-close=${close}
      >
        ${
          this.dialog === "format"
            ? html`<bip-label-format-form @bip-saved=${this.#formatSaved}></bip-label-format-form>`
            : nothing
        }
      </bip-dialog>
      <bip-dialog
        heading="Adresse que les téléphones ouvrent"
        ?open=${this.dialog === "address"}
        @bip-close=${close}
      >
        ${
          this.dialog === "address"
            ? html`<bip-public-address-form
                address=${this.#load.value?.settings.publicAddress ?? ""}
                @bip-saved=${this.#addressSaved}
              ></bip-public-address-form>`
            : nothing
        }
      </bip-dialog>`;
  }

  get #format(): LabelFormatView | undefined {
    return this.#load.value?.formats.find(({ id }) => id === this.#form.values.format);
  }

  readonly #formatSaved = (event: CustomEvent<LabelFormatView>) => {
    this.dialog = null;
    const { value } = this.#load;
    if (value) this.#load.set({ ...value, formats: [...value.formats, event.detail] });
    this.#form.set("format", event.detail.id);
    this.#form.set("startAt", "1");
  };

  readonly #addressSaved = () => {
    this.dialog = null;
    void this.#load.reload();
    this.shown.refresh();
  };

  readonly #again = (event: CustomEvent<LabelJobView>) => {
    this.#origin = { ...this.#origin, again: event.detail.id };
    this.#form.set("what", "again");
    window.scrollTo({ top: 0 });
  };

  /** The sheet in the printer has lost some stickers; the next printing goes on where this one ended. */
  #keep({ format, symbology, link, offsetX, offsetY }: LabelChoices, nextStart: number) {
    const { startAt } = readRemembered(recall(memory));
    const kept = { format, symbology, link, offsetX, offsetY, startAt: { ...startAt, [format]: nextStart } };
    remember(memory, JSON.stringify(kept));
    this.#form.set("startAt", String(nextStart));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-labels-page": BipLabelsPage;
  }
}
