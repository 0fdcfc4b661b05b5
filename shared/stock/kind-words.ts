import type { ItemKind } from "../lifecycle.ts";
import { folded } from "../paging.ts";

/** A telephone is « portable » too: the first that fits counts. */
const kinds: [ItemKind, RegExp][] = [
  ["cover", /\b(?:pochettes?|coques?|etuis?|housses?|covers?|cases?|sacoches?)\b/],
  ["charger", /\b(?:chargeurs?|chargers?|adaptateurs?|alimentations?)\b/],
  ["sim", /\b(?:e?sims?|cartes? sim)\b/],
  ["tablet", /\b(?:tablettes?|tablets?|ipads?|tab)\b/],
  ["phone", /\b(?:telephones?|smartphones?|phones?|mobiles?|iphones?|gsm)\b/],
  ["laptop", /\b(?:portables?|laptops?|notebooks?|ordinateurs?|pc|macbooks?|chromebooks?|thinkpads?)\b/],
  ["other", /\b(?:autres?|other|ecrans?|monitors?|imprimantes?|printers?|routeurs?|box|souris|claviers?)\b/],
];

const services =
  /\b(?:forfaits?|abonnements?|internet|recharges?|livraisons?|frais|prestations?|formations?|maintenance|assurances?|licences?)\b|^(?:extensions? (?:de )?)?garanties?\b/;
/** « Forfait mobile » is not a telephone. */
const ofTheService = /\b(forfaits?|abonnements?|recharges?)((?: (?:de|data|mobiles?|telephones?))+)\b/g;

/** What is bought, without what it is meant for: a stand « pour tablette » is no tablet. */
function namedIn(text: string): string {
  const words = folded(text).replace(ofTheService, "$1");
  return words.replace(/(?<=\S) pour .*$/, "");
}

/** The kind that a category or a designation names; undefined when it names none that we know. */
export function kindFrom(text: string): ItemKind | undefined {
  const words = namedIn(text);
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}

/** The kind of what a line brings; null: a service, nothing is received; undefined: its words do not say. */
export function boughtFrom(text: string): ItemKind | null | undefined {
  return kindFrom(text) ?? (services.test(namedIn(text)) ? null : undefined);
}
