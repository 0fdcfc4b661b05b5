import type { Query } from "../api/http.ts";
import type { Choice } from "./fields.ts";

/** One way to narrow a list. */
export interface ListFilter {
  name: string;
  label: string;
  /** Chips stay in view (a few short choices, or one switch); a select folds a long choice; a date is any day. */
  as: "chips" | "select" | "date";
  /** What a select says, or the day that a date stands for, where nothing is chosen. */
  none?: string;
  choices: readonly Choice[];
  /** Several at once, separated by commas. */
  several?: boolean;
}

export interface ListState {
  q: string;
  sort: string;
  filters: Record<string, string>;
}

/** The list as the address says it: a filtered list can be kept, sent and come back to. */
export function readListState(
  search: string,
  filters: readonly ListFilter[],
  defaultSort: string,
): ListState {
  const address = new URLSearchParams(search);
  return {
    q: address.get("q") ?? "",
    sort: address.get("sort") ?? defaultSort,
    filters: Object.fromEntries(filters.map(({ name }) => [name, address.get(name) ?? ""])),
  };
}

export function writeListState(state: ListState, defaultSort: string): string {
  const address = new URLSearchParams();
  if (state.q) address.set("q", state.q);
  for (const [name, value] of Object.entries(state.filters)) if (value) address.set(name, value);
  if (state.sort && state.sort !== defaultSort) address.set("sort", state.sort);
  const text = address.toString();
  return text ? `?${text}` : "";
}

/** Somebody looks for something: a date alone only says of which evening the list is. */
export const isSearched = ({ q, filters }: ListState, known: readonly ListFilter[]): boolean =>
  q !== "" || known.some(({ name, as }) => as !== "date" && (filters[name] ?? "") !== "");

export function listQuery(state: ListState): Query {
  return { q: state.q, sort: state.sort, ...state.filters };
}

/** A choice touched once more is taken away. */
export function toggled(filter: ListFilter, current: string, value: string): string {
  if (!filter.several) return current === value ? "" : value;
  const values = current ? current.split(",") : [];
  return (values.includes(value) ? values.filter((kept) => kept !== value) : [...values, value]).join(",");
}

export const isChosen = (current: string, value: string) => current.split(",").includes(value);
