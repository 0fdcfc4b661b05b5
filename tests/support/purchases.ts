import { v7 } from "uuid";
import type { NewPurchase, PurchaseView } from "../../shared/purchases/schema.ts";
import type { Role } from "../../shared/roles.ts";
import { castOf } from "./cast.ts";
import type { TestApp } from "./server.ts";

/** Purchases that tests speak of, entered and received as users do. */
export function purchasesOf(app: TestApp) {
  const cast = castOf(app);

  /** The programme's purchase: 15 tablets with covers and a year of internet for 7 900 €, paid by one donor. */
  async function programme(): Promise<NewPurchase> {
    const [tablet, cover] = await Promise.all([cast.model("tablet"), cast.model("cover")]);
    return {
      id: v7(),
      kind: "purchase",
      supplier: "Boutique du numérique",
      orderReference: "BC-2027-012",
      invoiceReference: "F-88412",
      mandate: "2027-0341",
      date: "2027-02-15",
      invoiceTotal: 790_000,
      lines: [
        {
          id: v7(),
          modelId: tablet.id,
          quantity: 15,
          total: 515_000,
          accountCode: "21838",
          section: "investment",
        },
        {
          id: v7(),
          modelId: cover.id,
          quantity: 15,
          total: 50_000,
          accountCode: "60632",
          section: "operating",
        },
        {
          id: v7(),
          designation: "Un an d’internet, 15 forfaits",
          quantity: 15,
          total: 225_000,
          accountCode: "6262",
          section: "operating",
        },
      ],
      funding: [{ source: "donation", funder: "Maison de Champagne", amount: 790_000 }],
    };
  }

  async function enter(input: NewPurchase, as: Role = "agent"): Promise<PurchaseView> {
    const { status, body } = await app.request<PurchaseView>("/purchases", { json: input, as });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  const read = async (id: string, as: Role = "agent") =>
    (await app.request<PurchaseView>(`/purchases/${id}`, { as })).body;

  /** An operation that receives one item of a line. */
  function receiving(line: { id: string; modelId: string | null }, serial: string, modelId?: string) {
    return app.operation({
      type: "receive",
      itemId: v7(),
      modelId: modelId ?? line.modelId ?? "",
      siteId: app.siteId,
      identifiers: [{ kind: "serial", value: serial }],
      purchaseLineId: line.id,
    });
  }

  /** Receives so many items of a line; returns their ids. */
  async function receive(
    line: { id: string; modelId: string | null },
    count: number,
    prefix = "R9P",
  ): Promise<string[]> {
    const operations = Array.from({ length: count }, (_, index) =>
      receiving(line, `${prefix}${String(index + 1).padStart(4, "0")}`),
    );
    const results = await app.send(operations);
    const refused = results.find(({ status }) => status !== "applied");
    if (refused) throw new Error(JSON.stringify(refused));
    return operations.map((operation) => ("itemId" in operation ? operation.itemId : ""));
  }

  return { ...cast, programme, enter, readPurchase: read, receiving, receive };
}
