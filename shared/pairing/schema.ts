import { z } from "zod";
import { tones } from "../desk/answers.ts";
import { longestScan } from "../scan/read-code.ts";
import { wantNames } from "../scan/wanted-codes.ts";
import { id, line } from "../values.ts";

/** How many codes one message of the phone may carry. */
export const mostScansAtOnce = 50;
/** How many codes may wait for the computer. */
export const mostWaiting = 500;
/** The longest answer that a phone shows, in characters. */
export const longestAnswer = 500;
/** How long the server may hold a request that waits for news, in milliseconds. */
export const longestHold = 15_000;
/** The oldest reading that a phone may still send, in milliseconds: a week without network. */
export const oldestReading = 7 * 86_400_000;

/** What no database keeps as it came; separators of GS1 codes are welcome. */
const unkeepable = /[\0\p{Cs}]/u;

/** How many codes of the same picture go with one: a box bears fewer. */
export const mostBeside = 8;

const readCode = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(longestScan)
    .refine((text) => !unkeepable.test(text), "control-characters"),
  symbology: z.string().min(1).max(40).optional(),
});
export type BesideCode = z.infer<typeof readCode>;

/** One code that the phone read. Its id is made by the phone, so that sending it again changes nothing. */
export const phoneScan = readCode.extend({
  id,
  /** The person pointed at it among several. */
  chosen: z.literal(true).optional(),
  /** What else was in the same picture. */
  beside: z.array(readCode).min(1).max(mostBeside).optional(),
  /** Milliseconds since it was read: clocks of phones are often wrong, their stopwatches are not. */
  age: z.int().min(0).max(oldestReading),
});
export type PhoneScan = z.infer<typeof phoneScan>;

export const phoneScans = z.strictObject({ scans: z.array(phoneScan).min(1).max(mostScansAtOnce) });

/** What the computer says of a code: the same sentence and tone as on its own screen. */
export const phoneAnswer = z.strictObject({ tone: z.enum(tones), text: line(longestAnswer) });
export type PhoneAnswer = z.infer<typeof phoneAnswer>;

export const computerAnswers = z.strictObject({
  answers: z
    .array(phoneAnswer.extend({ scanId: id }))
    .min(1)
    .max(mostScansAtOnce),
});
export type ComputerAnswer = z.infer<typeof computerAnswers>["answers"][number];

/** 32 random bytes in base64url. */
const secret = z.string().regex(/^[\w-]{43}$/);

export const claimInput = z.strictObject({
  /** From the QR code on the computer's screen. */
  code: secret,
  /** Made by the phone, which alone knows it: from then on it opens this pairing, and nothing else. */
  key: secret,
  /** What the computer calls the phone. */
  device: line(60),
});

/** Where news begins, and how long the server may wait for some. */
export const newsQuery = z.object({
  after: z.coerce.number().pipe(z.int().min(0)).default(0),
  wait: z.coerce.number().pipe(z.int().min(0).max(longestHold)).default(0),
});
export const computerQuery = newsQuery.extend({
  /** Whether the page that is open takes codes. */
  ready: z.enum(["true", "false"]).default("true"),
  /** What it takes of many codes in view. */
  wants: z.enum(wantNames).default("any"),
});

export const newPairing = z.object({
  id,
  /** Shown once, as a QR code. */
  code: z.string(),
  expiresAt: z.iso.datetime(),
  /** Where a phone finds this installation over HTTPS, the likeliest first; empty where it can't. */
  origins: z.array(z.string()),
});
export type NewPairing = z.infer<typeof newPairing>;

export const waitingScan = phoneScan.extend({ seq: z.int() });
export type WaitingScan = z.infer<typeof waitingScan>;

/** What the computer is told. */
export const computerNews = z.object({
  /** The next `after`. */
  seq: z.int(),
  /** `id` tells one phone from the next, and opens nothing. */
  phone: z.object({ id: z.string(), name: z.string(), here: z.boolean() }).nullable(),
  /** In the order in which they were read; those without an answer only. */
  scans: z.array(waitingScan),
});
export type ComputerNews = z.infer<typeof computerNews>;

/** `elsewhere`: the computer listens, but the page that is open takes no codes. */
export const computerStates = ["here", "elsewhere", "away"] as const;
export type ComputerState = (typeof computerStates)[number];

/** What the phone is told. */
export const phoneNews = z.object({
  /** Of the pairing: after a new code it may be another one. */
  id,
  seq: z.int(),
  /** Whose computer it is. */
  person: z.string(),
  computer: z.enum(computerStates),
  /** Which codes the computer's page takes of many in view. */
  wants: z.enum(wantNames),
  /** Of the organisation's own codes. */
  prefix: z.string(),
  /** Without words where they have been forgotten meanwhile. */
  answers: z.array(z.object({ scanId: id, answer: phoneAnswer.nullable() })),
});
export type PhoneNews = z.infer<typeof phoneNews>;
