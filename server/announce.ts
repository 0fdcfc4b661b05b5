import bwip from "bwip-js/node";
import type { Served } from "./serve.ts";

/** What the person who started the program reads: where to go, and on a new installation how to begin. */
export function announce(served: Served, setUpToken: string | undefined): string {
  const lines = ["", `Bip Relais est prêt : ${served.url}`];
  if (setUpToken)
    lines.push(
      "",
      "Première installation. Ouvrez ce lien (il ne sert qu’une fois) :",
      `  ${served.url}/installation?token=${setUpToken}`,
    );
  const [lan] = served.lanUrls;
  if (lan) {
    lines.push(
      "",
      `Sur un téléphone du même réseau : ${served.lanUrls.join(" ou ")}`,
      "Scannez ce code, puis acceptez l’avertissement du navigateur (le certificat est fait par ce poste) :",
      "",
      qrText(lan),
    );
  } else lines.push("", "Pour les téléphones du même réseau (appareil photo) : npm start -- --lan");
  lines.push("", "Pour arrêter : Ctrl+C.", "");
  return lines.join("\n");
}

/** A QR code in half blocks, two rows of modules to a line of text. */
export function qrText(text: string): string {
  const [symbol] = bwip.raw("qrcode", text, "eclevel=L");
  if (!symbol || !("pixs" in symbol)) throw new TypeError("QR code gave no modules");
  const { pixs, pixx, pixy } = symbol;
  const quiet = 2;
  const dark = (x: number, y: number) => x >= 0 && y >= 0 && x < pixx && y < pixy && pixs[y * pixx + x] === 1;
  const lines: string[] = [];
  for (let y = -quiet; y < pixy + quiet; y += 2) {
    let line = "";
    for (let x = -quiet; x < pixx + quiet; x++)
      line += dark(x, y) ? (dark(x, y + 1) ? " " : "▄") : dark(x, y + 1) ? "▀" : "█";
    lines.push(line);
  }
  return lines.join("\n");
}
