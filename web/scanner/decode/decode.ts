import type { FoundCode } from "../confirm-reads.ts";
import { Agreement, isExplained } from "./agree.ts";
import { findBars, type BarField } from "./bars.ts";
import { halve, type Luminance } from "./luminance.ts";
import { plainPass, squarePasses } from "./passes.ts";
import { codesOf, isSquare, type Sighting } from "./read.ts";
import { readField } from "./strips.ts";

/** The size at which a photo is looked at closely; a larger one is also looked at once in each of its larger sizes. */
const closePixels = 2_000_000;
/** After this long in the deeper ways a picture is given up, in milliseconds. */
const patience = 1500;

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
    const some = agreement.believed().length > 0;
    // One label of several may be harder than the others: where something was found, one more look for its neighbours.
    for (const pass of some ? squarePasses.slice(0, 1) : squarePasses) {
      agreement.addPrepared(enlarge(await pass.look(size)), pass.name);
      if (now() > end || agreement.believed().some(({ format }) => isSquare(format))) break;
    }
    for (const { field, name } of missing()) {
      if (now() > end) break;
      agreement.addBands(enlarge(await readField(size, field, "soft")), name);
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
