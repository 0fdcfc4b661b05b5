import { css } from "lit";
import { besideCamera } from "../scanner/camera-styles.ts";

export const receivingStyles = css`
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
  .items .numbers {
    display: block;
  }
  .common {
    display: grid;
    gap: 1rem;
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
  form.typed {
    flex-direction: row;
    max-width: none;
    gap: 0.5rem;
  }
  .typed input {
    flex: 1;
    min-width: 0;
  }
  .panel > .buttons > .button {
    flex: 1 1 auto;
  }
  ${besideCamera}
`;
