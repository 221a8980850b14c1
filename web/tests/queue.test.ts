import { expect, test } from "vitest";
import type { ClaimDetail } from "../src/details";
import { merged } from "../src/parts/judging-rows";

const rows = (ids: string): ClaimDetail[] =>
  [...ids].map((id) => ({
    id, doc: "a.txt", start: 0, end: 1, text: id, source: null, entity: null, mode: "direct", status: "asserted", hedge: null, said: null,
    reported_by: [], entry: null, graded: "none", grades: [], also: [],
  }));
const order = (before: string, now: string) => merged(rows(before), rows(now)).map((row) => row.id).join("");

test.each([
  ["", "abc", "abc"],
  ["abc", "abc", "abc"],
  ["abc", "ac", "abc"],
  ["abc", "bc", "abc"],
  ["abc", "ab", "abc"],
  ["abcd", "ad", "abcd"],
  ["abc", "xbyc", "axbyc"],
  ["abc", "", "abc"],
])("rows that were shown, %s, stay where they were among %s", (before, now, expected) => {
  expect(order(before, now)).toBe(expected);
});

test("what is asked anew takes the place of what was shown", () => {
  const [shown] = rows("a");
  const [now] = rows("a").map((row) => ({ ...row, graded: "once" as const }));
  expect(merged([shown!], [now!])).toEqual([now]);
});
