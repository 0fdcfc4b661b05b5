/** The words of a name as one compares them: no accents, capitals, hyphens or apostrophes, « St » said « saint ». */
export function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?s?)\b/g, "saint$1");
}

const KIND_OF_GROUP =
  /^(?:cc|ca|cu|communaute(?: de communes| d agglomeration| urbaine)?|metropole|eurometropole) (?=.)/;
const LINKING_WORDS = /^(?:de la|de l|du|des|de|d|le|la|les|l) (?=.)/;

/** What is particular to a folded name: « cc de la grande vallee » is « grande vallee », « le havre » is « havre ». */
export function coreOfName(folded: string): string {
  return folded.replace(KIND_OF_GROUP, "").replace(LINKING_WORDS, "");
}
