import { normalText } from "./folder.ts";
import type { Answer, EngineName } from "./scanner-page.ts";
import type { VideoFigures } from "./video.ts";

export interface PictureRow extends Answer {
  subject: string;
  fault: string;
  /** Whether the passes were chosen by pictures like this. */
  tuned: boolean;
  /** The file, where it is one. */
  name?: string;
  /** Measured for this goal alone, and not counted in the sums. */
  goal?: string | undefined;
}

export interface VideoRow extends VideoFigures {
  film: string;
  engine: EngineName;
  /** The texts that should be read. */
  wanted: string[];
}

const percentile = (values: number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

function figuresOf(rows: PictureRow[], engine: EngineName): string {
  let [read, of, wrong] = [0, 0, 0];
  for (const { truths, read: answers } of rows) {
    const wanted = new Set(truths.map(normalText));
    const got = new Set(answers[engine].codes.map(normalText));
    of += wanted.size;
    read += [...wanted].filter((text) => got.has(text)).length;
    wrong += [...got].filter((text) => !wanted.has(text)).length;
  }
  const times = rows.map(({ read: answers }) => answers[engine].ms);
  const rate = of === 0 ? "–" : `${((100 * read) / of).toFixed(1)} %`;
  return `${rate} / ${wrong} / ${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.95).toFixed(0)}`;
}

function table(head: string[], lines: string[][]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...lines.map((line) => (line[at] ?? "").length)),
  );
  const row = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("\n");
}

/** Rate, wrong reads, and milliseconds (median, 95th percentile): of everything, by fault, and by symbology. */
export function pictureTables(rows: PictureRow[], engines: EngineName[]): string[] {
  const head = ["read / wrong / ms median / ms p95", "codes", ...engines];
  const line = (name: string, of: PictureRow[]) => [
    name,
    String(of.reduce((sum, { truths }) => sum + truths.length, 0)),
    ...engines.map((engine) => figuresOf(of, engine)),
  ];
  const grouped = (by: (row: PictureRow) => string, of = rows) => {
    const names = [...new Set(of.map(by))];
    return names.map((name) =>
      line(
        name,
        of.filter((row) => by(row) === name),
      ),
    );
  };
  const coded = rows.filter(({ fault, goal }) => fault !== "no code" && !goal);
  return [
    `\n${rows.length} pictures`,
    table(head, [
      line(
        "faults that the passes were chosen by",
        coded.filter(({ tuned }) => tuned),
      ),
      line(
        "faults kept apart",
        coded.filter(({ tuned }) => !tuned),
      ),
      line(
        "without a code",
        rows.filter(({ fault }) => fault === "no code"),
      ),
    ]),
    table(
      head,
      grouped(({ fault, tuned }) => (tuned || fault === "no code" ? fault : `${fault} (apart)`)),
    ),
    table(
      head,
      grouped(
        ({ subject }) => subject,
        rows.filter(({ goal }) => !goal),
      ),
    ),
  ];
}

/** The pictures of a folder: of everything, by what was done to them, and by the folder in it. */
export function folderTable(rows: PictureRow[], engines: EngineName[]): string {
  const groups: [string, PictureRow[]][] = [
    ["as they are", rows.filter(({ fault }) => fault === "as it is")],
    ["spoilt", rows.filter(({ fault }) => fault !== "as it is")],
  ];
  for (const by of ["fault", "subject"] as const)
    for (const name of new Set(rows.map((row) => row[by])))
      groups.push([name, rows.filter((row) => row[by] === name)]);
  return table(
    ["read / wrong / ms median / ms p95", "codes", ...engines],
    groups.map(([name, of]) => [
      name,
      String(of.reduce((sum, { truths }) => sum + truths.length, 0)),
      ...engines.map((engine) => figuresOf(of, engine)),
    ]),
  );
}

/** When everything wanted was read once, and twice; frames a second; the gaps of the main thread. */
export function videoTable(rows: VideoRow[]): string {
  const last = (times: Record<string, number>, wanted: string[]) => {
    const read = wanted.flatMap((text) => times[text] ?? []);
    return read.length === wanted.length
      ? `${Math.max(...read).toFixed(0)} ms`
      : `${read.length} of ${wanted.length}`;
  };
  return table(
    ["film", "engine", "first read", "second read", "frames/s", "gap p99"],
    rows.map(({ film, engine, wanted, first, second, framesPerSecond, gapP99 }) => [
      film,
      engine,
      last(first, wanted),
      last(second, wanted),
      framesPerSecond.toFixed(1),
      `${gapP99.toFixed(0)} ms`,
    ]),
  );
}
