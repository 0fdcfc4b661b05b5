import { html, nothing } from "lit";
import type { MismatchView } from "../../shared/purchases/schema.ts";
import { money } from "../i18n/format.ts";

const sentences: Record<MismatchView["code"], (mismatch: MismatchView) => string> = {
  "lines-over-invoice": ({ difference = 0 }) =>
    `Les lignes dépassent le total de la facture de ${money(difference)}.`,
  "lines-under-invoice": ({ difference = 0 }) =>
    `Il manque ${money(difference)} aux lignes pour arriver au total de la facture.`,
  "funding-over": ({ difference = 0 }) => `Les financements dépassent la dépense de ${money(difference)}.`,
  "funding-under": ({ difference = 0 }) => `${money(difference)} ne sont pas encore financés.`,
  "line-total": ({ designation = "", expected = 0, total = 0 }) =>
    `« ${designation} » : le total saisi est ${money(total)}, le prix unitaire donnerait ${money(expected)}.`,
  "line-without-price": ({ designation = "" }) => `« ${designation} » n’a pas encore de prix.`,
};

export const mismatchWords = (mismatch: MismatchView): string => sentences[mismatch.code](mismatch);

/** What does not add up, in words; nothing where everything does. */
export function mismatchNotice(mismatches: readonly MismatchView[]) {
  if (mismatches.length === 0) return nothing;
  return html`<div class="notice wait" role="status">
    <bip-icon name="triangle-alert"></bip-icon>
    <ul>
      ${mismatches.map((mismatch) => html`<li>${mismatchWords(mismatch)}</li>`)}
    </ul>
  </div>`;
}
