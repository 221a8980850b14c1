import { expect, test } from "vitest";
import type { EntityTag, EventDetail } from "../src/details";
import { compared, days, reasons } from "../src/parts/judging-compared";
import { summary } from "../src/parts/judging-list";
import { candidates } from "../src/parts/judging-names";
import { inForce, type Judgement } from "../src/source/judging";

const event = (given: Partial<EventDetail>): EventDetail => ({
  id: "e", type: "PROTEST", modes: [], title: "A march", status: "reported", phase: "done", begin: "2031-03-06", until: "2031-03-07",
  precision: "day", place: null, actors: [], recipients: [], history: [], passages: [], words: [], entries: [], part_of: null,
  n_documents: 1, n_origins: 1, n_speakers: 0, n_parties: 0, reason: null, ...given,
});

const stands = (a: Partial<EventDetail>, b: Partial<EventDetail>, what: string) => compared(event(a), event(b)).find((one) => one.what === what)?.stands;

test.each([
  [{ begin: "2031-03-06", until: "2031-03-07" }, { begin: "2031-03-06", until: "2031-03-07" }, "same"],
  [{ begin: "2031-03-06", until: "2031-03-07" }, { begin: "2031-03-07", until: "2031-03-08" }, "differs"],
  [{ begin: "2031-03-01", until: "2031-04-01" }, { begin: "2031-03-07", until: "2031-03-08" }, "same"],
  [{ begin: "2031-03-06", until: null }, { begin: "2031-03-06T09:00", until: "2031-03-06T10:00" }, "same"],
  [{ begin: null, until: null }, { begin: "2031-03-06", until: "2031-03-07" }, "unknown"],
])("days agree where they may be one: %j and %j", (a, b, expected) => {
  expect(stands(a, b, "When")).toBe(expected);
  expect(stands(b, a, "When")).toBe(expected);
});

test("who is compared one by one, and kinds by their type", () => {
  expect(stands({ actors: ["dockers", "sailors"] }, { actors: ["sailors"] }, "Who")).toBe("same");
  expect(stands({ actors: ["dockers"] }, { actors: ["sailors"] }, "Who")).toBe("differs");
  expect(stands({ actors: [] }, { actors: ["sailors"] }, "Who")).toBe("unknown");
  expect(stands({ type: null }, { type: "ASSAULT" }, "Kind")).toBe("differs");
});

test("the day after the last is not among the days", () => {
  expect(days({ begin: "2031-03-06", until: "2031-03-07" })).toBe("6 Mar 2031");
  expect(days({ begin: "2031-03-06", until: "2031-03-09" })).toBe("6 Mar 2031 – 8 Mar 2031");
  expect(days({ begin: null, until: null })).toBe("");
});

test("reasons stand one by one, without ids", () => {
  expect(reasons("same name; kept apart from Bank of Lome [kq5t3zz6h2yd]: another place")).toEqual(["same name", "kept apart from Bank of Lome: another place"]);
  expect(reasons(null)).toEqual([]);
});

const row = (given: Partial<Judgement>): Judgement => ({ id: "a", verdict: "same", a: null, b: null, by: "E.", at: "2031-03-06T10:00:00Z", note: null, undoes: null, item: null, ...given });

test("in force is what nobody took back, the latest first", () => {
  const rows = [row({ id: "a" }), row({ id: "b", at: "2031-03-07T10:00:00Z" }), row({ id: "c", at: "2031-03-08T10:00:00Z" }), row({ id: "d", verdict: "undo", undoes: "c" })];
  expect(inForce(rows).map((one) => one.id)).toEqual(["b", "a"]);
});

test("a verdict is told in one line", () => {
  const name = (text: string) => ({ type: "person", name: text, texts: ["1f"], wide: true, trigger: null });
  expect(summary(row({ verdict: "different", a: name("Ana"), b: name("Anna") }))).toBe("“Ana” and “Anna” are not the same");
  expect(summary(row({ verdict: "item", a: name("Ana"), item: "Q42" }))).toBe("“Ana” is Q42");
});

test("those who may be the same: not oneself, any spelling, one's own type first", () => {
  const tag = (id: string, type: string, name: string, aliases: string[] = []): EntityTag => ({ id, type, name, aliases, country: null, roles: [], mentions: 1, entries: 1, public: true });
  const all = [tag("1", "organization", "Reyes Lines"), tag("2", "person", "Maria Reyes"), tag("3", "person", "M. Cruz", ["Reyés-Cruz"]), tag("4", "person", "Lopes")];
  expect(candidates(all, all[1]!, "reyes").map((one) => one.id)).toEqual(["3", "1"]);
});
