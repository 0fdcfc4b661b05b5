import { css } from "lit";

export const purchaseFormStyles = css`
  form {
    max-width: none;
  }
  .three {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    gap: 1.25rem;
    align-items: start;
  }
  .entry {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.75rem;
    align-items: end;
    padding: 1rem;
    background: var(--bip-sunk);
    border-radius: var(--bip-radius);
  }
  .entry > .name {
    grid-column: 1 / -1;
  }
  .entry > .whole {
    grid-column: 1 / -1;
  }
  .entry .error {
    grid-column: 1 / -1;
  }
  .entry label {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    font-weight: 600;
    min-width: 0;
  }
  .entry input,
  .entry select {
    font-weight: 400;
  }
  .entry input[inputmode] {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .icon {
    width: var(--bip-target);
    height: var(--bip-target);
    border: 0;
    background: none;
    color: var(--bip-ink-quiet);
    font-size: 1.25rem;
    cursor: pointer;
  }
  .check-total {
    max-width: 24rem;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    align-items: baseline;
    justify-content: flex-end;
  }
  .sum strong {
    font-size: 1.375rem;
  }
  .modes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
  }
  .error {
    display: flex;
    gap: 0.4rem;
    color: var(--bip-alarm);
    font-weight: 600;
  }
  @media (min-width: 60rem) {
    .entry.bought {
      grid-template-columns: minmax(0, 1fr) 5.5rem 10rem 6.5rem 8.5rem 3rem;
    }
    .entry.bought > .name {
      grid-column: auto;
    }
    .entry.bought > .what {
      grid-column: 1;
    }
    .entry.bought > .account {
      grid-column: 2 / -1;
    }
    .entry.paid {
      grid-template-columns: 12rem minmax(0, 1fr) 10rem 3rem;
    }
    .entry.paid > .whole {
      grid-column: auto;
    }
  }
`;
