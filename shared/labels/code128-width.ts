/**
 * Modules of a Code 128 (ISO/IEC 15417), quiet zones of 10 modules included: 11 a symbol character, 13 the stop
 * pattern. Digits go in pairs (code set C) where that is shorter. For printable ASCII.
 */
export function code128Modules(text: string): number {
  const impossible = Number.POSITIVE_INFINITY;
  // Symbol characters so far, the start included, ending in code set B or C.
  let inB = 1;
  let inC = 1;
  let pairInC = impossible;
  for (let at = 0; at < text.length; at++) {
    const isPair = /^\d\d$/.test(text.slice(at - 1, at + 1));
    const b = Math.min(inB + 1, inC + 2);
    const c = isPair ? pairInC : impossible;
    // A pair that ends at the next digit starts from here.
    pairInC = Math.min(inC + 1, inB + 2);
    inB = b;
    inC = c;
  }
  return (Math.min(inB, inC) + 1) * 11 + 13 + 20;
}
