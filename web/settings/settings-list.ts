import { html, nothing, type ReactiveControllerHost } from "lit";
import type { IconName } from "../components/icons.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import "../components/dialog.ts";
import "../components/icon.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Words {
  heading: string;
  lead?: string;
  /** On the button, and over the empty form. */
  add: string;
  /** Over the form of one that is there. */
  edit: string;
  /** Once it is kept. */
  saved: string;
  addIcon?: IconName;
}

interface Parts<Thing> {
  body: unknown;
  /** The form of one of them, or of a new one; it calls `saved`. */
  form: (thing: Thing | null, saved: () => void) => unknown;
  mayAdd?: boolean;
}

/** A page of the settings: what there is, a button to add to it, and a dialog with the form of one of them. */
export class SettingsList<Loaded, Thing extends object> {
  readonly #host: ReactiveControllerHost;
  readonly #words: Words;
  readonly load: LoadController<Loaded>;
  #editing: Thing | "new" | null = null;

  constructor(host: ReactiveControllerHost, words: Words, load: () => Promise<Loaded>) {
    this.#host = host;
    this.#words = words;
    this.load = new LoadController(host, load);
  }

  get value(): Loaded | null {
    return this.load.value;
  }

  page({ body, form, mayAdd = true }: Parts<Thing>) {
    const { value, loading, problem, reload } = this.load;
    const { heading, lead = "", add, edit, addIcon = "plus" } = this.#words;
    const editing = this.#editing;
    return html`<bip-page
      heading=${heading}
      lead=${lead}
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        mayAdd
          ? html`<wa-button slot="actions" variant="brand" @click=${() => this.edit("new")}
              ><bip-icon slot="start" name=${addIcon}></bip-icon>${add}</wa-button
            >`
          : nothing
      }
      ${body}
      <bip-dialog
        heading=${editing === "new" ? add : edit}
        ?open=${editing !== null}
        @bip-close=${() => this.edit(null)}
      >
        ${editing ? form(editing === "new" ? null : editing, this.#saved) : nothing}
      </bip-dialog>
    </bip-page>`;
  }

  editButton(thing: Thing) {
    return html`<wa-button appearance="outlined" @click=${() => this.edit(thing)}
      ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
    >`;
  }

  /** Opens the form of one of them, or of a new one; null closes it. */
  edit(what: Thing | "new" | null): void {
    this.#editing = what;
    this.#host.requestUpdate();
  }

  readonly #saved = () => {
    this.edit(null);
    showToast({ text: this.#words.saved });
    void this.load.reload();
  };
}
