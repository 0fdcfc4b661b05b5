import type { Scene } from "./barcode-video.ts";
import { withLuhn } from "./luhn.ts";

let delivered = 0;

/** The faces of boxes that nobody has seen yet. */
export function newBoxes(count: number, article: string) {
  return Array.from({ length: count }, () => {
    const number = ++delivered;
    return {
      article,
      imei: withLuhn(`35693803${564380 + number}`),
      second: withLuhn(`35693804${564380 + number}`),
      serial: `R9TX${String(number).padStart(5, "0")}`,
    };
  });
}
export type Box = ReturnType<typeof newBoxes>[number];

/** A box held up: its four codes in one picture. */
export const face = ({ article, imei, second, serial }: Box): Scene => ({
  seconds: 2,
  codes: [
    { text: article, bcid: "ean13", x: 330, y: 170, scale: 3 },
    { text: imei, bcid: "code128", x: 950, y: 170, scale: 3 },
    { text: second, bcid: "code128", x: 950, y: 540, scale: 3 },
    { text: serial, bcid: "code128", x: 330, y: 540, scale: 3 },
  ],
});
