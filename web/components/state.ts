import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BatchState, ItemState, LineState, VoucherState } from "../../shared/lifecycle.ts";
import {
  batchStateWords,
  itemStateWords,
  lineStateWords,
  loanStateWords,
  voucherStateWords,
  type LoanState,
} from "../i18n/words.ts";
import type { IconName } from "./icons.ts";
import "./icon.ts";

type Tone = "calm" | "good" | "away" | "wait" | "alarm" | "done";
type Look = readonly [icon: IconName, tone: Tone];

const itemLooks: Record<ItemState, Look> = {
  "in-stock": ["circle-check", "good"],
  "on-loan": ["handshake", "away"],
  "in-repair": ["wrench", "wait"],
  "in-transit": ["truck", "wait"],
  missing: ["circle-alert", "alarm"],
  given: ["gift", "done"],
  retired: ["archive", "calm"],
  "in-batch": ["boxes", "done"],
  collected: ["recycle", "calm"],
};
const lineLooks: Record<LineState, Look> = {
  inactive: ["circle-dashed", "calm"],
  active: ["power", "good"],
  suspended: ["pause", "wait"],
  terminated: ["power-off", "calm"],
};
const voucherLooks: Record<VoucherState, Look> = {
  "in-stock": ["ticket", "good"],
  used: ["check", "calm"],
  expired: ["hourglass", "alarm"],
  void: ["ban", "calm"],
};
const batchLooks: Record<BatchState, Look> = {
  draft: ["package-open", "wait"],
  sealed: ["lock", "away"],
  scheduled: ["calendar-clock", "away"],
  collected: ["truck", "done"],
  closed: ["package-check", "calm"],
};
const loanLooks: Record<LoanState, Look> = {
  open: ["handshake", "away"],
  overdue: ["clock", "alarm"],
  closed: ["check", "calm"],
};

/** Kinds of state that a badge can show. */
const tables = {
  item: [itemStateWords, itemLooks],
  line: [lineStateWords, lineLooks],
  voucher: [voucherStateWords, voucherLooks],
  batch: [batchStateWords, batchLooks],
  loan: [loanStateWords, loanLooks],
} as const;
export type StateKind = keyof typeof tables;

/** A state as icon, word and colour together: the same everywhere, and never by colour alone. */
@customElement("bip-state")
export class BipState extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.2rem 0.7rem 0.2rem 0.5rem;
      border-radius: 999px;
      font-weight: 600;
      line-height: 1.4;
      white-space: nowrap;
    }
    .calm {
      background: var(--bip-calm-soft);
      color: var(--bip-calm);
    }
    .good {
      background: var(--bip-good-soft);
      color: var(--bip-good);
    }
    .away {
      background: var(--bip-away-soft);
      color: var(--bip-away);
    }
    .wait {
      background: var(--bip-wait-soft);
      color: var(--bip-wait);
    }
    .alarm {
      background: var(--bip-alarm-soft);
      color: var(--bip-alarm);
    }
    .done {
      background: var(--bip-done-soft);
      color: var(--bip-done);
    }
    @media print {
      span {
        padding: 0;
        background: none;
        color: inherit;
      }
    }
  `;

  @property() kind: StateKind = "item";
  @property() state = "";
  /** An item on a loan whose due date has passed. */
  @property({ type: Boolean }) overdue = false;

  override render() {
    const [words, looks] = tables[this.kind] as readonly [Record<string, string>, Record<string, Look>];
    const [icon, tone] = this.overdue
      ? loanLooks.overdue
      : (looks[this.state] ?? (["info", "calm"] as const));
    const word = this.overdue ? loanStateWords.overdue : (words[this.state] ?? this.state);
    return html`<span class=${tone}><bip-icon name=${icon}></bip-icon>${word}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-state": BipState;
  }
}
