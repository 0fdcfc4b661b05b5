import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Named } from "../../shared/scan/answer.ts";
import { parsePrintedCode } from "../../shared/scan/printed-code.ts";
import { ProblemError } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { LoadController } from "../components/load-controller.ts";
import { navigate } from "../navigation.ts";
import { currentSession } from "../session/session-state.ts";
import "../components/page.ts";

/** The page of what a code names; the desk for what has no page of its own. */
export function pageOf(named: Named): string {
  switch (named.type) {
    case "item":
      return `/materiel/${named.item.id}`;
    case "beneficiary":
      return `/personnes/${named.beneficiary.id}`;
    case "batch":
      return `/lots/${named.batch.id}`;
    case "loan":
      return `/prets/${named.loan.id}`;
    case "voucher":
      return `/recharges/coupons/${named.voucher.id}`;
    case "kit":
      return "/reglages/kits";
    case "site":
      return `/materiel?site=${named.site.id}`;
    case "model":
      return `/materiel?q=${encodeURIComponent(named.model.name)}`;
    case "command":
      return "/";
  }
}

/** A QR label was read with a phone's own camera: leads to the thing that wears it, or registers it. */
@customElement("bip-label-page")
export class BipLabelPage extends LitElement {
  @property() code = "";
  readonly #look = new LoadController(this, async () => {
    const [first] = (await scan(this.code)).names;
    if (first) return navigate(pageOf(first), { replace: true });
    const label = parsePrintedCode(this.code);
    if (label?.kind === "item" && label.prefix === currentSession()?.organisation.prefix)
      return navigate(`/materiel/nouveau?label=${label.display}`, { replace: true });
    throw new ProblemError(
      "not-found",
      `Le code ${this.code} n’est connu de personne ici. Vérifiez l’étiquette.`,
    );
  });

  override render() {
    return html`<bip-page
      heading="Étiquette ${this.code}"
      loading
      .problem=${this.#look.problem}
      @bip-retry=${this.#look.reload}
    ></bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-label-page": BipLabelPage;
  }
}
