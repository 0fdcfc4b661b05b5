import { loanQuery, loanView, signatureInput } from "../../shared/loans/schema.ts";
import { pageOf } from "../../shared/paging.ts";
import { staff } from "../../shared/roles.ts";
import { loanAgreement } from "../documents/loan-agreement.ts";
import { returnReceipt } from "../documents/return-receipt.ts";
import { answerPdf } from "../http/pdf.ts";
import { file, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { today } from "../organisation/today.ts";
import { agreementData, receiptData } from "./papers.ts";
import { listLoans, readLoan, signLoan } from "./service.ts";

export const loanRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/loans",
      access: staff,
      request: { query: loanQuery },
      responses: ok(pageOf(loanView)),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(await listLoans(context.db.read, c.req.valid("query"), await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/loans/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(loanView),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(await readLoan(context.db.read, c.req.valid("param").id, await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/loans/{id}/signature",
      access: staff,
      request: { params: idParam, body: jsonBody(signatureInput) },
      responses: noContent,
    }),
    async (c) => {
      const { context, user } = c.var;
      const { png } = c.req.valid("json");
      const { id } = c.req.valid("param");
      await context.db.write((em) => signLoan(em, context, id, { png, userId: user.id }));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/loans/{id}/agreement.pdf",
      access: staff,
      request: { params: idParam },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const data = await agreementData(context.db.read, c.req.valid("param").id, await today(context));
      return answerPdf(c, await loanAgreement(data), `convention-${data.number.code}`);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/loans/{id}/receipt.pdf",
      access: staff,
      request: { params: idParam },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const data = await receiptData(context.db.read, c.req.valid("param").id, await today(context));
      return answerPdf(c, await returnReceipt(data), `recu-${data.number.code}`);
    },
  );
