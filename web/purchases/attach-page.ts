import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Tone } from "../../shared/desk/answers.ts";
import type { PurchaseLineView, PurchaseView } from "../../shared/purchases/schema.ts";
import { putAway, type RefusedOperation } from "../../shared/operations/refused.ts";
import { everyCode } from "../../shared/scan/wanted-codes.ts";
import type { ItemDetail, ItemView } from "../../shared/stock/schema.ts";
import { getItem, listItems } from "../api/items.ts";
import { newId, runOperations } from "../api/operations.ts";
import { asProblem } from "../api/problem.ts";
import { getPurchase } from "../api/purchases.ts";
import { scan as lookUp } from "../api/scan.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { refusedCount, refusedLines } from "../offline/refused-lines.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { thumbButtons } from "../styles/work.ts";
import { receivedWords } from "./purchases-page.ts";
import "../components/combobox.ts";
import "../components/page.ts";
import "../pairing/phone-button.ts";
import "../scanner/bip-camera.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Attached {
  item: ItemView;
  operationId: string;
}

/** Equipment that was here before its purchase was entered: scanned or chosen, each goes to the line that bought it. */
@customElement("bip-attach-page")
export class BipAttachPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    thumbButtons,
    css`
      bip-camera[open] + bip-phone-button {
        display: none;
      }
    `,
  ];

  @property() purchaseId = "";
  @state() private attached: Attached[] = [];
  /** What was scanned or chosen in vain, until a person has looked at it. */
  @state() private refused: RefusedOperation[] = [];
  @state() private busy = false;
  readonly #load = new LoadController(this, () => getPurchase(this.purchaseId));
  readonly #scanner = new ScannerController(
    this,
    (scan) => void this.#read(scan),
    () => "batch",
  );

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Rattacher du matériel"
      lead=${value ? `à l’achat n° ${value.number}, ${value.supplier}` : ""}
      backHref="/achats/${this.purchaseId}"
      backLabel="Achat"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${value ? this.#body(value) : nothing}
    </bip-page>`;
  }

  #body(purchase: PurchaseView) {
    return html`<div class="columns">
      <div class="stack">
        ${this.#refused()}
        <section class="sheet stack">
          <p>
            Pour ce qui a été enregistré sans son achat. Bipez chaque équipement, ou choisissez-le : son prix,
            son fournisseur et son financement viennent de l’achat.
          </p>
          <bip-camera
            .wants=${everyCode}
            .codePrefix=${currentSession()?.organisation.prefix}
            @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
          ></bip-camera>
          <bip-phone-button></bip-phone-button>
          <bip-combobox
            label="Ou choisir un équipement sans achat"
            placeholder="Numéro, modèle, numéro de série"
            none="Tout le matériel de ce genre a déjà son achat."
            .search=${(q: string) => this.#search(q, purchase)}
            .chosen=${live(null)}
            @bip-choose=${(event: CustomEvent<ComboboxOption | null>) => {
              if (event.detail) void this.#chosen(event.detail.value);
            }}
          ></bip-combobox>
        </section>
      </div>
      <div class="stack">
        <section class="sheet stack">
          <h2>Ce qui a été acheté</h2>
          <ul class="lines">
            ${objectsOf(purchase).map(
              (line) =>
                html`<li>
                  <span class="grow">${line.designation}</span>
                  <span class="number">${receivedWords(line)}</span>
                </li>`,
            )}
          </ul>
        </section>
        ${this.#done()}
      </div>
    </div>`;
  }

  #refused() {
    const putOneAway = (id: string) => (this.refused = putAway(this.refused, id));
    return html`${refusedCount(this.refused.length)}${
      this.refused.length === 0
        ? nothing
        : html`<section class="sheet stack" aria-label="À regarder">
            <h2>À regarder</h2>
            <ul class="lines">
              ${refusedLines(this.refused, putOneAway)}
            </ul>
          </section>`
    }`;
  }

  #done() {
    if (this.attached.length === 0) return nothing;
    return html`<section class="sheet stack">
      <h2>Rattachés</h2>
      <ul class="lines" aria-live="polite">
        ${this.attached.map(
          (done) =>
            html`<li>
              <span class="grow"
                ><a class="code" href="/materiel/${done.item.id}">${done.item.label}</a>
                ${done.item.name}</span
              >
              <wa-button appearance="outlined" ?disabled=${this.busy} @click=${() => this.#undo(done)}
                ><bip-icon slot="start" name="undo-2"></bip-icon>Annuler</wa-button
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async #search(q: string, purchase: PurchaseView): Promise<ComboboxOption[]> {
    const kinds = new Set(objectsOf(purchase).map(({ kind }) => kind));
    const { items } = await listItems({ q, purchase: "none", kind: [...kinds].join(","), limit: 12 });
    return items.map((item) => ({
      value: item.id,
      label: item.label,
      detail: [item.name, item.holderName ?? item.siteName].join(" · "),
    }));
  }

  async #read({ text, symbology, asTyped }: Scan) {
    await this.#guarded(async () => {
      const { names } = await lookUp(text, { symbology, asTyped });
      const named = names.find((found) => found.type === "item");
      if (named) return this.#attach(named.item);
      this.#refuse(
        `« ${text.slice(0, 40)} » n’est le numéro d’aucun équipement enregistré. Enregistrez-le d’abord, ou choisissez-le dans la liste.`,
      );
    });
  }

  #chosen(itemId: string) {
    return this.#guarded(async () => this.#attach(await getItem(itemId)));
  }

  async #attach(item: ItemDetail) {
    const purchase = this.#load.value;
    if (!purchase) return;
    if (item.purchase?.id === purchase.id) return this.#say("already", `${item.label} y est déjà rattaché.`);
    const line = lineFor(item, purchase);
    if (!line) return this.#refuse(noLineFor(item, purchase), item);
    const [result] = await runOperations({
      type: "attach-purchase",
      itemId: item.id,
      purchaseLineId: line.id,
    });
    if (!result) return;
    this.attached = [{ item, operationId: result.id }, ...this.attached];
    this.#say("applied", `${item.label} est rattaché à l’achat n° ${purchase.number}.`);
    await this.#load.reload();
  }

  #undo(done: Attached) {
    return this.#guarded(async () => {
      await runOperations({ type: "cancel", operationId: done.operationId });
      this.attached = this.attached.filter((other) => other !== done);
      showToast({ text: `${done.item.label} n’est plus rattaché.` });
      await this.#load.reload();
    });
  }

  /** One after the other: the next scan counts the places that this one leaves. */
  #last: Promise<void> = Promise.resolve();
  #guarded(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      this.busy = true;
      try {
        await work();
      } catch (error) {
        this.#refuse(asProblem(error).detail);
      } finally {
        this.busy = false;
      }
    });
    return this.#last;
  }

  #refuse(detail: string, item: ItemView | null = null) {
    this.refused = [{ operationId: newId(), detail, item: item?.label ?? null }, ...this.refused];
    playFeedback("refused");
  }

  #say(tone: Exclude<Tone, "refused">, text: string) {
    playFeedback(tone);
    showToast({ text });
  }
}

const objectsOf = ({ lines }: PurchaseView): PurchaseLineView[] => lines.filter(({ kind }) => kind !== null);

/** The lines that bought items of this model, or else of its kind. */
const linesFor = ({ modelId, kind }: ItemView, { lines }: PurchaseView): PurchaseLineView[] => [
  ...lines.filter((line) => line.modelId === modelId),
  ...lines.filter((line) => line.modelId === null && line.kind === kind),
];

const lineFor = (item: ItemView, purchase: PurchaseView) =>
  linesFor(item, purchase).find(({ received, quantity }) => received < quantity);

function noLineFor(item: ItemView, purchase: PurchaseView): string {
  const [full] = linesFor(item, purchase);
  const named = `${item.label} (${item.name})`;
  return full
    ? `${named}\u00a0: « ${full.designation} » est complet, ${full.received} sur ${full.quantity}. Corrigez la quantité de l’achat, ou détachez ce qui n’en vient pas.`
    : `${named}\u00a0: cet achat n’a aucune ligne pour ce modèle. Ajoutez-la à l’achat, ou choisissez un autre achat.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-attach-page": BipAttachPage;
  }
}
