import type { Profile } from "./profile.ts";
import { code128, code128Stop, code128Text, eanLeft, eanRight, eanText } from "./symbols.ts";
import {
  lineOf,
  matchOf,
  perModule,
  softnesses,
  symbolSet,
  type Match,
  type SymbolSet,
} from "./templates.ts";

/** A linear code that was recognised as a whole, symbol by symbol. */
export interface FaintCode {
  text: string;
  format: "EAN13" | "Code128";
  symbology: string;
}

/** What stands at an offset of a code, in modules. */
interface Place {
  offset: number;
  set: SymbolSet;
}

/** A way in which a code may be built. */
interface Layout {
  modules: number;
  /** Places that hold the same in every code of this kind, by which it is found. */
  fixed: Place[];
  /** Places that hold the text. */
  symbols: Place[];
  textOf: (symbols: number[]) => FaintCode | undefined;
}

const paper = [0, 0, 0, 0];
/** Of a neighbour only the nearest module is known. */
const [inkBefore, paperBefore] = [
  [0.5, 1],
  [0.5, 0],
];
const [inkAfter, paperAfter] = [
  [1, 0.5],
  [0, 0.5],
];
const left = symbolSet(eanLeft, inkBefore, paperAfter);
const right = symbolSet(eanRight, paperBefore, inkAfter);
const starts = symbolSet(code128.slice(103), paper, inkAfter);
const values = symbolSet(code128, paperBefore, inkAfter);

const ean: Layout = {
  modules: 95,
  fixed: [
    { offset: -4, set: symbolSet([[0, 0, 0, 0, 1, 0, 1]], paper, paperAfter) },
    { offset: 45, set: symbolSet([[0, 1, 0, 1, 0]], inkBefore, inkAfter) },
    { offset: 92, set: symbolSet([[1, 0, 1, 0, 0, 0, 0]], paperBefore, paper) },
  ],
  symbols: Array.from({ length: 12 }, (_, index) =>
    index < 6 ? { offset: 3 + 7 * index, set: left } : { offset: 8 + 7 * index, set: right },
  ),
  textOf: (symbols) => {
    const text = eanText(symbols.slice(0, 6), symbols.slice(6));
    return text === undefined ? undefined : { text, format: "EAN13", symbology: "]E0" };
  },
};

const quietStarts = symbolSet(
  code128.slice(103).map((start) => [...paper, ...start]),
  paper,
  inkAfter,
);
const quietStop = symbolSet([[...code128Stop, ...paper]], paperBefore, paper);
/** A Code 128 of so many symbols before its stop: start and check character are two of them. */
const code128Of = (count: number): Layout => ({
  modules: 11 * count + 13,
  fixed: [
    { offset: -4, set: quietStarts },
    { offset: 11 * count, set: quietStop },
  ],
  symbols: Array.from({ length: count }, (_, index) => ({
    offset: 11 * index,
    set: index === 0 ? starts : values,
  })),
  textOf: ([start = 0, ...symbols]) => {
    const read = code128Text([103 + start, ...symbols]);
    return read && { text: read.text, format: "Code128", symbology: read.isGs1 ? "]C1" : "]C0" };
  },
});
/** A shorter Code 128 has too little in it that must fit together. */
const fewestSymbols = 6;
const layouts = [ean, ...Array.from({ length: 27 }, (_, index) => code128Of(index + fewestSymbols))];

/** Modules that are narrower cannot be told apart, and wider ones are read in other ways, in pixels. */
const [narrowest, widest] = [0.65, 2.6];
/** So many of the likeliest places and layouts are looked at closely. */
const closeLooks = 3;
/** The part of the light and dark of a line that its fixed places, and in the end all of it, must explain. */
const [fixedWanted, explainedWanted] = [0.6, 0.8];
/** An alternative must be so much less likely, as the logarithm of the odds. */
const oddsWanted = 4;

/** A layout laid over a line, from one of its samples to another. */
interface Fit {
  profile: Profile;
  layout: Layout;
  from: number;
  to: number;
  softness: number;
  bow: number;
  explained: number;
}

/**
 * The code whose bars run together: not its edges are looked for, but what each symbol looks like through a soft lens (after Gallo
 * and Manduchi, Reading 1D barcodes with mobile phones using deformable templates, 2011). Believed when it explains the whole
 * line, and every other text with a right check character is much less likely.
 * @param size samples to a pixel
 */
