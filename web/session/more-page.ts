import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { navigationOf } from "../routes.ts";
import { blocks, elements } from "../styles/shared.ts";
import { leave } from "./leave.ts";
import { currentSession } from "./session-state.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** What does not fit in the bar at the foot of a phone. */
@customElement("bip-more-page")
export class BipMorePage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .entry {
        display: flex;
        align-items: center;
        gap: 1rem;
        min-height: 3.75rem;
        padding: 0 1.125rem;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line);
        border-radius: var(--bip-radius-large);
        color: inherit;
        font-size: 1.125rem;
        font-weight: 600;
        text-decoration: none;
      }
      .entry bip-icon {
        color: var(--bip-link);
        font-size: 1.25rem;
      }
    `,
  ];

  override render() {
    const user = currentSession()?.user;
    return html`<bip-page heading="Plus">
      <div class="stack wide">
        <ul class="tiles">
          ${(user ? navigationOf(user.role) : [])
            .filter(({ first }) => !first)
            .map(
              ({ href, label, icon }) =>
                html`<li>
                  <a class="entry" href=${href}><bip-icon name=${icon}></bip-icon>${label}</a>
                </li>`,
            )}
          <li>
            <a class="entry" href="/compte"><bip-icon name="user"></bip-icon>Mon compte : ${user?.name}</a>
          </li>
        </ul>
        <div>
          <wa-button appearance="outlined" @click=${leave}
            ><bip-icon slot="start" name="log-out"></bip-icon>Se déconnecter</wa-button
          >
        </div>
      </div>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-more-page": BipMorePage;
  }
}
