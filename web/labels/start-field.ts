import { html } from "lit";
import type { LabelGeometry } from "../../shared/labels/formats.ts";
import { textField } from "../components/fields.ts";
import type { FormController } from "../components/form-controller.ts";
import { decimal } from "./label-choices.ts";
import "./place-picker.ts";

type StartValues = { startAt: string };

/** The first free place of a sheet: a number, and the sheet itself to touch. */
export function startField<Values extends StartValues>(
  form: FormController<Values>,
  { format, stickers, noun, hint }: { format: LabelGeometry; stickers: number; noun: string; hint: string },
) {
  const typed = form as unknown as FormController<StartValues>;
  return html`${textField(typed, "startAt", {
      label: `Première ${noun.toLowerCase()} libre`,
      type: "number",
      hint,
    })}
    <bip-place-picker
      .format=${format}
      .value=${decimal(typed.values.startAt)}
      .stickers=${stickers}
      noun=${noun}
      @bip-place=${(event: CustomEvent<number>) => typed.set("startAt", String(event.detail))}
    ></bip-place-picker>`;
}
