import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DocumentView, PurchaseView } from "../../shared/purchases/schema.ts";
import { largestUpload } from "../../shared/uploads.ts";
import { asProblem, ProblemError } from "../api/problem.ts";
import { addDocument, documentUrl, removeDocument } from "../api/purchases.ts";
import { confirm } from "../components/dialog.ts";
import { showToast } from "../components/toast.ts";
import { dayOfInstant, number, shortDay } from "../i18n/format.ts";
import { isStaff } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const typeWords: Record<DocumentView["type"], string> = {
  "application/pdf": "PDF",
  "image/jpeg": "photo",
  "image/png": "photo",
};

/** « 340 Ko », « 2,1 Mo ». */
const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${number(Math.max(1, Math.round(bytes / 1024)))}\u00a0Ko`
    : `${number(Math.round((bytes / 1024 / 1024) * 10) / 10)}\u00a0Mo`;

/**
 * The scans of a purchase's invoices: dropped here or chosen, saved to the computer, taken away.
 *
 * @fires bip-changed - the purchase has other documents now
 */
@customElement("bip-purchase-documents")
export class BipPurchaseDocuments extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .drop {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 0.5rem;
        padding: 1rem;
        border: 1px dashed var(--bip-line-strong);
        border-radius: var(--bip-radius);
        text-align: center;
      }
      .drop.over {
        background: var(--bip-accent-soft);
        border-color: var(--bip-accent);
      }
      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) purchase!: PurchaseView;
  @state() private problem: ProblemError | null = null;
  @state() private sending = false;
  @state() private over = false;

  override render() {
    const { documents } = this.purchase;
    return html`<div class="stack">
      ${
        documents.length === 0
          ? html`<p class="quiet">Aucune pièce jointe pour l’instant.</p>`
          : html`<ul class="lines">
              ${documents.map((document) => this.#line(document))}
            </ul>`
      }
      ${isStaff() ? this.#drop() : nothing}
      <bip-problem .problem=${this.problem}></bip-problem>
    </div>`;
  }

  #line(document: DocumentView) {
    const { id, name, type, size, createdAt } = document;
    return html`<li>
      <span class="grow">
        <a class="name" href=${documentUrl(this.purchase.id, id)} download=${name}>${name}</a>
        <span class="quiet"
          >${typeWords[type]}, ${sizeWords(size)}, ${shortDay(dayOfInstant(createdAt))}</span
        >
      </span>
      ${
        isStaff()
          ? html`<wa-button appearance="plain" @click=${() => this.#remove(document)}
              ><bip-icon name="trash-2" label="Retirer ${name}"></bip-icon
            ></wa-button>`
          : nothing
      }
    </li>`;
  }

  #drop() {
    return html`<div
      class="drop ${this.over ? "over" : ""}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => (this.over = false)}
      @drop=${this.#dropped}
    >
      <input
        id="file"
        type="file"
        hidden
        multiple
        accept="application/pdf,image/jpeg,image/png"
        @change=${this.#chosen}
      />
      <wa-button appearance="outlined" ?loading=${this.sending} @click=${this.#choose}
        ><bip-icon slot="start" name="paperclip"></bip-icon>Joindre une facture</wa-button
      >
      <span class="quiet">PDF ou photo (JPEG, PNG), 10 Mo au plus. Vous pouvez aussi la déposer ici.</span>
    </div>`;
  }

  #choose() {
    this.renderRoot.querySelector<HTMLInputElement>("#file")?.click();
  }

  #chosen(event: Event) {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = "";
    void this.#send(files);
  }

  #dropped(event: DragEvent) {
    event.preventDefault();
    this.over = false;
    void this.#send([...(event.dataTransfer?.files ?? [])]);
  }

  async #send(files: File[]) {
    this.problem = null;
    this.sending = true;
    try {
      for (const file of files) {
        if (file.size > largestUpload) throw new ProblemError("body-too-large", tooLarge(file));
        await addDocument(this.purchase.id, file);
        showToast({ text: `${file.name} est joint.` });
      }
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.sending = false;
    this.dispatchEvent(new CustomEvent("bip-changed"));
  }

  async #remove({ id, name }: DocumentView) {
    const heading = "Retirer cette pièce ?";
    if (
      !(await confirm({
        heading,
        text: `${name} ne sera plus jointe à cet achat.`,
        yes: "Retirer",
        tone: "danger",
      }))
    )
      return;
    try {
      await removeDocument(this.purchase.id, id);
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.dispatchEvent(new CustomEvent("bip-changed"));
  }
}

const tooLarge = (file: File) =>
  `${file.name} est trop volumineux (${sizeWords(file.size)}) : 10\u00a0Mo au plus. Numérisez en noir et blanc, ou en moins de pages.`;

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-documents": BipPurchaseDocuments;
  }
}
