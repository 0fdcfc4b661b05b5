import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Page } from "../../shared/paging.ts";
import type { Query } from "../api/http.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { sessionEvents } from "../session/session-state.ts";

/** A list read page by page, by key: each page is added below the ones before. */
export class ListController<Item> implements ReactiveController {
  items: Item[] = [];
  total: number | null = null;
  next: string | null = null;
  loading = false;
  problem: ProblemError | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #load: (query: Query) => Promise<Page<Item>>;
  #query: Query = {};
  #run = 0;
  #asked = false;

  constructor(host: ReactiveControllerHost, load: (query: Query) => Promise<Page<Item>>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  readonly #afterSignIn = () => {
    if (this.problem) void this.retry();
  };

  hostConnected() {
    sessionEvents.addEventListener("signed-in", this.#afterSignIn);
  }

  hostDisconnected() {
    sessionEvents.removeEventListener("signed-in", this.#afterSignIn);
  }

  /** From the first page, under these filters; what is shown stays until the answer is there. */
  async start(query: Query): Promise<void> {
    this.#query = query;
    this.#asked = true;
    await this.#read(null);
  }

  async more(): Promise<void> {
    if (this.next && !this.loading) await this.#read(this.next);
  }

  async retry(): Promise<void> {
    if (this.#asked) await this.#read(this.items.length > 0 ? this.next : null);
  }

  /** Everything again from the first page, after something changed. */
  async refresh(): Promise<void> {
    if (this.#asked) await this.#read(null);
  }

  async #read(after: string | null): Promise<void> {
    const run = ++this.#run;
    this.loading = true;
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const page = await this.#load({ ...this.#query, after });
      if (run !== this.#run) return;
      this.items = after ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.total = page.total;
    } catch (error) {
      if (run !== this.#run) return;
      this.problem = asProblem(error);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }
}
