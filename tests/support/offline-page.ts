import type { ReactiveController, ReactiveControllerHost } from "lit";
import { vi } from "vitest";
import type { SessionView } from "../../shared/people/schema.ts";
import { setSession } from "../../web/session/session-state.ts";
import { memoryStorage } from "./memory-storage.ts";

/** A page without a screen: its controllers come and go with it. */
export class BarePage implements ReactiveControllerHost {
  readonly #controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }
  removeController(): void {}
  requestUpdate(): void {}

  open(): void {
    for (const controller of this.#controllers) controller.hostConnected?.();
  }
  close(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }
}

/** What a browser lends to pages, and the server as a test wants it. */
export function bareBrowser(server: (path: string, body: unknown) => Promise<unknown>) {
  const tab = memoryStorage();
  const device = memoryStorage();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("sessionStorage", tab);
  vi.stubGlobal("localStorage", device);
  vi.stubGlobal("fetch", async (url: string, { body }: { body?: string }) => {
    const answer = await server(url.replace("/api", ""), body && JSON.parse(body));
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return { tab, device };
}

export const refusedBy = (status: number, code: string) =>
  Response.json({ code, detail: `Refus : ${code}.` }, { status });

/** @param set of a session that a test has loaded anew */
export function signInAs(id: string, set = setSession): void {
  const organisation = { timeZone: "Europe/Paris", prefix: "GVM", loanMonths: 12, defaultSiteId: null };
  const user = { id, name: id, login: id, role: "agent" };
  set({ user, organisation } as unknown as SessionView);
}
