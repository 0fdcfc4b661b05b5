import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import { icons, type IconName } from "./icons.ts";

/** A drawing of ours, as high as the text beside it; it is silent unless it has a label. */
@customElement("bip-icon")
export class BipIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      width: 1.25em;
      height: 1.25em;
      vertical-align: -0.25em;
      flex: none;
    }
    svg {
      width: 100%;
      height: 100%;
    }
  `;

  @property() name: IconName = "info";
  @property() label = "";

  override render() {
    return html`<span
      role=${this.label ? "img" : "presentation"}
      aria-label=${this.label}
      aria-hidden=${!this.label}
      >${unsafeSVG(icons[this.name])}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-icon": BipIcon;
  }
}
