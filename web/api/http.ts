import type { Page } from "../../shared/paging.ts";
import { offlineProblem, problemFrom } from "./problem.ts";

/** Longer than any of our answers takes: past it the connection is as good as lost. */
const patience = 20_000;
/** Ten megabytes over a village's line. */
const filePatience = 300_000;

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

/** `signed-out`: a request met no session. `connection`: the server was reached, or not. */
export interface HttpEventMap {
  "signed-out": Event;
  connection: CustomEvent<boolean>;
}

/** What the shell of the application listens to. */
export const httpEvents = new EventTarget();

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

interface CallOptions {
  /** Beside our own. */
  headers?: Record<string, string>;
  /** Ends the request from outside; that says nothing of the connection. */
  signal?: AbortSignal;
  /** Milliseconds, where the work takes longer than most. */
  wait?: number;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  { headers, signal, wait }: CallOptions = {},
): Promise<Response> {
  const timeout = new AbortController();
  const isFile = body instanceof Blob;
  const timer = setTimeout(() => timeout.abort(), wait ?? (isFile ? filePatience : patience));
  const type = isFile ? body.type || "application/octet-stream" : "application/json";
  const abort = () => timeout.abort();
  signal?.addEventListener("abort", abort);
  try {
    const response = await fetch(`/api${path}`, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: timeout.signal,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": type }) },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
    httpEvents.dispatchEvent(new CustomEvent("connection", { detail: true }));
    return response;
  } catch {
    if (!signal?.aborted) httpEvents.dispatchEvent(new CustomEvent("connection", { detail: false }));
    throw offlineProblem();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** One request and its answer, read. @throws ProblemError */
export async function call<Answer>(
  method: string,
  path: string,
  body?: unknown,
  options?: CallOptions,
): Promise<Answer> {
  const response = await send(method, path, body, options);
  if (!response.ok) {
    const problem = await problemFrom(response);
    if (problem.code === "not-signed-in") httpEvents.dispatchEvent(new Event("signed-out"));
    throw problem;
  }
  if (response.status === 204) return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    throw offlineProblem();
  }
}

export const get = <Answer>(path: string, query?: Query) => call<Answer>("GET", withQuery(path, query));
export const post = <Answer = void>(path: string, body?: unknown) => call<Answer>("POST", path, body);
/** A file as it is. */
export const sendFile = <Answer>(path: string, file: File) => call<Answer>("POST", path, file);
/** What takes its time: a file on a slow line, thousands of lines to write. */
export const postPatiently = <Answer = void>(path: string, body: unknown) =>
  call<Answer>("POST", path, body, { wait: 10 * 60_000 });
export const put = <Answer = void>(path: string, body?: unknown) => call<Answer>("PUT", path, body);
export const patch = <Answer = void>(path: string, body?: unknown) => call<Answer>("PATCH", path, body);
export const remove = <Answer = void>(path: string) => call<Answer>("DELETE", path);

/** Every page of a list that stays short by nature (sites, offers, models). */
export async function getAll<Item>(path: string, query: Query = {}): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const page: Page<Item> | Item[] = await get<Page<Item> | Item[]>(path, { limit: 200, ...query, after });
    if (Array.isArray(page)) return page;
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}
