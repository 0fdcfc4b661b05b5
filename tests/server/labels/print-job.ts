import { v7 } from "uuid";
import { vi } from "vitest";
import type { LabelJobView, LabelRequestInput } from "../../../shared/labels/schema.ts";
import type { TestApp } from "../../support/server.ts";

/** Asks for a printing and waits until it is drawn, refused or given up. */
export async function printed(app: TestApp, request: LabelRequestInput, id = v7()): Promise<LabelJobView> {
  const made = await app.request<LabelJobView>("/label-jobs", { json: { id, ...request } });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return settled(app, id);
}

export async function settled(app: TestApp, id: string): Promise<LabelJobView> {
  return vi.waitUntil(
    async () => {
      const { body } = await app.request<LabelJobView>(`/label-jobs/${id}`);
      return body.state === "waiting" || body.state === "running" ? false : body;
    },
    { timeout: 40_000, interval: 25 },
  );
}
