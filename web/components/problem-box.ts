import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ProblemError } from "../api/problem.ts";
import { blocks, elements } from "../styles/shared.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "./icon.ts";

/**
 * What went wrong, said aloud once.
 *
 * @fires bip-retry - « Réessayer » was pressed
 */
@customElement("bip-problem")
export class BipProblem extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .notice {
        align-items: flex-start;
      }
      wa-button {
        margin-top: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) problem: ProblemError | null = null;
  @property({ type: Boolean }) retry = false;

  override render() {
    if (!this.problem) return nothing;
    return html`<div class="notice alarm" role="alert">
      <bip-icon name=${this.problem.code === "offline" ? "wifi-off" : "circle-alert"}></bip-icon>
      <div>
        <p>${this.problem.detail}</p>
        ${
          this.retry
            ? html`<wa-button appearance="outlined" @click=${this.#retry}
                ><bip-icon slot="start" name="refresh-cw"></bip-icon>Réessayer</wa-button
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  #retry() {
    this.dispatchEvent(new CustomEvent("bip-retry", { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-problem": BipProblem;
  }
}
