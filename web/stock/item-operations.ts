import type { Condition, ErasureMethod, Outcome } from "../../shared/ledger/records.ts";
import type { ItemOperation } from "../../shared/lifecycle.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { listLoans } from "../api/loans.ts";
import { newId } from "../api/operations.ts";
import { centsFrom, dayOfInstant, today } from "../i18n/format.ts";
import type { ItemAction } from "./item-action.ts";

const named = (item: ItemView) => `${item.label} (${item.name})`;

/** What is handed to the same person on the same day is one loan, with one agreement. */
async function loanFor(beneficiary: string): Promise<string> {
  const { items } = await listLoans({ beneficiary, state: "open", sort: "-openedAt", limit: 1 });
  const [latest] = items;
  return latest && dayOfInstant(latest.openedAt) === today() ? latest.id : newId();
}

/** The buttons of an item's page, in the order in which they stand. `collect` is done on the whole batch. */
export const itemActions: Partial<Record<ItemOperation, ItemAction>> = {
  lend: {
    verb: "Prêter",
    icon: "handshake",
    heading: (item) => `Prêter ${named(item)}`,
    fields: ["person", "dueDate"],
    done: (item, values) => `${item.label} est prêté à ${values.personLabel}.`,
    draft: async (item, { person, dueDate }) => ({
      type: "lend",
      itemId: item.id,
      loanId: await loanFor(person),
      beneficiaryId: person,
      dueDate: dueDate || null,
    }),
  },
  return: {
    verb: "Rendre",
    icon: "undo-2",
    heading: (item) => `Retour de ${named(item)}`,
    fields: ["condition", "returnTo", "site", "note"],
    done: (item) => `${item.label} est rendu.`,
    draft: (item, { condition, returnTo, site, note }) => ({
      type: "return",
      itemId: item.id,
      condition: condition as Condition,
      to: returnTo as "in-stock" | "in-repair" | "retired",
      siteId: site || null,
      note,
    }),
  },
  "top-up": {
    verb: "Recharger",
    icon: "coins",
    heading: (item) => `Recharger ${named(item)}`,
    fields: ["offer"],
    done: (item) => `Recharge de ${item.label} enregistrée.`,
    draft: (item, { offer, amount }) => ({
      type: "top-up",
      itemId: item.id,
      offerId: offer || null,
      amount: offer ? null : centsFrom(amount),
    }),
  },
  extend: {
    verb: "Prolonger",
    icon: "calendar-clock",
    heading: (item) => `Prolonger le prêt de ${item.loan?.beneficiaryName ?? named(item)}`,
    fields: ["newDueDate"],
    done: () => "Prêt prolongé.",
    draft: (item, { dueDate }) => ({ type: "extend", loanId: item.loanId ?? "", dueDate }),
  },
  "confirm-transfer": {
    verb: "Confirmer l’arrivée",
    icon: "truck",
    heading: (item) => `Confirmer l’arrivée de ${named(item)}`,
    fields: [],
    done: (item) => `${item.label} est arrivé.`,
    draft: (item) => ({ type: "confirm-transfer", itemId: item.id }),
  },
  find: {
    verb: "Retrouvé",
    icon: "map-pin",
    heading: (item) => `${named(item)} est retrouvé`,
    fields: ["site"],
    done: (item) => `${item.label} est de nouveau en stock.`,
    draft: (item, { site }) => ({ type: "find", itemId: item.id, siteId: site || null }),
  },
  "return-from-repair": {
    verb: "Retour de réparation",
    icon: "wrench",
    heading: (item) => `${named(item)} revient de réparation`,
    fields: ["condition"],
    done: (item) => `${item.label} est de nouveau en stock.`,
    draft: (item, { condition }) => ({
      type: "return-from-repair",
      itemId: item.id,
      condition: condition as Condition,
    }),
  },
  give: {
    verb: "Donner",
    icon: "gift",
    heading: (item) => `Donner ${named(item)}`,
    fields: ["person"],
    done: (item, values) => `${item.label} est donné à ${values.personLabel}.`,
    draft: (item, { person }) => ({ type: "give", itemId: item.id, beneficiaryId: person }),
  },
  "activate-sim": {
    verb: "Ouvrir la ligne",
    icon: "power",
    heading: (item) => `Ouvrir la ligne de ${named(item)}`,
    fields: [],
    done: (item) => `La ligne de ${item.label} est active.`,
    draft: (item) => ({ type: "activate-sim", itemId: item.id }),
  },
  erase: {
    verb: "Noter l’effacement",
    icon: "eraser",
    heading: (item) => `Données effacées sur ${named(item)}`,
    fields: ["erasure", "note"],
    done: (item) => `Effacement de ${item.label} enregistré.`,
    draft: (item, { method, note }) => ({
      type: "erase",
      itemId: item.id,
      method: method as ErasureMethod,
      accountsRemoved: true,
      simRemoved: true,
      memoryCardRemoved: true,
      note,
    }),
  },
  "add-to-batch": {
    verb: "Mettre dans un lot",
    icon: "boxes",
    heading: (item) => `Mettre ${named(item)} dans un lot de recyclage`,
    fields: ["batch"],
    done: (item) => `${item.label} est dans le lot.`,
    draft: (item, { batch }) => ({ type: "add-to-batch", itemId: item.id, batchId: batch }),
  },
  "record-outcome": {
    verb: "Noter le devenir",
    icon: "recycle",
    heading: (item) => `Qu’est devenu ${named(item)}\u00a0?`,
    fields: ["outcome"],
    done: (item) => `Devenir de ${item.label} enregistré.`,
    draft: (item, { outcome }) => ({ type: "record-outcome", itemId: item.id, outcome: outcome as Outcome }),
  },
  transfer: {
    verb: "Transférer",
    icon: "truck",
    heading: (item) => `Transférer ${named(item)}`,
    fields: ["toSite"],
    done: (item) => `${item.label} part en transfert.`,
    draft: (item, { site }) => ({ type: "transfer", itemId: item.id, toSiteId: site }),
  },
  "send-to-repair": {
    verb: "Envoyer en réparation",
    icon: "wrench",
    heading: (item) => `Envoyer ${named(item)} en réparation`,
    fields: ["note"],
    done: (item) => `${item.label} est en réparation.`,
    draft: (item, { note }) => ({ type: "send-to-repair", itemId: item.id, note }),
  },
  identify: {
    verb: "Ajouter un numéro",
    icon: "barcode",
    heading: (item) => `Ajouter un numéro à ${named(item)}`,
    fields: ["identifier"],
    done: (item) => `Numéro ajouté à ${item.label}.`,
    draft: (item, { identifierKind, identifierValue }) => ({
      type: "identify",
      itemId: item.id,
      identifier: { kind: identifierKind as "imei" | "iccid" | "serial" | "phone", value: identifierValue },
    }),
  },
  "attach-purchase": {
    verb: "Rattacher à un achat",
    icon: "receipt-text",
    heading: (item) => `Par quel achat ${named(item)} est-il arrivé\u00a0?`,
    fields: ["purchaseLine"],
    done: (item) => `${item.label} est rattaché à son achat.`,
    draft: (item, { purchaseLine }) => ({
      type: "attach-purchase",
      itemId: item.id,
      purchaseLineId: purchaseLine,
    }),
  },
  "detach-purchase": {
    verb: "Détacher de l’achat",
    icon: "receipt-text",
    heading: (item) => `Détacher ${named(item)} de son achat\u00a0?`,
    fields: [],
    done: (item) => `${item.label} n’est plus rattaché à un achat.`,
    draft: (item) => ({ type: "detach-purchase", itemId: item.id }),
  },
  "suspend-sim": {
    verb: "Suspendre la ligne",
    icon: "pause",
    heading: (item) => `Suspendre la ligne de ${named(item)}`,
    fields: ["note"],
    done: (item) => `La ligne de ${item.label} est suspendue.`,
    draft: (item, { note }) => ({ type: "suspend-sim", itemId: item.id, note }),
  },
  "remove-from-batch": {
    verb: "Retirer du lot",
    icon: "package-open",
    heading: (item) => `Retirer ${named(item)} du lot\u00a0?`,
    fields: [],
    done: (item) => `${item.label} n’est plus dans le lot.`,
    draft: (item) => ({ type: "remove-from-batch", itemId: item.id }),
  },
  "exempt-erasure": {
    verb: "Dispenser d’effacement",
    icon: "shield-check",
    heading: (item) => `Dispenser ${named(item)} d’effacement`,
    fields: ["reason"],
    done: (item) => `${item.label} est dispensé d’effacement.`,
    draft: (item, { reason }) => ({ type: "exempt-erasure", itemId: item.id, reason }),
  },
  "declare-lost": {
    verb: "Déclarer perdu",
    icon: "circle-alert",
    heading: (item) => `Déclarer ${named(item)} perdu`,
    fields: ["note"],
    done: (item) => `${item.label} est déclaré perdu.`,
    draft: (item, { note }) => ({ type: "declare-lost", itemId: item.id, note }),
    danger: true,
  },
  "declare-stolen": {
    verb: "Déclarer volé",
    icon: "circle-alert",
    heading: (item) => `Déclarer ${named(item)} volé`,
    fields: ["note"],
    done: (item) => `${item.label} est déclaré volé.`,
    draft: (item, { note }) => ({ type: "declare-stolen", itemId: item.id, note }),
    danger: true,
  },
  "terminate-sim": {
    verb: "Résilier la ligne",
    icon: "power-off",
    heading: (item) => `Résilier la ligne de ${named(item)}`,
    fields: ["note"],
    done: (item) => `La ligne de ${item.label} est résiliée.`,
    draft: (item, { note }) => ({ type: "terminate-sim", itemId: item.id, note }),
    danger: true,
  },
  retire: {
    verb: "Réformer",
    icon: "archive",
    heading: (item) => `Réformer ${named(item)}`,
    fields: ["reason", "decision"],
    done: (item) => `${item.label} est réformé.`,
    draft: (item, { reason, decision, amount }) => ({
      type: "retire",
      itemId: item.id,
      reason,
      ...(decision.trim() ? { decision } : {}),
      ...(amount.trim() ? { value: centsFrom(amount) ?? 0 } : {}),
    }),
    danger: true,
  },
};

/** Allowed operations that have a button, in the order of the table above. */
export function actionsFor(operations: readonly ItemOperation[]): [ItemOperation, ItemAction][] {
  return (Object.entries(itemActions) as [ItemOperation, ItemAction][]).filter(([name]) =>
    operations.includes(name),
  );
}
