import { css } from "lit";

export const listStyles = css`
  .tools {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    margin-bottom: 0.25rem;
  }
  .search {
    position: relative;
  }
  .search bip-icon {
    position: absolute;
    inset-inline-start: 1rem;
    top: calc(var(--bip-target) / 2 - 0.625em);
    pointer-events: none;
    color: var(--bip-ink-quiet);
  }
  .search input {
    padding-inline-start: 2.75rem;
  }
  .narrow {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
  .narrow > .selects,
  details[open] {
    flex: 1 1 100%;
  }
  .date {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .date input {
    width: auto;
  }
  .selects {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
    gap: 0.75rem;
    max-width: 56rem;
  }
  summary {
    display: flex;
    align-items: center;
    min-height: var(--bip-target);
    color: var(--bip-link);
    cursor: pointer;
  }
  summary::before {
    content: "▸";
    margin-inline-end: 0.5rem;
  }
  details[open] summary::before {
    content: "▾";
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .count {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    min-height: var(--bip-target);
    color: var(--bip-ink-quiet);
  }
  .count bip-export-menu {
    margin-inline-start: auto;
  }
  .plain {
    min-height: var(--bip-target);
    padding: 0 0.25rem;
    border: 0;
    background: none;
    color: var(--bip-link);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  /* A very long name scrolls inside the list, never the page. */
  .results {
    overflow-x: auto;
  }
  .results[aria-busy="true"] {
    opacity: 0.55;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    background: var(--bip-sheet);
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius-large);
  }
  th {
    padding: 0 0.75rem;
    text-align: start;
    font-weight: 600;
    color: var(--bip-ink-quiet);
    background: var(--bip-sunk);
    white-space: nowrap;
  }
  th:first-child {
    border-start-start-radius: var(--bip-radius-large);
  }
  th:last-child {
    border-start-end-radius: var(--bip-radius-large);
  }
  th,
  td {
    height: 3.25rem;
    border-bottom: 1px solid var(--bip-line);
  }
  tr:last-child td {
    border-bottom: 0;
  }
  td {
    padding: 0.5rem 0.75rem;
  }
  th button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--bip-target);
    margin-inline-start: -0.5rem;
    padding: 0 0.5rem;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  tbody tr,
  .card {
    position: relative;
  }
  tbody tr:hover {
    background: var(--bip-accent-soft);
  }
  .lead-cell {
    font-weight: 700;
    white-space: nowrap;
  }
  .cards {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    padding: 0.875rem 1rem;
    background: var(--bip-sheet);
    border: 1px solid var(--bip-line);
    border-radius: var(--bip-radius-large);
  }
  .card .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.375rem 0.75rem;
  }
  .card .lead-cell {
    font-size: 1.1875rem;
  }
  .card .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.375rem;
    color: var(--bip-ink-quiet);
  }
  .card .meta > span:not(:last-child)::after {
    content: " ·";
  }
  /* The whole row or card leads to its page: the link's area covers it. */
  a.open {
    color: inherit;
    text-decoration: none;
  }
  a.open::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  a.open:focus-visible {
    outline: none;
  }
  a.open:focus-visible::after {
    outline: 3px solid var(--bip-focus);
    outline-offset: -3px;
  }
  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.75rem;
    padding: 2.5rem 1rem;
    text-align: center;
    background: var(--bip-sheet);
    border: 1px dashed var(--bip-line-strong);
    border-radius: var(--bip-radius-large);
  }
  .foot {
    display: flex;
    justify-content: center;
    padding-top: 1rem;
  }
  .loading {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 2rem 0;
  }
`;
