import type { CodeKind } from "../../shared/scan/normal-forms.ts";
import type { CodeInView } from "./code-view.ts";
import { keyOf } from "./confirm-reads.ts";

const words: Record<CodeKind, string> = {
  "item-label": "Étiquette",
  "beneficiary-card": "Carte",
  kit: "Kit",
  batch: "Lot",
  box: "Carton",
  site: "Lieu",
  command: "Commande",
  imei: "IMEI",
  iccid: "Carte SIM",
  gtin: "EAN",
  serial: "N° de série",
  phone: "Téléphone",
  voucher: "Coupon",
};

/** How a code in view is called: what it is, and what it says. */
export interface CodeName {
  what: string;
  says: string;
}

/** The names of all codes in view, by `keyOf`; several IMEI are counted as on the box, from the top. */
export function namesOf(codes: readonly CodeInView[]): Map<string, CodeName> {
  const imeis = codes
    .filter(({ best }) => best?.kind === "imei")
    .sort((one, other) => topOf(one) - topOf(other));
  return new Map(
    codes.map((one) => {
      const place = imeis.length > 1 ? imeis.indexOf(one) : -1;
      const name = nameOf(one);
      return [keyOf(one.code), place < 0 ? name : { ...name, what: `${name.what} ${place + 1}` }];
    }),
  );
}

function nameOf({ best, misread, code }: CodeInView): CodeName {
  if (misread) return { what: "Mal lu\u00a0?", says: code.text };
  // What can be several things is called by none of them.
  if (!best || best.confidence === "possible") return { what: "Code", says: code.text };
  return { what: words[best.kind], says: best.display };
}

const topOf = ({ code }: CodeInView) => Math.min(...code.corners.map(({ y }) => y));
