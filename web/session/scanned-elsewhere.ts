import { spokenName } from "../../shared/desk/known.ts";
import type { Named } from "../../shared/scan/answer.ts";
import { asProblem } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { showToast } from "../components/toast.ts";
import { handOver } from "../desk/desk-store.ts";
import { navigate } from "../navigation.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { readsAsTyped } from "../scanner/reader-settings.ts";
import { pageOf } from "../stock/label-page.ts";
import { currentSession } from "./session-state.ts";

function nameOf(named: Exclude<Named, { type: "command" }>): string {
  switch (named.type) {
    case "item":
      return `${named.item.label}, ${named.item.name}`;
    case "beneficiary":
      return spokenName(named.beneficiary);
    case "batch":
      return named.box ? `carton ${named.box} du lot ${named.batch.label}` : named.batch.label;
    case "loan":
      return `prêt ${named.loan.number}`;
    case "voucher":
      return "un coupon de recharge";
    case "kit":
      return named.kit.name;
    case "site":
      return named.site.name;
    case "model":
      return named.model.name;
  }
}

/**
 * A code scanned on a page that takes none: what it names is a tap away. The page stays, since something may be half typed on it.
 */
export async function scannedElsewhere(code: string): Promise<void> {
  if (!currentSession()) return;
  const toDesk = () => {
    handOver(code);
    navigate("/");
  };
  try {
    const [named] = (await scan(code, { asTyped: readsAsTyped() })).names;
    playFeedback("info");
    if (!named || named.type === "command")
      return showToast({
        text: "Code lu. C’est le Bureau qui dit ce qu’on peut en faire.",
        action: { label: "Aller au Bureau", run: toDesk },
      });
    showToast({
      text: `Lu : ${nameOf(named)}.`,
      action: { label: "Ouvrir", run: () => navigate(pageOf(named)) },
    });
  } catch (error) {
    playFeedback("refused");
    showToast({ text: asProblem(error).detail, tone: "alarm" });
  }
}
