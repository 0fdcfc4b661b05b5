import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { bankCards, placesOn } from "../../shared/labels/formats.ts";
import { cardSymbologies, type CardSymbology } from "../../shared/labels/schema.ts";
import { cardsUrl, previewCards, type CardsAsked } from "../api/labels.ts";
import { allCohorts } from "../api/people.ts";
import { selectField, type Choice } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { countOf } from "../i18n/words.ts";
import { recall, remember } from "../scanner/device-memory.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { decimal } from "./label-choices.ts";
import type { PreviewedPage } from "./label-preview.ts";
import { startField } from "./start-field.ts";
import "../components/page.ts";
import "./label-preview.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const memory = "card-code";
const symbologyChoices: { value: CardSymbology; label: string }[] = [
  { value: "code128", label: "Code-barres (Code 128)" },
  { value: "qrcode", label: "QR code" },
  { value: "datamatrix", label: "Data Matrix" },
];
const rememberedSymbology = () => cardSymbologies.find((one) => one === recall(memory)) ?? "code128";

async function preview(request: object, page: number): Promise<PreviewedPage> {
  const { cards, ...shown } = await previewCards(request as CardsAsked, page);
  return { ...shown, stickers: cards, notes: [] };
}

/** Cards of people and of commands, ten to a page: looked at, then printed from the place that is still free. */
@customElement("bip-cards-page")
export class BipCardsPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      @media (min-width: 62rem) {
        .columns {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
    `,
  ];

  readonly #address = new URLSearchParams(location.search);
  readonly #ids = (this.#address.get("ids") ?? "").split(",").filter(Boolean);
  @state() private shown: PreviewedPage | null = null;
  readonly #load = new LoadController(this, allCohorts);
  readonly #form = new FormController(this, {
    initial: () => ({
      what: this.#ids.length > 0 ? "people" : (this.#address.get("cohort") ?? "commands"),
      symbology: rememberedSymbology() as string,
      startAt: "1",
    }),
    required: ["what", "symbology", "startAt"],
    send: () => Promise.resolve(),
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const form = this.#form;
    const asked = this.#asked;
    return html`<bip-page
      heading="Cartes"
      lead="Dix par page, à découper ou sur planche prédécoupée."
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" appearance="outlined" href="/etiquettes"
        ><bip-icon slot="start" name="tag"></bip-icon>Étiquettes</wa-button
      >
      <div class="columns">
        <form class="sheet" novalidate @submit=${(event: Event) => event.preventDefault()}>
          ${selectField(form, "what", { label: "Quelles cartes\u00a0?", choices: this.#subjects })}
          ${selectField(form, "symbology", { label: "Code imprimé", choices: symbologyChoices })}
          ${startField(form, {
            noun: "Carte",
            hint: `De 1 à ${placesOn(bankCards)}. Sur papier ordinaire, laissez 1.`,
            format: bankCards,
            stickers: this.shown?.stickers ?? 0,
          })}
          <div>
            <wa-button
              variant="brand"
              target="_blank"
              ?disabled=${!asked || !this.shown}
              href=${asked ? cardsUrl(asked) : ""}
              @click=${() => remember(memory, form.values.symbology)}
              ><bip-icon slot="start" name="printer"></bip-icon>${this.#verb}</wa-button
            >
          </div>
          <p class="quiet">
            Dans la fenêtre d’impression, choisissez «&nbsp;taille réelle&nbsp;» ou 100&nbsp;%.
          </p>
        </form>
        <section class="sheet" aria-label="Aperçu">
          <bip-label-preview
            .request=${value ? asked : undefined}
            .source=${preview}
            .noun=${["carte", "cartes"]}
            @bip-preview=${(event: CustomEvent<PreviewedPage | null>) => (this.shown = event.detail)}
          ></bip-label-preview>
        </section>
      </div>
    </bip-page>`;
  }

  get #verb() {
    return this.shown
      ? `Ouvrir ${countOf(this.shown.stickers, ["carte", "cartes"])} (PDF)`
      : "Ouvrir les cartes (PDF)";
  }

  get #subjects(): Choice[] {
    const several = this.#ids.length > 1;
    return [
      ...(this.#ids.length > 0
        ? [{ value: "people", label: several ? `Ces ${this.#ids.length} personnes` : "Cette personne" }]
        : []),
      { value: "commands", label: "Les cartes de commande" },
      ...(this.#load.value ?? []).map(({ id, name }) => ({
        value: id,
        label: `Les participants de «\u00a0${name}\u00a0»`,
      })),
    ];
  }

  /** What the form asks for; undefined while the place makes no sense. */
  get #asked(): CardsAsked | undefined {
    const { what, symbology, startAt } = this.#form.values;
    const place = decimal(startAt);
    if (!Number.isInteger(place) || place < 1 || place > placesOn(bankCards)) return undefined;
    const looks = { symbology: symbology as CardSymbology, startAt: String(place) };
    if (what === "commands") return { kind: "commands", ...looks };
    if (what === "people") return { kind: "beneficiaries", ids: this.#ids, ...looks };
    return { kind: "beneficiaries", cohort: what, ...looks };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-cards-page": BipCardsPage;
  }
}
