import { html, nothing } from "lit";
import { boxIsComplete, boxMissing, boxWants } from "../../shared/receiving/commit.ts";
import { modelNamed, modelOfArticle } from "../../shared/receiving/lines.ts";
import { shortCodeWord } from "../../shared/receiving/sentences.ts";
import type { ReceivingController } from "./receiving-controller.ts";
import "../components/icon.ts";

/** The box at hand: what is read of it, what is missing, and what can be done with it. */
export function boxPanel(receiving: ReceivingController) {
  const { state } = receiving;
  if (state.box.length === 0) return nothing;
  const missing = boxIsComplete(state) ? boxMissing(state) : boxWants(state);
  return html`<section class="panel" aria-label="Boîte en cours">
    <h2>Boîte en cours</h2>
    <ul class="codes">
      ${state.box.map((code) => {
        const model = code.kind === "gtin" ? modelNamed(state, modelOfArticle(state, code)) : undefined;
        return html`<li>
          <bip-icon class="found" name="check"></bip-icon><span>${shortCodeWord(code.kind)}</span>
          <span class="code">${model?.name ?? code.display}</span>
        </li>`;
      })}
      ${missing.map(
        (kind) =>
          html`<li class="missing">
            <bip-icon name="circle-dashed"></bip-icon><span>${shortCodeWord(kind)} à biper</span>
          </li>`,
      )}
    </ul>
    <div class="buttons">
      <button class="button" type="button" @click=${() => receiving.happen({ type: "drop-box" })}>
        Laisser de côté
      </button>
    </div>
  </section>`;
}

/** Under the answer: a box that has enough waits for what else it may bear, and is kept by hand where nothing more comes. */
export function keepButton(receiving: ReceivingController) {
  const { state } = receiving;
  if (state.box.length === 0 || state.question || !boxIsComplete(state)) return nothing;
  return html`<button
    class="button main keep"
    type="button"
    @click=${() => receiving.happen({ type: "keep-box" })}
  >
    Enregistrer cette boîte
  </button>`;
}
