import { spokenName } from "../../shared/desk/known.ts";
import type { Named } from "../../shared/scan/answer.ts";
import { deskWants } from "../../shared/scan/wanted-codes.ts";
import { asProblem } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { showToast } from "../components/toast.ts";
import { handOver } from "../desk/desk-store.ts";
import { navigate } from "../navigation.ts";
import { deliver, takesCodes } from "../scanner/active-scanner.ts";
import { photoSentences } from "../scanner/camera-sentences.ts";
import { viewOfPhoto } from "../scanner/code-view.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { PhotoError, readPhoto } from "../scanner/photo.ts";
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

const toDesk = (code: string) => {
  handOver(code);
  navigate("/");
};

/** A code that a scanner typed on a page that takes none. */
export const scannedElsewhere = (text: string): Promise<void> => tell(text, { asTyped: readsAsTyped() });

/** What a code names is a tap away. The page stays, since something may be half typed on it. */
async function tell(code: string, how: { symbology?: string; asTyped?: boolean }, more = ""): Promise<void> {
  if (!currentSession()) return;
  try {
    const [named] = (await scan(code, how)).names;
    playFeedback("info");
    if (!named || named.type === "command")
      return showToast({
        text: `Code lu${more}. C’est le Bureau qui dit ce qu’on peut en faire.`,
        action: { label: "Aller au Bureau", run: () => toDesk(code) },
      });
    showToast({
      text: `Lu : ${nameOf(named)}${more}.`,
      action: { label: "Ouvrir", run: () => navigate(pageOf(named)) },
    });
  } catch (error) {
    playFeedback("refused");
    showToast({ text: asProblem(error).detail, tone: "alarm" });
  }
}

/** Photos that were brought to a page that takes no codes: each is read, and answered as a scan is. */
export async function photosElsewhere(files: File[]): Promise<void> {
  showToast({ text: files.length > 1 ? `Lecture de ${files.length} photos…` : "Lecture de la photo…" });
  for (const file of files) await photoElsewhere(file);
}

async function photoElsewhere(file: File): Promise<void> {
  try {
    const { taken, left } = viewOfPhoto(
      await readPhoto(file),
      deskWants["look-up"],
      currentSession()?.organisation.prefix,
    );
    const [one] = [...taken, ...left];
    if (!one) throw new PhotoError("empty");
    const { text, symbology } = one.code;
    if (takesCodes()) {
      deliver({ text, symbology, source: "photo" });
      return playFeedback("info");
    }
    const others = taken.length + left.length - 1;
    await tell(text, { symbology }, othersWords(others));
  } catch (error) {
    playFeedback("refused");
    const problem = error instanceof PhotoError ? error.problem : "failed";
    showToast({ text: photoSentences[problem], tone: "alarm" });
  }
}

const othersWords = (count: number) => {
  if (count === 0) return "";
  return count === 1 ? ", et un autre code sur la photo" : `, et ${count} autres codes sur la photo`;
};
