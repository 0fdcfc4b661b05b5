import type { Named, ScanAnswer } from "../../shared/scan/answer.ts";
import { normalise, readCode, type Candidate, type ScanHint } from "../../shared/scan/read-code.ts";
import type { Context } from "../context.ts";
import { loanViewsByIds } from "../loans/service.ts";
import { readOrganisation } from "../organisation/service.ts";
import { today } from "../organisation/today.ts";
import { beneficiaryViewsByIds } from "../people/service.ts";
import { readBox } from "../recycling/boxes.ts";
import { batchViewsByIds } from "../recycling/service.ts";
import type { IdentifierRow } from "../stock/entities.ts";
import { lookUp } from "../stock/identifiers.ts";
import { findItems, itemDetails } from "../stock/items.ts";
import { readKit } from "../stock/kits.ts";
import { readModel } from "../stock/models.ts";
import { readSite } from "../stock/sites.ts";
import { voucherViewsByIds } from "../top-ups/service.ts";

/** What a code can be, and what it names here: one indexed look-up, then the things that it found. */
export async function answerScan(context: Context, raw: string, hint: ScanHint = {}): Promise<ScanAnswer> {
  const { prefix } = await readOrganisation(context.db.read);
  const { candidates, problem, reread } = readCode(raw, { ...hint, knownPrefix: prefix });
  const keys = candidates.map((candidate) => identifierKeys(context, candidate));
  const rows =
    keys.length > 0 ? await lookUp(context.db.read, [...new Set(keys.flatMap(({ values }) => values))]) : [];

  const names: Named[] = [];
  const told = new Set<string>();
  for (const [index, candidate] of candidates.entries()) {
    const command = candidate.detail?.command;
    if (command && !candidate.note) names.push({ type: "command", command });
    const key = keys[index];
    const row = rows.find(({ kind, value }) => key?.kinds.includes(kind) && key.values.includes(value));
    if (!row || told.has(row.entityId)) continue;
    told.add(row.entityId);
    const named = await nameOf(context, row);
    if (named) names.push(named);
  }
  return {
    raw,
    candidates: candidates.map((candidate) => ({ ...candidate, detail: { ...candidate.detail } })),
    names,
    problem,
    reread,
  };
}

/**
 * Under which kinds and values the table of identifiers may know a reading. What has no other form may be a loan's number, or a
 * voucher of an operator who mixes letters and digits.
 */
function identifierKeys(
  { secrets }: Context,
  { kind, value }: Candidate,
): { kinds: string[]; values: string[] } {
  if (kind !== "voucher" && kind !== "serial") return { kinds: [kind], values: [value] };
  const code = normalise("voucher", value);
  const fingerprints = code ? [secrets.fingerprint(code)] : [];
  return kind === "voucher"
    ? { kinds: ["voucher"], values: fingerprints }
    : { kinds: ["serial", "loan", "voucher"], values: [value, ...fingerprints] };
}

async function nameOf(context: Context, { entity, entityId }: IdentifierRow): Promise<Named | undefined> {
  const { read } = context.db;
  const day = await today(context);
  const details = async (where: Parameters<typeof findItems>[1]) =>
    itemDetails(read, await findItems(read, where), day);
  switch (entity) {
    case "item": {
      const [item] = await details({ ids: [entityId] });
      return item && { type: "item", item };
    }
    case "beneficiary": {
      const [beneficiary] = await beneficiaryViewsByIds(read, [entityId], day);
      return (
        beneficiary && { type: "beneficiary", beneficiary, items: await details({ holderId: entityId }) }
      );
    }
    case "batch": {
      const [batch] = await batchViewsByIds(read, [entityId]);
      return batch && { type: "batch", batch, items: await details({ batchId: entityId }) };
    }
    case "box": {
      const { batchId, number } = await readBox(read, entityId);
      const [batch] = await batchViewsByIds(read, [batchId]);
      return batch && { type: "batch", batch, items: await details({ batchId }), box: number };
    }
    case "loan": {
      const [loan] = await loanViewsByIds(read, [entityId], day);
      return loan && { type: "loan", loan, items: await details({ loanId: entityId }) };
    }
    case "voucher": {
      const [voucher] = await voucherViewsByIds(read, [entityId]);
      return voucher && { type: "voucher", voucher };
    }
    case "model":
      return { type: "model", model: await readModel(read, entityId) };
    case "kit": {
      const kit = await readKit(read, entityId, day);
      return { type: "kit", kit, items: await details({ kitId: entityId }) };
    }
    case "site":
      return { type: "site", site: await readSite(read, entityId) };
  }
}
