/** A grey picture, row by row: 0 is black, 255 is white. */
export interface Luminance {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}

export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const blank = (width: number, height: number) => ({
  data: new Uint8ClampedArray(width * height),
  width,
  height,
});

/** ITU-R BT.601, from the four bytes a pixel of a canvas. */
export function fromRgba({ data, width, height }: ImageData): Luminance {
  const grey = blank(width, height);
  for (let pixel = 0, at = 0; pixel < grey.data.length; pixel++, at += 4)
    grey.data[pixel] = (306 * data[at]! + 601 * data[at + 1]! + 117 * data[at + 2]!) >> 10;
  return grey;
}

export function crop(picture: Luminance, { x, y, width, height }: Region): Luminance {
  const part = blank(width, height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    part.data.set(picture.data.subarray(from, from + width), row * width);
  }
  return part;
}

/**
 * Each pixel becomes the mean of the `rows` above and below it: bars that stand upright stay sharp while the grain of a dark
 * picture goes, which is most of what a linear code needs there.
 */
export function averageRows({ data, width, height }: Luminance, rows: number): Luminance {
  const result = blank(width, height);
  const column = new Uint32Array(width);
  const above = rows >> 1;
  let held = 0;
  for (let entering = 0; entering < height + above; entering++) {
    const leaving = entering - rows;
    if (entering < height) {
      for (let x = 0, at = entering * width; x < width; x++, at++) column[x]! += data[at]!;
      held++;
    }
    if (leaving >= 0) {
      for (let x = 0, at = leaving * width; x < width; x++, at++) column[x]! -= data[at]!;
      held--;
    }
    const y = entering - above;
    if (y >= 0) for (let x = 0, at = y * width; x < width; x++, at++) result.data[at] = column[x]! / held;
  }
  return result;
}

function averageColumns({ data, width, height }: Luminance, columns: number): Luminance {
  const result = blank(width, height);
  const before = columns >> 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let sum = 0;
    let held = 0;
    for (let entering = 0; entering < width + before; entering++) {
      if (entering < width) {
        sum += data[start + entering]!;
        held++;
      }
      if (entering >= columns) {
        sum -= data[start + entering - columns]!;
        held--;
      }
      if (entering >= before) result.data[start + entering - before] = sum / held;
    }
  }
  return result;
}

/** Mean of a square: grain goes, and so do details smaller than it. */
export const boxBlur = (picture: Luminance, size: number): Luminance =>
  averageColumns(averageRows(picture, size), size);

/** Spreads the greys over the whole scale; the outermost hundredth on each side is left out. */
export function stretch(picture: Luminance): Luminance {
  const counts = new Uint32Array(256);
  for (const level of picture.data) counts[level]!++;
  const edge = picture.data.length / 100;
  let low = 0;
  for (let sum = counts[0]!; sum <= edge && low < 255; sum += counts[++low]!);
  let high = 255;
  for (let sum = counts[255]!; sum <= edge && high > 0; sum += counts[--high]!);
  const gain = 255 / Math.max(1, high - low);
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, level) => (level - low) * gain);
  const result = blank(picture.width, picture.height);
  for (let pixel = 0; pixel < result.data.length; pixel++) result.data[pixel] = levels[picture.data[pixel]!]!;
  return result;
}

/** Adds what a blur took away, so that bars that ran into each other part again. */
export function unsharp(picture: Luminance, size: number, amount: number): Luminance {
  const soft = boxBlur(boxBlur(picture, size), size);
  for (let pixel = 0; pixel < soft.data.length; pixel++) {
    const level = picture.data[pixel]!;
    soft.data[pixel] = level + amount * (level - soft.data[pixel]!);
  }
  return soft;
}

/** Twice as wide and high, with the greys between filled in (bilinear): each new pixel is three parts the nearer, one the farther. */
export function double({ data, width, height }: Luminance): Luminance {
  const result = blank(width * 2, height * 2);
  const wide = new Uint16Array(width * 2 * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0, from = y * width; x < width; x++, from++) {
      const level = 3 * data[from]!;
      wide[at++] = level + data[x > 0 ? from - 1 : from]!;
      wide[at++] = level + data[x < width - 1 ? from + 1 : from]!;
    }
  for (let y = 0, at = 0; y < height * 2; y++) {
    const near = (y >> 1) * width * 2;
    const other = Math.min(height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * width * 2;
    for (let x = 0; x < width * 2; x++, at++)
      result.data[at] = (3 * wide[near + x]! + wide[other + x]! + 8) >> 4;
  }
  return result;
}

/** Half as wide and high: the mean of each four pixels. */
export function halve({ data, width, height }: Luminance): Luminance {
  const result = blank(width >> 1, height >> 1);
  for (let y = 0; y < result.height; y++)
    for (let x = 0, at = 2 * y * width; x < result.width; x++, at += 2)
      result.data[y * result.width + x] =
        (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]!) / 4;
  return result;
}

/** Each pixel against its surroundings: their mean becomes the middle grey, and their usual deviation from it the same everywhere. */
export function flattened(picture: Luminance, size: number): Luminance {
  const { data, width, height } = picture;
  const mean = boxBlur(picture, size).data;
  const apart = blank(width, height);
  for (let at = 0; at < data.length; at++) apart.data[at] = 4 * Math.abs(data[at]! - mean[at]!);
  const deviation = boxBlur(apart, size).data;
  const result = blank(width, height);
  // Where nothing is printed the deviation is grain: it is not blown up.
  for (let at = 0; at < data.length; at++)
    result.data[at] = 128 + ((data[at]! - mean[at]!) * 240) / Math.max(12, deviation[at]!);
  return result;
}

/** Rows become columns. */
export function transposed({ data, width, height }: Luminance): Luminance {
  const result = blank(height, width);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) result.data[x * height + y] = data[at]!;
  return result;
}

/** The picture in a form that decoders open: binary PGM (Netpbm P5), one byte a pixel. */
export function toPgm({ data, width, height }: Luminance): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + data.length);
  file.set(head);
  file.set(data, head.length);
  return file;
}
