import type { FoundCode } from "../confirm-reads.ts";
import { Agreement, isExplained, isSteady } from "./agree.ts";
import { findBars, type BarField } from "./bars.ts";
import { halve, type Luminance } from "./luminance.ts";
import { linearPasses, plainPass, squarePasses } from "./passes.ts";
import { codesOf, isSquare, type Sighting } from "./read.ts";
import { readField } from "./strips.ts";

/** The size at which a photo is looked at closely; a larger one is also looked at once in each of its larger sizes. */
const closePixels = 2_000_000;
/** After this long in the deeper ways a picture is given up, in milliseconds. */
const patience = 1500;

const isSquareCode = ({ format }: Sighting) => isSquare(format);

/**
 * All codes of a still picture. First as it is; then every field of bars that no code explains yet; then, when nothing was found,
 * the ways for squares and for what is out of focus.
 */
export async function decodeStill(picture: Luminance, now = () => performance.now()): Promise<FoundCode[]> {
  const sizes = [picture];
  while (sizes[0]!.width * sizes[0]!.height > closePixels) sizes.unshift(halve(sizes[0]!));
  const agreement = new Agreement();
  for (const size of sizes) {
    const scale = picture.width / size.width;
    const enlarge = <Seen extends Sighting>(codes: Seen[]): Seen[] =>
      codes.map((code) => ({
        ...code,
        corners: code.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
      }));
    agreement.addPlain(enlarge(await plainPass.look(size)), `${size.width} wide`);
    const fields = findBars(size).map((field, index) => ({
      field,
      name: `${size.width} wide, field ${index}`,
      explains: enlargedField(field, scale),
    }));
    const missing = () => fields.filter(({ explains }) => !isExplained(explains, agreement.believed()));
    for (const { field, name } of missing())
      agreement.addBands(enlarge(await readField(size, field, "sharp")), name);
    if (size !== sizes[0]) continue;
    const end = now() + patience;
    const found = agreement.believed();
    // Of several square labels one may be harder than the others: one more look. A linear neighbour is a field that is missing.
    const squares =
      found.length === 0 ? squarePasses : found.some(isSquareCode) ? squarePasses.slice(0, 1) : [];
    for (const pass of squares) {
      agreement.addPrepared(enlarge(await pass.look(size)), pass.name);
      if (now() > end || agreement.believed().some(isSquareCode)) break;
    }
    let isLate = false;
    for (const focus of ["faint", "soft"] as const)
      for (const { field, name } of missing()) {
        isLate ||= now() > end;
        if (isLate) break;
        agreement.addBands(enlarge(await readField(size, field, focus)), name);
      }
    if (agreement.believed().length > 0) continue;
    for (const pass of linearPasses) {
      if (now() > end || agreement.believed().length > 0) break;
      agreement.addPrepared(enlarge(await pass.look(size)).filter(isSteady), pass.name);
    }
  }
  return codesOf(agreement.believed());
}

const enlargedField = (field: BarField, scale: number): BarField => ({
  ...field,
  x: field.x * scale,
  y: field.y * scale,
  length: field.length * scale,
  height: field.height * scale,
});
