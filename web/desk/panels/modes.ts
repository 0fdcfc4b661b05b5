import { html } from "lit";
import type { DeskMode } from "../../../shared/desk/state.ts";
import type { IconName } from "../../components/icons.ts";
import type { DeskController } from "../desk-controller.ts";

const modes: { mode: DeskMode; label: string; icon: IconName }[] = [
  { mode: "look-up", label: "Consulter", icon: "search" },
  { mode: "lend", label: "Prêter", icon: "hand-helping" },
  { mode: "return", label: "Rendre", icon: "undo-2" },
  { mode: "top-up", label: "Recharger", icon: "card-sim" },
  { mode: "batch", label: "Lot", icon: "recycle" },
];

/** What is being done, and what else could be. */
export const modeButtons = (desk: DeskController) =>
  html`<div class="modes" role="group" aria-label="Que faites-vous ?">
    ${modes.map(
      ({ mode, label, icon }) =>
        html`<button
          type="button"
          aria-pressed=${mode === desk.state.mode}
          @click=${() => desk.happen({ type: "mode", mode })}
        >
          <bip-icon name=${icon}></bip-icon>${label}
        </button>`,
    )}
  </div>`;
