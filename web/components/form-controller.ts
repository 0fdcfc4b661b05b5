import type { LitElement, ReactiveController } from "lit";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { tabStorage } from "../offline/kept-work.ts";

export type FormValue = string | boolean | string[];
export type FormValues = Record<string, FormValue>;
export type FormErrors<Values> = Partial<Record<keyof Values & string, string>>;

interface FormOptions<Values extends FormValues> {
  /** Names the draft: what was typed under this name survives a reload. Without it nothing is kept. */
  draft?: () => string | undefined;
  /** Asked again once the host stands in the page, with its properties. */
  initial: () => Values;
  /** Never kept, whatever the draft. */
  secret?: (keyof Values & string)[];
  /** Fields that cannot stay empty; a function where they depend on the host. */
  required?: (keyof Values & string)[] | ((values: Values) => (keyof Values & string)[]);
  /** What is wrong with what was typed, before anything is sent. */
  check?: (values: Values) => FormErrors<Values>;
  /** Fields of a problem that are named otherwise than ours. */
  fieldOf?: (path: string) => string;
  send: (values: Values) => Promise<void>;
}

const missing = "À remplir.";

/** A form's values, errors and sending. What was typed is kept until the server has taken it. */
export class FormController<Values extends FormValues> implements ReactiveController {
  values: Values;
  errors: FormErrors<Values> = {};
  problem: ProblemError | null = null;
  busy = false;
  readonly #host: LitElement;
  readonly #options: FormOptions<Values>;
  #started = false;

  constructor(host: LitElement, options: FormOptions<Values>) {
    this.#host = host;
    this.#options = options;
    this.values = options.initial();
    host.addController(this);
  }

  hostConnected() {
    if (this.#started) return;
    this.#started = true;
    this.restart();
  }

  /** From the initial values and the draft, once what they depend on is there. */
  restart(): void {
    this.values = { ...this.#options.initial(), ...this.#kept() };
    this.#host.requestUpdate();
  }

  isRequired(name: keyof Values & string): boolean {
    return this.#required.includes(name);
  }

  get #required(): (keyof Values & string)[] {
    const { required = [] } = this.#options;
    return typeof required === "function" ? required(this.values) : required;
  }

  set<Name extends keyof Values & string>(name: Name, value: Values[Name]): void {
    this.values = { ...this.values, [name]: value };
    if (this.errors[name]) this.errors = { ...this.errors, [name]: undefined };
    this.#keep();
    this.#host.requestUpdate();
  }

  /** Back to the beginning; the draft goes as well. */
  reset(values: Values = this.#options.initial()): void {
    this.values = values;
    this.errors = {};
    this.problem = null;
    this.forget();
    this.#host.requestUpdate();
  }

  forget(): void {
    const draft = this.#options.draft?.();
    if (draft) tabStorage.removeItem(draftKey(draft));
  }

  /** What is missing or wrong among these fields (all by default); shows it and takes the focus there. */
  async isComplete(names?: (keyof Values & string)[]): Promise<boolean> {
    const wrong = { ...this.#missing(), ...this.#options.check?.(this.values) };
    const errors = Object.fromEntries(
      Object.entries(wrong).filter(([name, text]) => text && (!names || names.includes(name))),
    ) as FormErrors<Values>;
    this.errors = errors;
    await this.#focusFirstError();
    return Object.keys(errors).length === 0;
  }

  readonly submit = async (event?: Event): Promise<boolean> => {
    event?.preventDefault();
    if (this.busy) return false;
    this.problem = null;
    if (!(await this.isComplete())) return false;
    this.busy = true;
    this.#host.requestUpdate();
    try {
      await this.#options.send(this.values);
      this.forget();
      return true;
    } catch (error) {
      this.#refuse(asProblem(error));
      return false;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
      await this.#focusFirstError();
    }
  };

  #missing(): FormErrors<Values> {
    const empty = this.#required.filter((name) => {
      const value = this.values[name];
      return typeof value === "string"
        ? value.trim() === ""
        : Array.isArray(value)
          ? value.length === 0
          : !value;
    });
    return Object.fromEntries(empty.map((name) => [name, missing])) as FormErrors<Values>;
  }

  /** Errors of known fields stand beside them; whatever else was refused is said above the form. */
  #refuse(problem: ProblemError) {
    // The shell asks to sign in again over the page: sent once more after that, the form goes through.
    if (problem.code === "not-signed-in") return;
    const named = problem.errors.map(({ path, message }) => [this.#fieldOf(path), message] as const);
    const known = named.filter(([name]) => name in this.values);
    this.errors = Object.fromEntries(known) as FormErrors<Values>;
    this.problem = known.length > 0 && known.length === named.length ? null : problem;
  }

  #fieldOf(path: string): string {
    return this.#options.fieldOf?.(path) ?? path.split(".").pop() ?? path;
  }

  async #focusFirstError() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot
      .querySelector<HTMLElement>("[aria-invalid='true'], bip-combobox[error]:not([error=''])")
      ?.focus();
  }

  #keep() {
    const { secret = [] } = this.#options;
    const draft = this.#options.draft?.();
    if (!draft) return;
    const kept = Object.fromEntries(Object.entries(this.values).filter(([name]) => !secret.includes(name)));
    tabStorage.setItem(draftKey(draft), JSON.stringify(kept));
  }

  #kept(): Partial<Values> {
    const draft = this.#options.draft?.();
    const text = draft ? tabStorage.getItem(draftKey(draft)) : null;
    if (!text) return {};
    try {
      return JSON.parse(text) as Partial<Values>;
    } catch {
      return {};
    }
  }
}

const draftKey = (name: string) => `draft:${name}`;
