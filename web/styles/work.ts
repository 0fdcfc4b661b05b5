import { css } from "lit";

/** How an answer looks, by its tone; an icon and a word say the same. */
const tones = css`
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
`;

/** What was answered last, large, in the colours of its tone. */
export const answerBox = css`
  ${tones}
  .answer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.875rem 1rem 1rem;
    border-radius: var(--bip-radius-large);
    border: 2px solid currentColor;
  }
  .answer:not(.applied, .already, .refused, .question) {
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
`;

/** The button of pages where a thumb finds it without looking. */
export const thumbButtons = css`
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
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
  .button.main {
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .button:hover {
    border-color: var(--bip-ink);
  }
`;

/**
 * Pages where codes are read one after another, readable at arm's length on a phone that lies on a table: what was answered and
 * asked, and what it leads to, beside it or below.
 */
export const workPages = css`
  ${answerBox}
  ${thumbButtons}
  .work {
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
  .answer,
  .question {
    scroll-margin-block: 1rem calc(var(--bip-bottom-bar) + 1rem);
  }
  .answer .button {
    grid-column: 1 / -1;
  }
  .printed {
    white-space: nowrap;
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
  .question .button {
    flex: 1 1 auto;
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
    overflow-wrap: anywhere;
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  @media (min-width: 62rem) {
    .work {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 1.25rem;
      align-items: start;
    }
    .answer p {
      font-size: 1.75rem;
    }
    .answer .button {
      justify-self: start;
    }
  }
`;