export function readFaint(profile: Profile, size: number): FaintCode | undefined {
  const backwards = profile.slice().reverse();
  const fits = spansOf(profile, size).flatMap(({ from, to }) => [
    ...roughFits(profile, from, to, size),
    ...roughFits(backwards, profile.length - to, profile.length - from, size),
  ]);
  fits.sort((one, other) => other.explained - one.explained);
  let best: { fit: Fit; matches: Match[] } | undefined;
  for (const rough of fits.slice(0, closeLooks)) {
    const close = closeFit(rough, size);
    if (!best || close.fit.explained > best.fit.explained) best = close;
  }
  if (!best || best.fit.explained < explainedWanted) return undefined;
  const { layout, from, to } = best.fit;
  const pixels = (to - from) / layout.modules / size;
  if (oddsOf(best.matches, pixels) < oddsWanted) return undefined;
  return layout.textOf(best.matches.map(({ symbol }) => symbol));
}

/** A border or a letter may stand beside a code: so many edges from either side are tried. */
const outermost = 4;

/** Pairs of samples at which bars may begin and end. */
function spansOf(profile: Profile, size: number): { from: number; to: number }[] {
  const reach = Math.max(1, Math.round(size / 2));
  const last = profile.length - 1;
  const steep = profile.map((_, at) =>
    Math.abs(profile[Math.min(last, at + reach)]! - profile[Math.max(0, at - reach)]!),
  );
  const least = 0.3 * steep.reduce((most, value) => Math.max(most, value), 0);
  const edges: number[] = [];
  for (let at = 1; at < last; at++)
    if (steep[at]! >= least && steep[at]! >= steep[at - 1]! && steep[at]! > steep[at + 1]!)
      edges.push(at + 0.5);
  const ends = edges.slice(-outermost);
  return edges
    .slice(0, outermost)
    .flatMap((from) => ends.map((to) => ({ from, to })))
    .filter(({ from, to }) => to - from > 40 * size);
}

const middling = 1;
const roughSteps = [-0.5, 0, 0.5];

/** Each layout that may lie there, where its fixed places fit best. */
function roughFits(profile: Profile, from: number, to: number, size: number): Fit[] {
  const pixels = (to - from) / size;
  const fits: Fit[] = [];
  for (const layout of layouts) {
    const module = pixels / layout.modules;
    if (module < narrowest || module > widest) continue;
    let best: Fit | undefined;
    for (const start of roughSteps)
      for (const end of roughSteps) {
        const fit = {
          profile,
          layout,
          from: from + start * size,
          to: to + end * size,
          softness: middling,
          bow: 0,
        };
        const explained = explainedBy(matchesOf(fit, layout.fixed));
        if (explained > (best?.explained ?? fixedWanted)) best = { ...fit, explained };
      }
    if (best) fits.push(best);
  }
  return fits;
}

const bows = [-2.4, -1.8, -1.2, -0.8, -0.4, 0.4, 0.8, 1.2, 1.8, 2.4];
const closeSteps = [-0.3, 0, 0.3];
const finestSteps = [-0.15, 0, 0.15];

/** The best of the fits around a rough one, by all that the code says. */
function closeFit(rough: Fit, size: number): { fit: Fit; matches: Match[] } {
  const { layout } = rough;
  const looked = (fit: Fit) => {
    const matches = matchesOf(fit, layout.symbols);
    return {
      fit: { ...fit, explained: explainedBy([...matches, ...matchesOf(fit, layout.fixed)]) },
      matches,
    };
  };
  let best = looked(rough);
  const consider = (fit: Fit) => {
    const one = looked(fit);
    if (one.fit.explained > best.fit.explained) best = one;
  };
  for (const steps of [closeSteps, finestSteps]) {
    const { fit } = best;
    for (const start of steps)
      for (const end of steps) consider({ ...fit, from: fit.from + start * size, to: fit.to + end * size });
  }
  for (const bow of bows) consider({ ...best.fit, bow: bow * size });
  const { fit } = best;
  for (let softness = 0; softness < softnesses.length; softness++) consider({ ...fit, softness });
  return best;
}

function matchesOf(fit: Omit<Fit, "explained">, places: Place[]): Match[] {
  const lie = { ...fit, modules: fit.layout.modules };
  return places.map(({ offset, set }) => matchOf(lineOf(lie, offset, set.modules), set, fit.softness));
}

function explainedBy(matches: Match[]): number {
  let [unexplained, all] = [0, 0];
  for (const { residue, energy } of matches) {
    unexplained += residue;
    all += energy;
  }
  return 1 - unexplained / all;
}

/**
 * How much likelier the text is than the next one with a right check character, as a logarithm: such a text differs in two
 * symbols. What the symbols leave unexplained tells the grain; pixels are its independent samples, of which each gave several.
 */
function oddsOf(matches: Match[], pixelsAModule: number): number {
  const unexplained = matches.reduce((sum, { residue }) => sum + residue, 0);
  const samples = matches.reduce((sum, match) => sum + match.samples, 0);
  const [least = 0, second = 0] = matches.map(({ residue, next }) => next - residue).sort((a, b) => a - b);
  return (((least + second) * samples) / (2 * unexplained)) * (pixelsAModule / perModule);
}
