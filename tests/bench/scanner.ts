import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { stillCodes, writeShakyBox } from "./films.ts";
import { measureFolder } from "./folder.ts";
import { faults, type FaultName } from "./pictures/kinds.ts";
import { linearSubjects, subjects, type SubjectName } from "./pictures/subjects.ts";
import { withoutCodes, type EmptyName } from "./pictures/without-codes.ts";
import type { EngineName, Question } from "./scanner-page.ts";
import { startSite, type BenchSite } from "./site.ts";
import { folderTable, pictureTables, videoTable, type PictureRow, type VideoRow } from "./tables.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);
const progress = (text: string) => void (process.stderr.isTTY && process.stderr.write(`\r${text} `));
const engines: EngineName[] = ["html5-qrcode", "zxing-wasm, all on", "Bip Relais"];

/**
 * Measures the scanner in a real Chromium: npm run bench -- scanner
 *   --pictures N    of each subject and fault (1 unless told)
 *   --no-video      pictures only
 *   --folder DIR    instead of all that, the pictures of a folder, as they are and spoilt in six ways
 *   --json FILE     writes every single result there
 *   --serve         only serves scanner.html, so that other pictures can be tried
 */
export async function run(args: string[]): Promise<void> {
  const { values: options } = parseArgs({
    args,
    options: {
      pictures: { type: "string", default: "1" },
      "no-video": { type: "boolean", default: false },
      folder: { type: "string" },
      json: { type: "string" },
      serve: { type: "boolean", default: false },
      port: { type: "string", default: "0" },
    },
  });
  const site = await startSite(Number(options.port));
  if (options.serve) {
    say(`${site.url}\nwindow.__decodeImage(blob) reads a picture. Ctrl+C ends.`);
    return;
  }
  try {
    if (options.folder !== undefined) {
      const rows = await measureFolder(site, options.folder, (done, of) => progress(`${done} of ${of}`));
      say(`\n${folderTable(rows, engines)}`);
      if (options.json) writeFileSync(options.json, JSON.stringify(rows, null, 1));
      return;
    }
    const pictures = await measurePictures(site, Number(options.pictures));
    for (const table of pictureTables(pictures, engines)) say(table);
    const videos = options["no-video"] ? [] : await measureVideos(site);
    if (videos.length > 0) say(videoTable(videos));
    if (options.json)
      writeFileSync(options.json, JSON.stringify({ cores: cpus().length, pictures, videos }, null, 1));
  } finally {
    await site.stop();
  }
}

async function measurePictures(site: BenchSite, count: number): Promise<PictureRow[]> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(site.url);
  const rows: PictureRow[] = [];
  for (const question of questions(count)) {
    const answer = await page.evaluate((asked) => window.__ask(asked), question);
    const [subject, fault] =
      "empty" in question ? [question.empty, "no code"] : [question.subject, question.fault];
    const tuned = "empty" in question || faults[question.fault].tuned;
    const goal = "goal" in question ? question.goal : undefined;
    rows.push({ subject, fault: goal ?? fault, goal, tuned: tuned && question.set === "tuned", ...answer });
    progress(String(rows.length));
  }
  await browser.close();
  return rows;
}

/** Kinds and seeds that the passes were chosen by, and those kept apart; the latter are of both other seeds and other faults. */
function* questions(count: number): Generator<Question> {
  for (let number = 0; number < count; number++) {
    for (const fault of Object.keys(faults) as FaultName[])
      for (const subject of Object.keys(subjects) as SubjectName[])
        yield { subject, fault, number, set: faults[fault].tuned ? "tuned" : "held" };
    // At several phases between bars and pixels, which no two pictures share.
    for (const subject of linearSubjects)
      for (let phase = 0; phase < 4; phase++)
        yield {
          subject,
          fault: "1.5 px a module",
          number: 1000 + 4 * number + phase,
          set: "tuned",
          goal: "1.5 px a module, linear codes alone",
        };
    for (const empty of Object.keys(withoutCodes) as EmptyName[])
      for (const set of ["tuned", "held"] as const) yield { empty, number, set };
  }
}

async function measureVideos(site: BenchSite): Promise<VideoRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "bip-films-"));
  const rows: VideoRow[] = [];
  const watch = async (film: string, file: string, wanted: string[], framesPerSecond = 15) => {
    for (const engine of engines) {
      const browser = await launchChromium(fakeCamera(file));
      const context = await browser.newContext({
        permissions: ["camera"],
        viewport: { width: 412, height: 900 },
      });
      const page = await context.newPage();
      await page.goto(site.url);
      const figures = await page.evaluate((watching) => window.__watchVideo(watching), {
        engine,
        framesPerSecond,
        seconds: 4,
      });
      rows.push({ film, engine, wanted, ...figures });
      await browser.close();
    }
  };
  try {
    for (const [film, code] of Object.entries(stillCodes)) {
      const file = join(folder, `${film}.y4m`);
      await writeBarcodeVideo(file, [{ codes: [code], seconds: 2 }]);
      await watch(film, file, [code.text]);
    }
    for (let number = 0; number < 3; number++) {
      const file = join(folder, `box ${number}.y4m`);
      const wanted = await writeShakyBox(file, number);
      await watch(`shaky box ${number}`, file, wanted);
      if (number === 0) await watch("shaky box 0, as fast as it can", file, wanted, 60);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
