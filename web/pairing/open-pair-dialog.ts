/** `open`: somebody wants to pair a phone, or to see the one that is paired. */
export const pairingEvents = new EventTarget();

export const openPairDialog = (): void => void pairingEvents.dispatchEvent(new Event("open"));
