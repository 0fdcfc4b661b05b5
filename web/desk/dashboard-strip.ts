import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { getDashboard, type Dashboard } from "../api/dashboard.ts";
import { LoadController } from "../components/load-controller.ts";
import type { IconName } from "../components/icons.ts";
import { elements } from "../styles/shared.ts";
import "../components/icon.ts";

const tiles: {
  key: keyof Dashboard;
  one: string;
  several: string;
  href: string;
  icon: IconName;
  alarm?: true;
}[] = [
  {
    key: "overdue",
    one: "prêt en retard",
    several: "prêts en retard",
    href: "/prets?state=overdue",
    icon: "triangle-alert",
    alarm: true,
  },
  {
    key: "dueThisWeek",
    one: "prêt à rendre cette semaine",
    several: "prêts à rendre cette semaine",
    href: "/prets?state=open",
    icon: "calendar-clock",
  },
  {
    key: "dataEnding",
    one: "carte SIM bientôt sans données",
    several: "cartes SIM bientôt sans données",
    href: "/cartes-sim",
    icon: "hourglass",
  },
  {
    key: "batchesInPreparation",
    one: "lot en préparation",
    several: "lots en préparation",
    href: "/lots?state=draft",
    icon: "recycle",
  },
  {
    key: "toSettle",
    one: "opération à résoudre",
    several: "opérations à résoudre",
    href: "/a-resoudre",
    icon: "inbox",
    alarm: true,
  },
];

/** What waits today, each a way to its list; nothing where nothing waits. */
@customElement("bip-dashboard-strip")
export class BipDashboardStrip extends LitElement {
  static override styles = [
    elements,
    css`
      ul {
        padding-inline: 0;
        list-style: none;
        display: flex;
        gap: 0.5rem;
        overflow-x: auto;
        padding-block: 0.25rem;
        scrollbar-width: thin;
      }
      a {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: var(--bip-target);
        padding: 0.25rem 0.875rem;
        border: 1px solid var(--bip-line);
        border-radius: 999px;
        background: var(--bip-sheet);
        color: var(--bip-ink);
        text-decoration: none;
        white-space: nowrap;
      }
      a:hover {
        border-color: var(--bip-line-strong);
      }
      .alarm {
        background: var(--bip-wait-soft);
        color: var(--bip-wait);
        border-color: currentColor;
      }
      @media (min-width: 48rem) {
        ul {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  readonly #dashboard = new LoadController(this, getDashboard);

  reload(): void {
    void this.#dashboard.reload();
  }

  override render() {
    const counts = this.#dashboard.value;
    const shown = counts ? tiles.filter(({ key }) => counts[key] > 0) : [];
    if (!counts || shown.length === 0) return nothing;
    return html`<ul aria-label="À suivre">
      ${shown.map(
        ({ key, one, several, href, icon, alarm }) =>
          html`<li>
            <a class=${alarm ? "alarm" : ""} href=${href}
              ><bip-icon name=${icon}></bip-icon
              ><span><strong>${counts[key]}</strong> ${counts[key] > 1 ? several : one}</span></a
            >
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-dashboard-strip": BipDashboardStrip;
  }
}
