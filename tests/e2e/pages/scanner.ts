import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { DeskMode } from "../../../shared/desk/state.ts";
import { deskWants, everyCode, receivingWants } from "../../../shared/scan/wanted-codes.ts";
import { ScannerController, type Scan } from "../../../web/scanner/scanner-controller.ts";
import "../../../web/styles/tokens.css";
import "../../../web/styles/base.css";
import "../../../web/scanner/bip-camera.ts";

/** What the test reads from the page. */
export interface Seen {
  scans: (Scan & { at: number })[];
  submits: number;
}

const seen: Seen = { scans: [], submits: 0 };
Object.assign(window, { seen });

const step = new URLSearchParams(location.search).get("wants");
const wants = step === "receiving" ? receivingWants : step === null ? everyCode : deskWants[step as DeskMode];

/** A page with a camera, a form half filled, and a scanner that may type anywhere. */
@customElement("scanner-try")
export class ScannerTry extends LitElement {
  readonly #scanner = new ScannerController(this, (scan) => {
    seen.scans.push({ ...scan, at: performance.now() });
  });

  override render() {
    return html`
      <bip-camera
        .wants=${wants}
        .codePrefix=${"GVM"}
        @bip-scan=${(event: CustomEvent<Scan>) => this.#scanner.read(event.detail)}
      ></bip-camera>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          seen.submits++;
        }}
      >
        <label>Nom <input name="name" /></label>
        <label>Quantité <input name="quantity" type="number" /></label>
        <label>Numéro de série <input name="serial" data-accepts-scans /></label>
        <label>
          Commune
          <select name="commune">
            <option>Ambonnay</option>
            <option>Gernay</option>
            <option>Verzy</option>
          </select>
        </label>
        <label>Date <input name="date" type="date" value="2026-03-03" /></label>
        <label>Code postal <input name="postcode" maxlength="5" /></label>
        <label>Numéro <input name="number" readonly value="GVM-E00001" /></label>
        <button>Enregistrer</button>
      </form>
    `;
  }
}
