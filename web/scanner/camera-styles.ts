import { css, unsafeCSS } from "lit";

/** Buttons of the camera: large enough for a thumb, icons alone where a line has to hold many. */
export const controls = css`
  button,
  .photo,
  .lens {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-width: 3.25rem;
    min-height: 3.25rem;
    max-width: 100%;
    padding: 0 0.875rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:disabled {
    color: var(--bip-ink-quiet);
    border-color: var(--bip-line);
    cursor: default;
  }
  button[aria-pressed="true"] {
    background: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .main {
    flex: 1 1 12rem;
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  bip-icon {
    font-size: 1.25rem;
  }
  .note {
    display: flex;
    align-items: flex-start;
    gap: 0.75rem;
    flex: 1 1 100%;
    margin: 0;
    padding: 0.875rem 1rem;
    border-radius: var(--bip-radius);
    background: var(--bip-sunk);
  }
  .note.problem {
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
  /* Where a line has to hold many of them, icons have to do. */
  @container tools (max-width: 44rem) {
    .if-wide {
      display: none;
    }
  }
  @container tools (max-width: 28rem) {
    .if-roomy {
      display: none;
    }
    .narrow {
      min-width: 3rem;
      padding: 0;
    }
  }
`;

/** A phone held across. */
const across = unsafeCSS("(orientation: landscape) and (max-height: 32rem)");

/** For the page around: on a phone held across the open camera stands at the left, and what is said and asked at its right. */
export const besideCamera = css`
  @media ${across} {
    :has(> bip-camera[open]) {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: repeat(16, auto) 1fr;
      gap: 0 0.875rem;
    }
    :has(> bip-camera[open]) > * {
      grid-column: 2;
      margin-block-end: 0.75rem;
    }
    :has(> bip-camera[open]) > [aria-live]:not(:has(*)) {
      margin: 0;
    }
    :has(> bip-camera[open]) > bip-camera {
      position: sticky;
      top: 0.5rem;
      align-self: start;
      grid-column: 1;
      grid-row: 1 / -1;
    }
    :has(> bip-camera[open]) > :is([aria-live], .answer, .keep, .question) {
      order: -1;
    }
  }
`;

export const cameraStyles = css`
  :host {
    container: camera / inline-size;
  }
  .camera {
    /* A phone held upright gives a tall picture: its middle is enough, and leaves room for the answer. */
    --ratio: max(1.3333, var(--picture-ratio, 1.7778));
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .view {
    position: relative;
    flex: 1 1 100%;
    overflow: hidden;
    border-radius: var(--bip-radius-large);
    background: #000;
    color: #fff;
    aspect-ratio: var(--ratio);
    max-width: calc(45vh * var(--ratio));
  }
  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .view p {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
    padding: 1rem;
    text-align: center;
  }
  .veil {
    background: rgb(0 0 0 / 65%);
  }
  .target {
    position: absolute;
    inset: 18% 8%;
    border: 3px solid rgb(255 255 255 / 60%);
    border-radius: var(--bip-radius);
    pointer-events: none;
  }
  .said {
    position: absolute;
    inset: auto 0 0 0;
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.875rem;
    background: var(--bip-good-soft);
    color: var(--bip-good);
    font-size: 1.125rem;
    font-weight: 700;
    pointer-events: none;
  }
  .said span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar {
    container: tools / inline-size;
    display: flex;
    flex: 1 1 100%;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .open .bar {
    max-width: max(20rem, calc(45vh * var(--ratio)));
  }
  .close {
    margin-inline-start: auto;
  }
  @media ${across} {
    .camera.open .view {
      max-width: none;
      max-height: 48vh;
      aspect-ratio: var(--picture-ratio, 1.7778);
    }
    .open .bar {
      max-width: none;
    }
  }
  /* A phone across, and nothing beside the camera: the picture whole, its tools at its side. */
  @media ${across} {
    @container camera (min-width: 36rem) {
      .camera.open {
        flex-wrap: nowrap;
        align-items: flex-start;
      }
      .camera.open .view {
        flex: 0 1 auto;
        height: 56vh;
        max-height: none;
      }
      .camera.open .bar {
        flex: 1 1 0;
      }
      .camera.open .close {
        margin-inline-start: 0;
      }
    }
  }
`;
