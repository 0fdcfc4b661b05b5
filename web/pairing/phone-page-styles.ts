import { css } from "lit";
import { besideCamera } from "../scanner/camera-styles.ts";
import { answerBox } from "../styles/work.ts";

export const phonePageStyles = css`
  ${answerBox}
  :host {
    min-height: 100dvh;
  }
  main {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    min-height: 100dvh;
    max-width: 40rem;
    margin-inline: auto;
    padding: 0.75rem 1rem calc(1rem + env(safe-area-inset-bottom));
  }
  .alone {
    justify-content: center;
    gap: 1.25rem;
  }
  .alone img {
    align-self: center;
  }
  .alone h1 {
    font-size: 1.5rem;
    line-height: 1.25;
    text-align: center;
  }
  .status {
    display: flex;
    justify-content: center;
    align-items: center;
    gap: 0.75rem;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 10;
    display: grid;
    gap: 0.5rem;
    margin: -0.75rem -1rem 0;
    padding: 0.75rem 1rem 0.5rem;
    background: var(--bip-paper);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
  }
  header h1 {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-width: 0;
    font-size: 1rem;
    line-height: 1.25;
    color: var(--bip-good);
  }
  header h1 span {
    display: block;
  }
  .whose {
    overflow: hidden;
    font-weight: 400;
    color: var(--bip-ink-quiet);
    text-overflow: ellipsis;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    flex: none;
    min-height: var(--bip-target);
    padding: 0 1.125rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .button.main {
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .where {
    grid-column: 1 / -1;
    color: var(--bip-ink);
  }
  .answer.empty {
    border: 1px dashed var(--bip-line-strong);
    background: none;
    color: var(--bip-ink-quiet);
  }
  .answer.empty p {
    font-size: 1.125rem;
    font-weight: 400;
  }
  .read {
    font-family: var(--bip-font-code);
  }
  .trail,
  .codes {
    padding: 0;
    list-style: none;
  }
  .trail li {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: var(--bip-target);
    padding-block: 0.375rem;
    border-top: 1px solid var(--bip-line);
    overflow-wrap: anywhere;
  }
  .codes li {
    padding-block: 0.5rem;
    border-top: 1px solid var(--bip-line);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .trail bip-icon {
    font-size: 1.25rem;
  }
  .tone {
    background: none;
  }
  .typed {
    display: grid;
    gap: 0.375rem;
    margin-top: auto;
    padding-top: 0.5rem;
  }
  .line {
    display: flex;
    gap: 0.5rem;
  }
  .line input {
    flex: 1;
    min-width: 0;
    min-height: var(--bip-target);
    padding: 0 0.875rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: inherit;
    font: inherit;
  }
  ${besideCamera}
  @media (orientation: landscape) and (max-height: 32rem) {
    main:has(> bip-camera[open]) {
      max-width: none;
    }
    main:has(> bip-camera[open]) > header {
      grid-column: 1 / -1;
      grid-row: 1;
      display: flex;
      align-items: center;
      min-height: 3.75rem;
      margin-block: -0.75rem 0;
      padding-block: 0;
    }
    main:has(> bip-camera[open]) .top {
      display: contents;
    }
    main:has(> bip-camera[open]) header [role="status"] {
      flex: 1;
      line-height: 1.25;
    }
    main:has(> bip-camera[open]) header .notice {
      padding-block: 0.375rem;
    }
    main:has(> bip-camera[open]) header .button {
      order: 1;
    }
    main:has(> bip-camera[open]) > bip-camera {
      top: 3.75rem;
      grid-row: 2 / -1;
    }
    main:has(> bip-camera[open]) > .typed {
      margin-top: 0;
    }
  }
`;
