import { html, nothing } from "lit";
import type { ListController } from "./list-controller.ts";
import "./problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** Why the last page did not come, and a button to ask again. */
export const listProblem = (list: ListController<unknown>) =>
  list.problem
    ? html`<bip-problem .problem=${list.problem} retry @bip-retry=${() => list.retry()}></bip-problem>`
    : nothing;

/** The button below a list that goes on. */
export const listMore = (list: ListController<unknown>) =>
  list.next
    ? html`<wa-button
        class="no-print"
        appearance="outlined"
        ?loading=${list.loading}
        @click=${() => list.more()}
        >Afficher la suite</wa-button
      >`
    : nothing;
