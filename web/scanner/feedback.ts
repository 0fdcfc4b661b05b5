import type { Tone } from "../../shared/desk/answers.ts";
import { recall, remember } from "./device-memory.ts";

interface Note {
  /** Hertz. */
  pitch: number;
  /** Seconds. */
  length: number;
  shape?: OscillatorType;
}

const notes: Record<Tone, Note[]> = {
  applied: [{ pitch: 1320, length: 0.12 }],
  already: [
    { pitch: 880, length: 0.08 },
    { pitch: 880, length: 0.08 },
  ],
  info: [{ pitch: 990, length: 0.08 }],
  question: [
    { pitch: 660, length: 0.1 },
    { pitch: 880, length: 0.14 },
  ],
  refused: [{ pitch: 165, length: 0.4, shape: "square" }],
};

/** Milliseconds on and off. */
const vibrations: Record<Tone, number[]> = {
  applied: [60],
  already: [40, 60, 40],
  info: [30],
  question: [80, 60, 80],
  refused: [250],
};

const pauseBetween = 0.06;
const loudness = 0.15;
const key = "scanner feedback";

export interface FeedbackSettings {
  sound: boolean;
  vibration: boolean;
}

export function feedbackSettings(): FeedbackSettings {
  try {
    return { sound: true, vibration: true, ...(JSON.parse(recall(key) ?? "{}") as object) };
  } catch {
    return { sound: true, vibration: true };
  }
}

export function setFeedback(settings: FeedbackSettings): void {
  remember(key, JSON.stringify(settings));
}

let audio: AudioContext | undefined;

/**
 * Says by ear and hand what the screen says in words; a device that can do neither stays silent.
 *
 * @param settings what to use instead of what the person chose, for trying a tone
 */
export function playFeedback(tone: Tone, { sound, vibration }: FeedbackSettings = feedbackSettings()): void {
  if (vibration && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibrations[tone]);
  if (!sound || !("AudioContext" in window)) return;
  try {
    play(notes[tone]);
  } catch {
    // No sound device, or too many contexts: the words on the screen say it all the same.
    audio = undefined;
  }
}

function play(melody: Note[]): void {
  audio ??= new AudioContext();
  // Browsers keep sound shut until the first touch or key; a silent first beep is no fault.
  if (audio.state === "suspended") void audio.resume().catch(() => undefined);
  let at = audio.currentTime;
  for (const { pitch, length, shape } of melody) {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.type = shape ?? "sine";
    oscillator.frequency.value = pitch;
    gain.gain.setValueAtTime(loudness, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + length);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + length);
    at += length + pauseBetween;
  }
}
