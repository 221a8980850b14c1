// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { SeriesPoint } from "../src/details";
import { sourceOf } from "../src/screens/figures";

function point(who: string | null): SeriesPoint {
  const passage = { doc: "wire.txt", start: 0, end: 1 };
  return { id: "fi1", text: "9", quantity: "killed", counted: null, who, as_of: null, low: 9, high: 9, point: 9, unit: null, place: null, status: "asserted", series: null, projection: false, passage };
}

test("a source is one whatever its article and case; without a name it is the dispatch", () => {
  expect(sourceOf(point("The health ministry"))).toBe(sourceOf(point("health Ministry")));
  expect(sourceOf(point("Theo"))).not.toBe(sourceOf(point("o")));
  expect(sourceOf(point(null))).toBe("wire.txt");
});
