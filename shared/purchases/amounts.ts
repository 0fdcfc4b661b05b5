/** Money of a purchase in whole cents; a VAT rate in hundredths of a percent (2 000 is 20 %). */
export interface PricedLine {
  quantity: number;
  /** Excluding tax, of one unit. */
  unitPrice: number | null;
  vatRate: number;
  /** Including tax, of the whole line; it wins over the unit price. */
  total: number | null;
}

/** What a line costs including tax; null while nobody has said. */
export function lineTotal({ quantity, unitPrice, vatRate, total }: PricedLine): number | null {
  if (total !== null) return total;
  if (unitPrice === null) return null;
  const net = quantity * unitPrice;
  return net + Math.round((net * vatRate) / 10_000);
}

/** The part of an amount including tax that is not tax. What `lineTotal` made of a net amount gives that amount back. */
export function netOf(total: number, vatRate: number): number {
  return Math.round((total * 10_000) / (10_000 + vatRate));
}

/**
 * The part of one among equals, in whole cents, so that all parts add up to the amount exactly.
 *
 * @param place 1 for the first
 */
export function shareOf(amount: number, parts: number, place: number): number {
  return Math.floor((amount * place) / parts) - Math.floor((amount * (place - 1)) / parts);
}

export interface UnitAmounts {
  net: number;
  vat: number;
  total: number;
}

/** What one unit of a line cost; over all units of the line, each of the three adds up exactly. */
export function unitAmounts(line: PricedLine, place: number): UnitAmounts | null {
  const whole = lineTotal(line);
  if (whole === null) return null;
  const total = shareOf(whole, line.quantity, place);
  const vat = shareOf(whole - netOf(whole, line.vatRate), line.quantity, place);
  return { net: total - vat, vat, total };
}
