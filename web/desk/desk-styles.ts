import { css } from "lit";
import { besideCamera } from "../scanner/camera-styles.ts";

export const deskStyles = css`
  :host {
    max-width: var(--bip-page);
    margin-inline: auto;
    padding: 0.75rem 1rem 3rem;
  }
  .modes {
    display: grid;
    grid-template-columns: repeat(5, auto);
    gap: 0.375rem;
  }
  .modes button {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.25rem;
    min-height: 4rem;
    padding: 0.375rem 0.125rem;
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    cursor: pointer;
  }
  .modes bip-icon {
    font-size: 1.375rem;
  }
  .modes button[aria-pressed="true"] {
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .lead {
    font-size: 1.125rem;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1rem;
  }
  .name {
    font-size: 1.5rem;
    font-weight: 700;
    color: inherit;
    overflow-wrap: anywhere;
  }
  .due {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }
  .due input,
  select {
    min-height: var(--bip-target);
    padding: 0 0.75rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: inherit;
    font: inherit;
  }
  .offers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0.625rem;
    padding: 0;
    list-style: none;
  }
  .button.offer {
    display: grid;
    width: 100%;
    min-height: 4rem;
  }
  .offer span {
    font-weight: 400;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: var(--bip-target);
    cursor: pointer;
  }
  .switch input {
    width: 1.5rem;
    height: 1.5rem;
    accent-color: var(--bip-accent);
  }
  .trail {
    padding: 0;
    list-style: none;
  }
  .trail li {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 3.25rem;
    padding-block: 0.25rem;
    border-top: 1px solid var(--bip-line);
  }
  .trail .said {
    flex: 1;
    min-width: 0;
    overflow-wrap: break-word;
  }
  .trail bip-icon {
    font-size: 1.25rem;
  }
  .trail time {
    display: block;
    font-size: 0.875rem;
    color: var(--bip-ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  .tone {
    background: none;
    border: 0;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(5rem, max-content) 1fr;
    gap: 0.375rem 1rem;
  }
  @media (min-width: 62rem) {
    :host {
      padding: 1.25rem 2rem 3rem;
    }
    .modes button {
      font-size: 0.9375rem;
    }
    .modes {
      grid-template-columns: repeat(5, 1fr);
    }
  }
  ${besideCamera}
`;
