import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import type { FormController, FormValues } from "./form-controller.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "./icon.ts";
import "./problem-box.ts";

export interface Choice {
  value: string;
  label: string;
}

interface FieldOptions {
  label: string;
  hint?: string | TemplateResult;
}

interface TextOptions extends FieldOptions {
  type?: "text" | "password" | "tel" | "date" | "search" | "number";
  autocomplete?: AutoFill;
  inputmode?: "text" | "numeric" | "decimal" | "tel" | "search";
  maxlength?: number;
  min?: string;
  max?: string;
  placeholder?: string;
  /** The id of a datalist of the same page: what was typed before, to choose from. */
  list?: string;
  autocapitalize?: "none" | "characters" | "words";
  /** Filled by a scanner, which ends with Enter: that goes to the next field instead of sending the form. */
  scanned?: boolean;
  /** What a scanner types here stays here, even where the page listens for codes. */
  keepsScan?: boolean;
  /** What it says of another field, told with each key and each scan. */
  onText?: (text: string) => void;
}

type NameOf<Values, Kind> = {
  [Name in keyof Values]: Values[Name] extends Kind ? Name : never;
}[keyof Values] &
  string;

function frame<Values extends FormValues>(
  form: FormController<Values>,
  name: keyof Values & string,
  { label, hint }: FieldOptions,
  control: TemplateResult,
  optional = !form.isRequired(name),
) {
  const error = form.errors[name];
  return html`<div class="field">
    <label for=${name}>
      ${label}${optional ? html` <span class="optional">(facultatif)</span>` : nothing}
    </label>
    ${control} ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
    ${
      error
        ? html`<span class="error" id="${name}-error"
            ><bip-icon name="circle-alert"></bip-icon>${error}</span
          >`
        : nothing
    }
  </div>`;
}

function described<Values extends FormValues>(
  form: FormController<Values>,
  name: keyof Values & string,
  hint: unknown,
): string | undefined {
  const ids = [form.errors[name] ? `${name}-error` : "", hint ? `${name}-hint` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Our buttons are custom elements: Enter sends a form only where it is told to. */
function onEnter(event: KeyboardEvent, scanned: boolean) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const input = event.target as HTMLInputElement;
  if (!scanned) return input.form?.requestSubmit();
  const controls = [
    ...(input.form?.querySelectorAll<HTMLElement>("input, select, textarea, wa-button") ?? []),
  ];
  controls[controls.indexOf(input) + 1]?.focus();
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;

/** One line of text, with its label above, its hint and its error below. */
export function textField<Values extends FormValues>(
  form: FormController<Values>,
  name: NameOf<Values, string>,
  options: TextOptions,
) {
  const { type = "text", hint } = options;
  return frame(
    form,
    name,
    options,
    html`<input
      id=${name}
      name=${name}
      type=${type === "number" ? "text" : type}
      inputmode=${ifDefined(options.inputmode ?? (type === "number" ? "numeric" : undefined))}
      autocomplete=${options.autocomplete ?? "off"}
      autocapitalize=${ifDefined(options.autocapitalize)}
      maxlength=${ifDefined(options.maxlength)}
      min=${ifDefined(options.min)}
      max=${ifDefined(options.max)}
      placeholder=${ifDefined(options.placeholder)}
      list=${ifDefined(options.list)}
      ?data-accepts-scans=${options.keepsScan}
      aria-required=${form.isRequired(name)}
      aria-invalid=${form.errors[name] ? "true" : "false"}
      aria-describedby=${ifDefined(described(form, name, hint))}
      .value=${live(form.values[name] as string)}
      @input=${(event: Event) => {
        form.set(name, typed(event) as Values[typeof name]);
        options.onText?.(typed(event));
      }}
      @keydown=${(event: KeyboardEvent) => onEnter(event, options.scanned ?? false)}
    />`,
  );
}

export function areaField<Values extends FormValues>(
  form: FormController<Values>,
  name: NameOf<Values, string>,
  options: FieldOptions & { maxlength?: number },
) {
  return frame(
    form,
    name,
    options,
    html`<textarea
      id=${name}
      name=${name}
      maxlength=${ifDefined(options.maxlength)}
      aria-invalid=${form.errors[name] ? "true" : "false"}
      aria-describedby=${ifDefined(described(form, name, options.hint))}
      .value=${live(form.values[name] as string)}
      @input=${(event: Event) => form.set(name, typed(event) as Values[typeof name])}
    ></textarea>`,
  );
}

export function selectField<Values extends FormValues>(
  form: FormController<Values>,
  name: NameOf<Values, string>,
  options: FieldOptions & { choices: readonly Choice[]; none?: string },
) {
  const value = form.values[name] as string;
  const known = options.choices.some((choice) => choice.value === value);
  const none = options.none ?? (known ? undefined : "Choisir…");
  return frame(
    form,
    name,
    options,
    html`<select
      id=${name}
      name=${name}
      aria-required=${form.isRequired(name)}
      aria-invalid=${form.errors[name] ? "true" : "false"}
      aria-describedby=${ifDefined(described(form, name, options.hint))}
      @change=${(event: Event) => form.set(name, typed(event) as Values[typeof name])}
    >
      ${none === undefined ? nothing : html`<option value="" ?selected=${!known}>${none}</option>`}
      ${options.choices.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.label}</option>`,
      )}
    </select>`,
    options.none !== undefined && !form.isRequired(name),
  );
}

/** One box to tick, with what it means beside it. */
export function tickField<Values extends FormValues>(
  form: FormController<Values>,
  name: NameOf<Values, boolean>,
  options: FieldOptions,
) {
  const error = form.errors[name];
  return html`<div class="field">
    <label class="check">
      <input
        type="checkbox"
        name=${name}
        aria-invalid=${error ? "true" : "false"}
        aria-describedby=${ifDefined(described(form, name, options.hint))}
        .checked=${live(form.values[name] as boolean)}
        @change=${(event: Event) =>
          form.set(name, (event.target as HTMLInputElement).checked as Values[typeof name])}
      />
      <span>${options.label}</span>
    </label>
    ${options.hint ? html`<span class="hint" id="${name}-hint">${options.hint}</span>` : nothing}
    ${
      error
        ? html`<span class="error" id="${name}-error"
            ><bip-icon name="circle-alert"></bip-icon>${error}</span
          >`
        : nothing
    }
  </div>`;
}

/** The button that sends the form, and what the server refused. */
export function submitRow<Values extends FormValues>(
  form: FormController<Values>,
  label: string,
  options: { variant?: "brand" | "danger"; beside?: unknown } = {},
) {
  return html`<bip-problem .problem=${form.problem}></bip-problem>
    <div class="row">
      <wa-button type="submit" variant=${options.variant ?? "brand"} ?loading=${form.busy}
        >${label}</wa-button
      >
      ${options.beside ?? nothing}
    </div>`;
}
