import { html } from "lit";
import { deskSentence } from "../../shared/desk/sentences.ts";
import type { TrailEntry } from "../../shared/desk/state.ts";

const printedCode = /(\b[A-Z][A-Z0-9]{1,7}-[A-Z]\d{5}-?[0-9A-Z]\b)/;

/** What the desk says of an answer. */
export const spoken = (entry: TrailEntry) => withPrintedCodes(deskSentence(entry));

/** A printed code in a sentence never breaks at the end of a line. */
export function withPrintedCodes(sentence: string) {
  return sentence
    .split(printedCode)
    .map((part, index) => (index % 2 === 1 ? html`<span class="printed">${part}</span>` : part));
}
