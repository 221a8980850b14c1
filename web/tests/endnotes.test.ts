import { expect, test } from "vitest";
import { BEFORE, endnotes, keyOf, underDays } from "../src/parts/endnotes";
import type { EntryRow, Span } from "../src/shapes";

const at = (doc: string, start: number): Span => ({ doc, start, end: start + 5 });
const row = (id: string, day: string | null, citations: Span[], see_also: Span[] = []): EntryRow => ({ id, day, citations, see_also }) as unknown as EntryRow;

test("every passage has one number, in the order in which it is met, whoever cites it", () => {
  const { notes, numbers } = endnotes([row("a", null, [at("x", 3), at("y", 0)], [at("z", 9)]), row("b", null, [at("y", 0), at("x", 4)])]);
  expect(notes.map(keyOf)).toEqual([at("x", 3), at("y", 0), at("z", 9), at("x", 4)].map(keyOf));
  expect(numbers.get("a")).toEqual({ cited: [1, 2], beside: [3] });
  expect(numbers.get("b")).toEqual({ cited: [2, 4], beside: [] });
});

test("entries are numbered on through the days, what was long before stands together and the undated last", () => {
  const rows = [row("a", "1998", []), row("b", "2031-01-01", []), row("c", "2031-05-02", []), row("d", "2031-05-02T10", []), row("e", null, [])];
  expect(underDays(rows, "2031-04-01").map((one) => [one.day, one.first, one.rows.length])).toEqual([
    [BEFORE, 1, 2],
    ["2031-05-02", 3, 2],
    [null, 5, 1],
  ]);
});
