import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { geometryFault } from "../../shared/labels/formats.ts";
import type { LabelFormatInput, LabelFormatView } from "../../shared/labels/schema.ts";
import { createLabelFormat, editLabelFormat } from "../api/labels.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController, type FormErrors } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { decimal } from "./label-choices.ts";

type Lengths = Omit<LabelFormatInput, "name" | "medium">;
type FormatValues = { name: string; medium: string } & Record<keyof Lengths, string>;

const lengthWords: Record<keyof Lengths, string> = {
  width: "Largeur d’une étiquette (mm)",
  height: "Hauteur d’une étiquette (mm)",
  columns: "Étiquettes par ligne",
  rows: "Lignes",
  left: "Marge de gauche (mm)",
  top: "Marge du haut (mm)",
  pitchX: "D’une étiquette à sa voisine (mm)",
  pitchY: "D’une ligne à la suivante (mm)",
  pageWidth: "Largeur de la feuille (mm)",
  pageHeight: "Hauteur de la feuille (mm)",
};
const lengths = Object.keys(lengthWords) as (keyof Lengths)[];
const ofRoll: (keyof Lengths)[] = ["width", "height"];
const asTyped = (value: number) => String(value).replace(".", ",");

/**
 * The size of an organisation's own stickers, as their packaging tells it.
 *
 * @fires bip-saved - the format
 */
@customElement("bip-label-format-form")
export class BipLabelFormatForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) format: LabelFormatView | null = null;

  readonly #form: FormController<FormatValues> = new FormController<FormatValues>(this, {
    draft: () => (this.format ? undefined : "label-format"),
    initial: () => ({
      name: this.format?.name ?? "",
      medium: this.format?.medium ?? "sheet",
      ...(Object.fromEntries(
        lengths.map((name) => [name, this.format ? asTyped(this.format[name]) : usual[name]]),
      ) as Record<keyof Lengths, string>),
    }),
    required: ({ medium }) => ["name", ...(medium === "roll" ? ofRoll : lengths)],
    check: (values) => errorsOf(values),
    send: async (values) => {
      const input = inputOf(values);
      const saved = await (this.format ? editLabelFormat(this.format.id, input) : createLabelFormat(input));
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: saved }));
    },
  });

  override render() {
    const { medium } = this.#form.values;
    const shown = medium === "roll" ? ofRoll : lengths;
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom", maxlength: 80, placeholder: "Planche de la mairie" })}
      ${selectField(this.#form, "medium", {
        label: "Support",
        choices: [
          { value: "sheet", label: "Planche (plusieurs étiquettes par feuille)" },
          { value: "roll", label: "Rouleau (une étiquette à la fois)" },
        ],
      })}
      <div class="pair">
        ${shown.map((name) => textField(this.#form, name, { label: lengthWords[name], inputmode: "decimal" }))}
      </div>
      ${submitRow(this.#form, this.format ? "Enregistrer" : "Ajouter ces étiquettes")}
    </form>`;
  }
}

/** An A4 sheet of two columns, the most usual after those that ship with the application. */
const usual: Record<keyof Lengths, string> = {
  ...{ pageWidth: "210", pageHeight: "297", columns: "2", rows: "8" },
  ...{ width: "99,1", height: "33,9", left: "4,65", top: "13", pitchX: "101,6", pitchY: "33,9" },
};

function inputOf(values: FormatValues): LabelFormatInput {
  const read = Object.fromEntries(lengths.map((name) => [name, decimal(values[name])])) as Lengths;
  const { name } = values;
  if (values.medium !== "roll") return { ...read, name, medium: "sheet" };
  const { width, height } = read;
  const page = { pageWidth: width, pageHeight: height, pitchX: width, pitchY: height };
  return { name, medium: "roll", width, height, ...page, columns: 1, rows: 1, left: 0, top: 0 };
}

function errorsOf(values: FormatValues): FormErrors<FormatValues> {
  const shown = values.medium === "roll" ? ofRoll : lengths;
  const wrong = shown.flatMap((name): [string, string][] => {
    const value = decimal(values[name]);
    const least = name === "left" || name === "top" ? 0 : name === "columns" || name === "rows" ? 1 : 8;
    if (Number.isNaN(value)) return [[name, "Un nombre, par exemple 38,1."]];
    return value < least ? [[name, `Au moins ${least}.`]] : [];
  });
  if (wrong.length > 0) return Object.fromEntries(wrong);
  const fault = geometryFault(inputOf(values));
  if (!fault) return {};
  if (fault.code === "labels-overlap")
    return { pitchX: "Les étiquettes se chevauchent : il faut au moins la taille d’une étiquette." };
  const beyond = `Les étiquettes dépassent de la feuille de ${asTyped(Math.round(fault.by * 10) / 10)} mm.`;
  return fault.side === "right" ? { columns: beyond } : { rows: beyond };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-label-format-form": BipLabelFormatForm;
  }
}
