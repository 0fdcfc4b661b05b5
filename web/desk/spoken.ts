import { html } from "lit";
import { deskSentence } from "../../shared/desk/sentences.ts";
import type { TrailEntry } from "../../shared/desk/state.ts";

const printedCode = /(\b[A-Z][A-Z0-9]{1,7}-[A-Z]\d{5}-?[0-9A-Z]\b)/;

/** What the desk says of an answer; a printed code in it never breaks at the end of a line. */
export function spoken(entry: TrailEntry) {
  return deskSentence(entry)
    .split(printedCode)
    .map((part, index) => (index % 2 === 1 ? html`<span class="printed">${part}</span>` : part));
}
