import { asProblem } from "../api/problem.ts";
import { signOut, signOutEverywhere } from "../api/session.ts";
import { confirm } from "../components/dialog.ts";
import { showToast } from "../components/toast.ts";
import { tabStorage } from "../offline/kept-work.ts";
import { forgetAll } from "./forget.ts";
import { setSession } from "./session-state.ts";

async function leaveBy(end: () => Promise<void>): Promise<void> {
  try {
    await end();
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code !== "not-signed-in") return showToast({ text: problem.detail, tone: "alarm" });
  }
  // What one person typed is not shown to the next one at the same screen.
  forgetAll(tabStorage);
  setSession(null);
}

export const leave = () => leaveBy(signOut);

export async function leaveEverywhere(): Promise<void> {
  const sure = await confirm({
    heading: "Se déconnecter partout\u00a0?",
    text: "Tous vos appareils, celui-ci compris, devront se reconnecter.",
    yes: "Se déconnecter partout",
    no: "Rester connecté",
  });
  if (sure) await leaveBy(signOutEverywhere);
}
