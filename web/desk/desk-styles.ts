import { css } from "lit";

export const deskStyles = css`
  :host {
    max-width: var(--bip-page);
    margin-inline: auto;
    padding: 0.75rem 1rem 3rem;
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
  }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    align-content: start;
  }
  /* Whoever uses the camera of this computer has no need of another one. */
  bip-camera[open] + bip-phone-button {
    display: none;
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
  .answer,
  .question {
    scroll-margin-block: 1rem calc(var(--bip-bottom-bar) + 1rem);
  }
  .answer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.875rem 1rem 1rem;
    border-radius: var(--bip-radius-large);
    border: 2px solid currentColor;
    background: var(--bip-calm-soft);
    color: var(--bip-calm);
  }
  .answer bip-icon {
    font-size: 1.75rem;
  }
  .answer p {
    grid-column: 1 / -1;
    font-size: 1.5rem;
    line-height: 1.25;
    font-weight: 600;
    overflow-wrap: break-word;
  }
  .answer .button {
    grid-column: 1 / -1;
  }
  .printed {
    white-space: nowrap;
  }
  .applied {
    background: var(--bip-good-soft);
    color: var(--bip-good);
  }
  .already {
    background: var(--bip-away-soft);
    color: var(--bip-away);
  }
  .refused {
    background: var(--bip-alarm-soft);
    color: var(--bip-alarm);
  }
  .question {
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
  .panel {
    display: grid;
    gap: 0.875rem;
    padding: 1rem;
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius-large);
    background: var(--bip-sheet);
    color: var(--bip-ink);
  }
  .panel.question {
    border: 2px solid var(--bip-wait);
    background: var(--bip-wait-soft);
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
  .items {
    padding: 0;
    list-style: none;
  }
  .items li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.875rem;
    min-height: var(--bip-target);
    padding-block: 0.375rem;
    border-top: 1px solid var(--bip-line);
  }
  .items .label {
    display: inline-flex;
    align-items: center;
    min-height: var(--bip-target);
    font-weight: 700;
    font-size: 1.125rem;
    white-space: nowrap;
  }
  .grow {
    flex: 1 1 8rem;
    min-width: 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 3.25rem;
    padding: 0.375rem 1.125rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .question .button {
    flex: 1 1 auto;
  }
  .button.main {
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .button:hover {
    border-color: var(--bip-ink);
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
  .waiting {
    display: flex;
    align-items: center;
    gap: 0.5rem;
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
    .desk {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 1.25rem;
      align-items: start;
    }
    .modes button {
      font-size: 0.9375rem;
    }
    .modes {
      grid-template-columns: repeat(5, 1fr);
    }
    .answer p {
      font-size: 1.75rem;
    }
    .answer .button {
      justify-self: start;
    }
  }
`;
