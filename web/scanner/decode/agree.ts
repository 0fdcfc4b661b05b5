import type { BarField } from "./bars.ts";
import { isSquare, type Point, type Sighting } from "./read.ts";
import type { BandSighting } from "./strips.ts";

/** Code 39 has no check of its own: a short one needs more that say the same. */
const shortCode39 = 6;

/** Lines across a code that must say the same before one look at it is enough, where its own check is weak. */
const steadyLines = 5;
/** One read of an EAN-13 in some hundred blurred ones is wrong with a valid check digit; Code 39 has none; Code 128 checks mod 103. */
export const isSteady = ({ format, lines }: Sighting): boolean =>
  lines >= steadyLines || !(format === "EAN13" || format === "Code39");

interface Candidate {
  code: Sighting;
  /** Who saw it: a pass, or a band of a field. The same one counts once. */
  witnesses: Set<string>;
}

/**
 * Collects what the looks at one picture saw, and believes a linear code when they agree. Square codes correct themselves and
 * count at once; a linear one needs several lines of a picture that nobody touched, or two prepared pictures, or two bands of its
 * field: a picture that was sharpened or freed of its grain can be read wrong with a valid check digit.
 */
export class Agreement {
  readonly #candidates = new Map<string, Candidate>();

  /** What a look at the untouched picture saw: its lines are witnesses where there are enough of them. */
  addPlain(seen: Sighting[], look: string): void {
    for (const code of seen)
      for (let line = 0; line < (isSteady(code) ? code.lines : 1); line++)
        this.#witness(code, `${look} line ${line}`);
  }

  /** What a look at a prepared picture saw. */
  addPrepared(seen: Sighting[], look: string): void {
    for (const code of seen) this.#witness(code, look);
  }

  /** What the bands of a field saw. */
  addBands(seen: BandSighting[], field: string): void {
    for (const code of seen) for (const band of code.bands) this.#witness(code, `${field} band ${band}`);
  }

  #witness(code: Sighting, witness: string): void {
    if (code.format === "Code39" && code.text.length < 3) return;
    const key = `${code.format} ${code.text}`;
    const known = this.#candidates.get(key);
    if (known) known.witnesses.add(witness);
    else this.#candidates.set(key, { code, witnesses: new Set([witness]) });
  }

  /** The codes believed; where two linear codes of one kind lie over each other, the one with more witnesses. */
  believed(): Sighting[] {
    const sure = [...this.#candidates.values()].filter(
      ({ code, witnesses }) => witnesses.size >= witnessesWanted(code),
    );
    return sure
      .filter(
        ({ code, witnesses }) =>
          !sure.some((other) => rivals(code, other.code) && other.witnesses.size > witnesses.size),
      )
      .map(({ code }) => code);
  }
}

function witnessesWanted({ format, text }: Sighting): number {
  if (isSquare(format)) return 1;
  return format === "Code39" && text.length < shortCode39 ? 3 : 2;
}

const rivals = (one: Sighting, other: Sighting) =>
  one !== other &&
  one.format === other.format &&
  !isSquare(one.format) &&
  contains(other.corners, middleOf(one.corners));

const middleOf = (corners: Point[]): Point => ({
  x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
  y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
});

/** Whether a point lies in a quadrilateral, or within so many pixels of it. */
export function contains(corners: Point[], point: Point, nearby = 6): boolean {
  const middle = middleOf(corners);
  return corners.every((from, index) => {
    const to = corners[(index + 1) % corners.length]!;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const side = (at: Point) =>
      (dx * (at.y - from.y) - dy * (at.x - from.x)) / Math.max(1, Math.hypot(dx, dy));
    return Math.sign(side(middle)) * side(point) >= -nearby;
  });
}

/** Whether the codes found explain the bars of a field from top to bottom. */
export function isExplained(field: BarField, codes: Sighting[]): boolean {
  const angle = (field.degrees * Math.PI) / 180;
  // The number printed below a code belongs to its field, but not to the code.
  const nearby = Math.max(6, field.height * 0.15);
  const points = [-0.25, 0, 0.25].flatMap((off) =>
    [-0.25, 0, 0.25].map((along) => ({
      x: field.x + along * field.length * Math.cos(angle) - off * field.height * Math.sin(angle),
      y: field.y + along * field.length * Math.sin(angle) + off * field.height * Math.cos(angle),
    })),
  );
  return points.every((point) => codes.some(({ corners }) => contains(corners, point, nearby)));
}
