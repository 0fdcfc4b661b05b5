export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How a frame lies in a smaller or larger place that it fills to the edges (`object-fit: cover`). */
interface Fit {
  scale: number;
  left: number;
  top: number;
}

function fitOf(frame: Size, place: Size): Fit {
  const scale = Math.max(place.width / frame.width, place.height / frame.height);
  return {
    scale,
    left: (place.width - frame.width * scale) / 2,
    top: (place.height - frame.height * scale) / 2,
  };
}

/** Where a point of the frame is seen, in CSS pixels of the place. */
export function seenAt({ x, y }: Point, frame: Size, place: Size): Point {
  const { scale, left, top } = fitOf(frame, place);
  return { x: x * scale + left, y: y * scale + top };
}

/** Which point of the frame is seen there, each coordinate from 0 to 1. */
export function pointedAt({ x, y }: Point, frame: Size, place: Size): Point {
  const { scale, left, top } = fitOf(frame, place);
  return { x: (x - left) / scale / frame.width, y: (y - top) / scale / frame.height };
}

export function middleOf(corners: readonly Point[]): Point {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    x: (Math.min(...xs) + Math.max(...xs)) / 2,
    y: (Math.min(...ys) + Math.max(...ys)) / 2,
  };
}

/** Linear codes come as a thin line across their bars: thinner outlines than this are hard to see, in pixels of the frame. */
const thinnest = 36;
const margin = 10;

/** The line around a code, a little outside of it. */
export function outlineOf(corners: readonly Point[]): Point[] {
  const [first, second, third, fourth] = corners;
  if (!first || !second || !third || !fourth) return [...corners];
  const middle = middleOf(corners);
  const along = unit(first, second);
  const height = Math.hypot(fourth.x - first.x, fourth.y - first.y);
  const grow = margin + Math.max(0, (thinnest - height) / 2);
  const down = { x: -along.y, y: along.x };
  return corners.map(({ x, y }) => {
    const side = Math.sign((x - middle.x) * along.x + (y - middle.y) * along.y) || 1;
    const below = Math.sign((x - middle.x) * down.x + (y - middle.y) * down.y) || 1;
    return {
      x: x + side * margin * along.x + below * grow * down.x,
      y: y + side * margin * along.y + below * grow * down.y,
    };
  });
}

function unit(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** Whether the middle of a code is in the part of the frame that is seen: nobody means a code that they do not see. */
export function isInSight(corners: readonly Point[], frame: Size, place: Size): boolean {
  if (corners.length === 0 || place.width === 0 || place.height === 0) return true;
  const { x, y } = seenAt(middleOf(corners), frame, place);
  return x >= 0 && y >= 0 && x <= place.width && y <= place.height;
}
