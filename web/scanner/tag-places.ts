import type { Point, Size } from "./picture-layout.ts";

/** In CSS pixels of the picture's place. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Tag extends Size {
  /** Where its code is. */
  code: Box;
  /** Where its middle was until now. */
  before?: Point | undefined;
  /** Its code is marked well enough without it. */
  optional?: boolean;
}

/** Between a tag and what it must not touch, in CSS pixels. */
const gap = 4;
/** A tag that is only a hand's tremor away from a better place stays where it is, in CSS pixels. */
const tremor = 14;
/** So far a tag goes rather than touch another code, and so much farther rather than cover it, in CSS pixels. */
const detour = 200;
/** … and than tie it to its code by a thread across another one. */
const roundabout = 100;

/**
 * Places for tags (their middles), each on its code, or as near to it as there is room: none lies on another or beyond the edge,
 * and on another code only where there is no other way. Undefined for those that find no room.
 */
export function placeTags(tags: readonly Tag[], place: Size): (Point | undefined)[] {
  const places = placeAll(tags, place, { sparing: true });
  // Where it is too crowded for all, those that can be tapped count more than what they cover.
  return tags.some(({ optional }, index) => !optional && !places[index])
    ? placeAll(tags, place, { sparing: false })
    : places;
}

function placeAll(tags: readonly Tag[], place: Size, { sparing }: { sparing: boolean }) {
  const placed: Box[] = [];
  return tags.map((tag): Point | undefined => {
    const others = tags.filter((other) => other !== tag).map(({ code }) => code);
    const [best] = candidates(tag, [...placed, tag.code, ...others], place)
      .filter((at) => isFree(boxAt(at, tag), tag.optional ? [...placed, ...others] : placed, place))
      .map((at) => ({ at, cost: costOf(at, tag, sparing ? others : []) }))
      .sort((one, other) => one.cost - other.cost);
    if (best) placed.push(boxAt(best.at, tag));
    return best?.at;
  });
}

/** Where it was, on its code, and straight beside each thing that may be in its way. */
function candidates({ width, height, code, before }: Tag, things: Box[], place: Size): Point[] {
  const { x, y } = middleOfBox(code);
  const besides = (ends: [number, number][], half: number) =>
    ends.flatMap(([from, to]) => [from - gap - half, to + gap + half]);
  const all = (values: number[], half: number, end: number) =>
    new Set(values.map((value) => Math.max(half, Math.min(end - half, value))));
  const across: [number, number][] = things.map(({ left, right }) => [left, right]);
  const down: [number, number][] = things.map(({ top, bottom }) => [top, bottom]);
  const xs = [...all([x, ...besides(across, width / 2)], width / 2, place.width)];
  const ys = [...all([y, ...besides(down, height / 2)], height / 2, place.height)];
  return [...(before ? [before] : []), ...xs.flatMap((left) => ys.map((top) => ({ x: left, y: top })))];
}

function isFree(box: Box, placed: Box[], { width, height }: Size): boolean {
  const isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
  return isInside && placed.every((other) => sharedArea(box, other) === 0);
}

function costOf(at: Point, tag: Tag, others: Box[]): number {
  const box = boxAt(at, tag);
  const away = distance(at, middleOfBox(tag.code)) - (at === tag.before ? tremor : 0);
  const covered = others.reduce((sum, other) => sum + sharedArea(box, other), 0);
  if (covered > 0) return away + detour + (covered / (tag.width * tag.height)) * detour;
  const thread = threadOf(at, tag);
  return thread && others.some((other) => crosses(thread, other)) ? away + roundabout : away;
}

/** The line that ties a tag to its code, where it does not lie on it. */
export function threadOf(at: Point, { code, ...size }: Tag): { from: Point; to: Point } | undefined {
  if (sharedArea(boxAt(at, size), code) > 0) return undefined;
  const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return {
    from: at,
    to: { x: within(at.x, code.left, code.right), y: within(at.y, code.top, code.bottom) },
  };
}

/** Looked at in steps: codes are wider than a step. */
function crosses({ from, to }: { from: Point; to: Point }, { left, right, top, bottom }: Box): boolean {
  const steps = Math.ceil(distance(from, to) / 8);
  return Array.from({ length: steps }, (_, step) => step / steps).some((part) => {
    const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
    return x > left && x < right && y > top && y < bottom;
  });
}

/** How much of one box lies on the other. */
export function sharedArea(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, across) * Math.max(0, down);
}

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

export const middleOfBox = ({ left, right, top, bottom }: Box): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

export const boxAt = ({ x, y }: Point, { width, height }: Size): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** The smallest box that holds all the points. */
export const boxAround = (points: readonly Point[]): Box => ({
  left: Math.min(...points.map(({ x }) => x)),
  right: Math.max(...points.map(({ x }) => x)),
  top: Math.min(...points.map(({ y }) => y)),
  bottom: Math.max(...points.map(({ y }) => y)),
});
