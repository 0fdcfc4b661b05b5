import { css } from "lit";

export const cameraStyles = css`
  .view {
    position: relative;
    overflow: hidden;
    border-radius: var(--bip-radius-large);
    background: #000;
    color: #fff;
    aspect-ratio: 16 / 9;
    max-height: 45vh;
    width: 100%;
  }
  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .view p {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
    padding: 1rem;
    text-align: center;
  }
  .target {
    position: absolute;
    inset: 18% 8%;
    border: 3px solid rgb(255 255 255 / 85%);
    border-radius: var(--bip-radius);
    pointer-events: none;
  }
  .photo {
    margin-top: 0.5rem;
  }
  .photo:focus-within {
    outline: 3px solid var(--bip-accent);
    outline-offset: 2px;
  }
  .photo input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  button,
  select,
  .photo {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 3.25rem;
    padding: 0 1.125rem;
    border: 1px solid var(--bip-line-strong);
    border-radius: var(--bip-radius);
    background: var(--bip-sheet);
    color: var(--bip-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    max-width: 100%;
  }
  button[aria-pressed="true"] {
    background: var(--bip-accent);
    color: var(--bip-on-accent);
  }
  .wide {
    width: 100%;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.5rem;
  }
  .problem {
    display: flex;
    align-items: flex-start;
    gap: 0.75rem;
    margin-bottom: 0.5rem;
    padding: 0.875rem 1rem;
    border-radius: var(--bip-radius);
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
  }
`;
