import {
  claimInput,
  computerAnswers,
  computerNews,
  computerQuery,
  newPairing,
  newsQuery,
  phoneNews,
  phoneScans,
} from "../../shared/pairing/schema.ts";
import { staff } from "../../shared/roles.ts";
import { created, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { addressOf } from "../http/session.ts";
import { newsForComputer, newsForPhone, takeAnswers, takeScans } from "./relay.ts";
import { claimPairing, endPairing, openPairing, pairingOf } from "./service.ts";

/** The computer's side belongs to its session; the phone's side to the key that the phone made when it claimed the code. */
export const pairingRoutes = slice()
  .openapi(
    route({ method: "post", path: "/pairings", access: staff, responses: created(newPairing) }),
    async (c) => c.json(await openPairing(c.var.context, c.var.user.id, c.var.sessionId), 201),
  )
  .openapi(
    route({
      method: "get",
      path: "/pairings/{id}",
      access: staff,
      request: { params: idParam, query: computerQuery },
      responses: ok(computerNews),
    }),
    async (c) => {
      const { id } = await pairingOf(c.var.context, c.req.valid("param").id, c.var.sessionId);
      const { ready, wants, ...hold } = c.req.valid("query");
      const held = { ...hold, abort: c.req.raw.signal };
      return c.json(await newsForComputer(c.var.context, id, { ready: ready === "true", wants }, held), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/pairings/{id}/answers",
      access: staff,
      request: { params: idParam, body: jsonBody(computerAnswers) },
      responses: noContent,
    }),
    async (c) => {
      const { id } = await pairingOf(c.var.context, c.req.valid("param").id, c.var.sessionId);
      await takeAnswers(c.var.context, id, c.req.valid("json").answers);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/pairings/{id}",
      access: staff,
      request: { params: idParam },
      responses: noContent,
    }),
    async (c) => {
      const { id } = await pairingOf(c.var.context, c.req.valid("param").id, c.var.sessionId);
      await endPairing(c.var.context, id);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/phone",
      access: "anyone",
      request: { body: jsonBody(claimInput) },
      responses: noContent,
    }),
    async (c) => {
      await claimPairing(c.var.context, c.req.valid("json"), c.get("user")?.id, addressOf(c));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/phone",
      access: "paired-phone",
      request: { query: newsQuery },
      responses: ok(phoneNews),
    }),
    async (c) => {
      const held = { ...c.req.valid("query"), abort: c.req.raw.signal };
      return c.json(await newsForPhone(c.var.context, c.var.pairing, held), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/phone/scans",
      access: "paired-phone",
      request: { body: jsonBody(phoneScans) },
      responses: noContent,
    }),
    async (c) => {
      await takeScans(c.var.context, c.var.pairing.id, c.req.valid("json").scans);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({ method: "delete", path: "/phone", access: "paired-phone", responses: noContent }),
    async (c) => {
      await endPairing(c.var.context, c.var.pairing.id);
      return c.body(null, 204);
    },
  );
