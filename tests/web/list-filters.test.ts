import { describe, expect, it } from "vitest";
import {
  isChosen,
  isSearched,
  listQuery,
  readListState,
  toggled,
  writeListState,
  type ListFilter,
} from "../../web/components/list-filters.ts";

const state: ListFilter = { name: "state", label: "État", as: "chips", several: true, choices: [] };
const kind: ListFilter = { name: "kind", label: "Genre", as: "select", choices: [] };

const on: ListFilter = { name: "on", label: "Au soir du", as: "date", choices: [] };

it.each([
  ["", {}, false],
  ["", { on: "2020-01-01" }, false],
  ["A9", { on: "2020-01-01" }, true],
  ["", { on: "2020-01-01", kind: "tablet" }, true],
])("words %j under %j are a search: %j", (q, filters, searched) => {
  expect(isSearched({ q, sort: "", filters }, [state, kind, on])).toBe(searched);
});

describe("a list in the address", () => {
  it("is read back as it was written", () => {
    const asked = { q: "Aÿ & co", sort: "-name", filters: { state: "draft,sealed", kind: "" } };
    expect(readListState(writeListState(asked, "name"), [state, kind], "name")).toEqual(asked);
  });
  it("leaves out what says nothing", () => {
    expect(writeListState({ q: "", sort: "name", filters: { state: "" } }, "name")).toBe("");
  });
  it("takes the default order where the address says none", () => {
    expect(readListState("", [], "dueDate").sort).toBe("dueDate");
  });
  it("becomes what the server is asked", () => {
    expect(listQuery({ q: "a", sort: "name", filters: { state: "draft" } })).toEqual({
      q: "a",
      sort: "name",
      state: "draft",
    });
  });
});

describe("touching a choice", () => {
  it("adds it beside the others where several go together", () => {
    expect(toggled(state, "draft", "sealed")).toBe("draft,sealed");
  });
  it("replaces the other one elsewhere", () => {
    expect(toggled(kind, "tablet", "phone")).toBe("phone");
  });
  it("takes it away when touched once more", () => {
    expect(toggled(state, "draft,sealed", "draft")).toBe("sealed");
    expect(toggled(kind, "tablet", "tablet")).toBe("");
  });
  it("is not fooled by a choice that begins like another", () => {
    expect(isChosen("sealed", "seal")).toBe(false);
  });
});
