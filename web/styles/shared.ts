import { css } from "lit";

/** What every page and component starts from: the elements of HTML as we draw them. */
export const elements = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
  }
  ul[role="list"],
  ol[role="list"] {
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: 1.25rem;
    line-height: 1.3;
  }
  h3 {
    font-size: 1.0625rem;
    line-height: 1.3;
  }
  a {
    color: var(--bip-link);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 3px solid var(--bip-focus);
    outline-offset: 2px;
    border-radius: 0.25rem;
  }
  .quiet {
    color: var(--bip-ink-quiet);
  }
  .code {
    font-family: var(--bip-font-code);
    letter-spacing: 0.01em;
    white-space: nowrap;
  }
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Blocks that pages are put together from. */
export const blocks = css`
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--bip-gap);
  }
  .stack.wide {
    gap: 2rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }
  .row.between {
    justify-content: space-between;
  }
  .grow {
    flex: 1 1 12rem;
    min-width: 0;
  }
  .sheet {
    background: var(--bip-sheet);
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius-large);
    padding: 1.25rem;
  }
  .columns {
    display: grid;
    gap: 1.25rem;
    align-items: start;
  }
  @media (min-width: 62rem) {
    .columns {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(7rem, max-content) 1fr;
    gap: 0.5rem 1.25rem;
  }
  .facts dt {
    color: var(--bip-ink-quiet);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    gap: 0.75rem;
    padding: 0;
    list-style: none;
  }
  .lines {
    padding: 0;
    list-style: none;
  }
  .lines > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    min-height: var(--bip-target);
    padding: 0.625rem 0;
    border-bottom: 1px solid var(--bip-line);
  }
  .lines > li:last-child {
    border-bottom: 0;
  }
  .lines a {
    display: inline-block;
    padding-block: 0.75rem;
  }
  .notice {
    display: flex;
    gap: 0.75rem;
    padding: 0.875rem 1rem;
    border-radius: var(--bip-radius);
    border-inline-start: 0.3rem solid currentColor;
    background: var(--bip-sunk);
  }
  .notice.wait {
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
  .notice.alarm {
    background: var(--bip-alarm-soft);
    color: var(--bip-alarm);
  }
  .notice.good {
    background: var(--bip-good-soft);
    color: var(--bip-good);
  }
  .notice bip-icon {
    flex: none;
    margin-top: 0.1em;
  }
  wa-button::part(button) {
    min-height: var(--bip-target);
    white-space: normal;
    line-height: 1.25;
  }
  wa-button bip-icon[slot="start"] {
    margin-inline-end: 0.5em;
  }
  @media print {
    .no-print,
    wa-button {
      display: none !important;
    }
  }
`;

/** Choices side by side, of which some are on. */
export const chips = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--bip-target);
    padding: 0 1rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: 999px;
    background: var(--bip-sheet);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .chip[aria-pressed="true"] {
    border-color: var(--bip-accent);
    background: var(--bip-accent);
    color: var(--bip-on-accent);
    font-weight: 600;
  }
`;

/** Labels, native controls, hints and errors beside them. */
export const forms = css`
  form {
    display: flex;
    flex-direction: column;
    gap: 1.25rem;
    max-width: 40rem;
  }
  fieldset {
    display: flex;
    flex-direction: column;
    gap: 1rem;
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend {
    padding: 0 0 0.75rem;
    font-weight: 700;
    font-size: 1.125rem;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 1.25rem;
    align-items: start;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    min-width: 0;
  }
  .field > label,
  .label {
    font-weight: 600;
  }
  .field .optional {
    font-weight: 400;
    color: var(--bip-ink-quiet);
  }
  .field .hint {
    color: var(--bip-ink-quiet);
  }
  .field .error {
    display: flex;
    gap: 0.4rem;
    color: var(--bip-alarm);
    font-weight: 600;
  }
  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    width: 100%;
    min-height: var(--bip-target);
    padding: 0.6rem 0.875rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: inherit;
    font: inherit;
  }
  textarea {
    min-height: 6rem;
    resize: vertical;
  }
  input[aria-invalid="true"],
  select[aria-invalid="true"],
  textarea[aria-invalid="true"] {
    border: 2px solid var(--bip-alarm);
  }
  .check {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: var(--bip-target);
    cursor: pointer;
  }
  .check input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--bip-accent);
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
    gap: 0 1rem;
  }
`;
