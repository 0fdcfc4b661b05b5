export interface Sighting {
  /** The normal form, or the raw text where there is none. */
  value: string;
  /** Milliseconds on the clock of the device. */
  at: number;
}

/**
 * Whether a scan repeats the one before: a camera and a nervous trigger see the same code several times. A clock set back
 * between the two does not turn a repeat into a second scan.
 */
export function isRepeat(previous: Sighting | undefined, next: Sighting, windowMs = 2000): boolean {
  return (
    previous !== undefined && previous.value === next.value && Math.abs(next.at - previous.at) <= windowMs
  );
}
