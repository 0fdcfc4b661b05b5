import { css } from "lit";
import { besideCamera } from "../scanner/camera-styles.ts";

/** Readable at arm's length, on a phone that lies on a table among boxes. */
export const receivingStyles = css`
  .receiving {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    align-items: start;
  }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    align-content: start;
  }
  bip-camera[open] + bip-phone-button {
    display: none;
  }
  .panel {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius-large);
    background: var(--bip-sheet);
  }
  .panel.question {
    border: 2px solid var(--bip-wait);
    background: var(--bip-wait-soft);
    color: var(--bip-ink);
  }
  .asks {
    font-size: 1.375rem;
    line-height: 1.25;
    font-weight: 700;
  }
  .progress {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0.25rem 1rem;
  }
  .count {
    font-size: 2.25rem;
    line-height: 1.1;
    font-weight: 800;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .of {
    font-size: 1.125rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  progress {
    grid-column: 1 / -1;
    width: 100%;
    height: 0.75rem;
    accent-color: var(--bip-accent);
  }
  .lines {
    display: grid;
    gap: 0.5rem;
    padding: 0;
    list-style: none;
  }
  .lines li {
    display: block;
    padding: 0;
    border: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    width: 100%;
    min-height: 3.25rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .line .what {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .line .number {
    font-weight: 700;
  }
  .line[aria-pressed="true"] {
    border: 2px solid var(--bip-accent);
    background: var(--bip-accent-soft);
    font-weight: 700;
  }
  .answer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding: 0.875rem 1rem;
    border-radius: var(--bip-radius-large);
    background: var(--bip-calm-soft);
    color: var(--bip-calm);
    font-weight: 600;
  }
  .answer bip-icon {
    font-size: 1.75rem;
  }
  .answer p {
    grid-column: 1 / -1;
    font-size: 1.5rem;
    line-height: 1.25;
    overflow-wrap: break-word;
  }
  .answer a {
    grid-column: 1 / -1;
    justify-self: start;
  }
  .panel.question,
  .answer {
    scroll-margin-block: 0.75rem calc(var(--bip-bottom-bar) + 0.75rem);
  }
  .answer.applied {
    background: var(--bip-good-soft);
    color: var(--bip-good);
  }
  .answer.already {
    background: var(--bip-away-soft);
    color: var(--bip-away);
  }
  .answer.refused {
    background: var(--bip-alarm-soft);
    color: var(--bip-alarm);
  }
  .answer.question {
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
  .codes {
    display: grid;
    gap: 0.375rem;
    padding: 0;
    list-style: none;
  }
  .codes li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625rem;
    min-height: 2.25rem;
    font-size: 1.125rem;
  }
  .codes .code {
    font-weight: 700;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .codes .missing {
    color: var(--bip-ink-quiet);
  }
  .codes .found {
    color: var(--bip-good);
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
  .panel .buttons > .button {
    flex: 1 1 auto;
  }
  .button.main {
    background: var(--bip-accent);
    border-color: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .items {
    padding: 0;
    list-style: none;
  }
  .items li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.75rem;
    min-height: 3.25rem;
    padding-block: 0.375rem;
    border-top: 1px solid var(--bip-line);
  }
  .items .grow {
    flex: 1 1 8rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .items .numbers {
    display: block;
  }
  .common {
    display: grid;
    gap: 1rem;
  }
  .items .label {
    font-weight: 700;
    font-size: 1.125rem;
    white-space: nowrap;
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625rem;
    min-height: var(--bip-target);
    cursor: pointer;
    font-weight: 600;
  }
  summary .quiet {
    font-weight: 400;
  }
  details[open] summary {
    margin-bottom: 0.75rem;
  }
  details[open] summary bip-icon {
    transform: rotate(90deg);
  }
  .printed {
    white-space: nowrap;
  }
  form.typed {
    flex-direction: row;
    max-width: none;
    gap: 0.5rem;
  }
  .typed input {
    flex: 1;
    min-width: 0;
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  @media (min-width: 62rem) {
    .receiving {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 1.25rem;
    }
    .answer p {
      font-size: 1.75rem;
    }
  }
  ${besideCamera}
`;
