import { css } from "lit";

export const shellStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }
  .skip {
    position: absolute;
    inset-inline-start: 1rem;
    top: -6rem;
    z-index: 1000;
    padding: 0.75rem 1.25rem;
    border: 0;
    font: inherit;
    cursor: pointer;
    background: var(--bip-accent);
    color: var(--bip-on-accent);
    border-radius: var(--bip-radius);
  }
  .skip:focus {
    top: 0.75rem;
  }
  .banner {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    padding: 0.375rem 1rem;
    line-height: 1.3;
    background: var(--bip-wait-soft);
    color: var(--bip-wait);
    font-weight: 600;
  }
  .banner.lost {
    position: sticky;
    top: 0;
    z-index: 500;
    background: var(--bip-alarm-soft);
    color: var(--bip-alarm);
  }
  main {
    display: block;
    padding-bottom: calc(var(--bar) + 1rem);
  }
  .app {
    --bar: calc(var(--bip-bottom-bar) + env(safe-area-inset-bottom));
  }
  nav a {
    display: flex;
    align-items: center;
    color: inherit;
    text-decoration: none;
  }
  nav ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .brand,
  .user,
  .wide {
    display: none;
  }

  /* A phone: the bar under the thumb. */
  nav {
    position: fixed;
    inset-inline: 0;
    bottom: 0;
    z-index: 400;
    padding-bottom: env(safe-area-inset-bottom);
    background: var(--bip-sheet);
    border-top: 1px solid var(--bip-line);
  }
  nav ul {
    display: flex;
  }
  nav li {
    flex: 1 1 0;
    min-width: 0;
  }
  nav li.later {
    display: none;
  }
  nav li a {
    flex-direction: column;
    justify-content: center;
    gap: 0.125rem;
    height: 4rem;
    font-size: 0.875rem;
    color: var(--bip-ink-quiet);
  }
  nav li a bip-icon {
    font-size: 1.2rem;
  }
  nav li a[aria-current] {
    color: var(--bip-link);
    font-weight: 700;
    box-shadow: inset 0 3px 0 var(--bip-accent);
  }

  @media (min-width: 60rem) {
    .app {
      display: grid;
      grid-template-columns: 15rem minmax(0, 1fr);
    }
    nav {
      position: sticky;
      inset: 0 auto auto 0;
      display: flex;
      flex-direction: column;
      height: 100dvh;
      padding: 1rem 0.75rem;
      border-top: 0;
      border-inline-end: 1px solid var(--bip-line);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding: 0.25rem 0.75rem 1.25rem;
      font-size: 1.25rem;
      font-weight: 700;
    }
    .brand img {
      width: 2.25rem;
      height: 2.25rem;
    }
    /* The list alone scrolls where the window is low: the account stays at the foot. */
    nav ul {
      flex-direction: column;
      gap: 0.125rem;
      min-height: 0;
      overflow-y: auto;
    }
    nav li {
      flex: none;
    }
    nav li.later {
      display: block;
    }
    nav li.more {
      display: none;
    }
    nav li a {
      flex-direction: row;
      justify-content: flex-start;
      gap: 0.75rem;
      height: auto;
      min-height: var(--bip-target);
      padding: 0 0.75rem;
      border-radius: var(--bip-radius);
      font-size: 1rem;
      color: var(--bip-ink);
    }
    nav li a:hover {
      background: var(--bip-sunk);
    }
    nav li a[aria-current] {
      background: var(--bip-accent-soft);
      box-shadow: none;
    }
    .user {
      display: block;
      margin-top: auto;
      padding-top: 1rem;
    }
    .user wa-button {
      width: 100%;
    }
    .narrow {
      display: none;
    }
    .wide:not([hidden]) {
      display: block;
      padding: 0 0 1rem;
    }
    .user wa-button::part(button) {
      min-height: var(--bip-target);
      justify-content: flex-start;
    }
    main {
      padding-bottom: 0;
    }
  }

  /* A laptop with a mouse: the whole menu, without scrolling. */
  @media (min-width: 60rem) and (max-height: 52rem) and (pointer: fine) {
    nav li a {
      min-height: 2.5rem;
    }
    .user {
      padding-top: 0.5rem;
    }
  }

  wa-dropdown-item {
    min-height: var(--bip-target);
  }

  .alone {
    display: grid;
    place-content: center;
    justify-items: stretch;
    grid-template-columns: minmax(0, 26rem);
    gap: 1.5rem;
    min-height: 100dvh;
    padding: 2rem 1.25rem;
  }
  .alone .brand {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.75rem;
  }
  .alone .brand img {
    width: 4rem;
    height: 4rem;
  }
  .alone h1 {
    font-size: 1.75rem;
    line-height: 1.2;
    text-align: center;
  }
  .alone p {
    text-align: center;
  }
  .centre {
    display: flex;
    justify-content: center;
    align-items: center;
    gap: 0.75rem;
    padding: 4rem 1rem;
  }

  @media print {
    nav,
    .banner {
      display: none;
    }
    .app {
      display: block;
    }
  }
`;
