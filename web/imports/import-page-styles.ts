import { css } from "lit";

export const importPageStyles = css`
  .lines select {
    flex: 0 1 18rem;
    min-width: min(100%, 14rem);
  }
  select.missing {
    border: 2px solid var(--bip-alarm);
  }
  .samples {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  summary {
    min-height: var(--bip-target);
    display: flex;
    align-items: center;
    gap: 0.5rem;
    cursor: pointer;
    font-weight: 700;
    font-size: 1.125rem;
  }
  summary::before {
    content: "▸";
  }
  details[open] > summary::before {
    content: "▾";
  }
  .part {
    font-size: 1.0625rem;
    margin-top: 0.75rem;
  }
  progress {
    width: 100%;
    height: 1rem;
    accent-color: var(--bip-accent);
  }
  .fold {
    padding-block: 0.375rem;
  }
  .fold details[open] {
    padding-bottom: 0.875rem;
  }
  .busy {
    opacity: 0.55;
  }
`;
