import { describe, expect, test } from "vitest";
import type { SeriesPoint } from "../src/details";
import { BOX, plotted, signOf, sourceOf } from "../src/parts/steps";

let made = 0;
function point(who: string | null, as_of: string | null = null, low: number | null = 9, high: number | null = low, projection = false): SeriesPoint {
  const passage = { doc: "wire.txt", start: 0, end: 1 };
  const given = { text: "9", quantity: "killed", counted: null, unit: null, place: null, status: "asserted", series: null };
  return { ...given, id: `fi${made++}`, who, as_of, low, high, point: low === high ? low : null, projection, passage } as SeriesPoint;
}

test("a source is one whatever its article and case; without a name it is the dispatch", () => {
  expect(sourceOf(point("The health ministry"))).toBe(sourceOf(point("health Ministry")));
  expect(sourceOf(point("Theo"))).not.toBe(sourceOf(point("o")));
  expect(sourceOf(point(null))).toBe("wire.txt");
});

describe("steps", () => {
  const rows = [point("Mayor", "2031-05-01", 4), point("The mayor", "2031-05-03", 8), point("Red Cross", "2031-05-02", 20), point("Mayor", null, 99)];

  test("are one line a source, and hold until that source gives another value", () => {
    const lines = plotted(rows)?.lines ?? [];
    expect(lines.map((one) => [one.source, one.marks.map((mark) => mark.id)])).toEqual([
      ["mayor", [rows[0]?.id, rows[1]?.id]],
      ["red cross", [rows[2]?.id]],
    ]);
    const [first, second] = lines[0]?.marks ?? [];
    expect(lines[0]?.steps).toEqual([`M${first?.x} ${first?.y}H${second?.x}`, `M${second?.x} ${first?.y}V${second?.y}H${BOX.width - BOX.right}`]);
    expect(second?.y).toBeLessThan(first?.y ?? 0);
  });

  test("begin within the day that they are of", () => {
    const column = (BOX.width - BOX.left - BOX.right) / 3;
    for (const [line, mark, day] of [[0, 0, 0], [0, 1, 2], [1, 0, 1]] as const) {
      const x = plotted(rows)?.lines[line]?.marks[mark]?.x ?? 0;
      expect(Math.floor((x - BOX.left) / column)).toBe(day);
    }
  });

  test("of one value on one day lie beside one another", () => {
    const [one, other] = plotted([point("Mayor", "2031-05-01"), point("Red Cross", "2031-05-01")])?.lines ?? [];
    expect(Math.abs((one?.marks[0]?.y ?? 0) - (other?.marks[0]?.y ?? 0))).toBeGreaterThan(2);
    expect(one?.marks[0]?.x).not.toBe(other?.marks[0]?.x);
  });

  test("have bands where a bound leaves a value open, on the side that is open", () => {
    const open = [point("a", "2031-05-01", 11, null), point("b", "2031-05-02", null, 30), point("c", "2031-05-03", 10, 15), point("d", "2031-05-04", 12)];
    const lines = plotted(open)?.lines ?? [];
    expect(lines.map((one) => one.bands[0]?.open)).toEqual(["above", "below", null, undefined]);
    expect(lines.map((one) => one.marks[0]?.bound)).toEqual([true, true, true, false]);
    expect(lines[0]?.bands[0]?.y).toBe(BOX.top);
    expect((lines[1]?.bands[0]?.y ?? 0) + (lines[1]?.bands[0]?.height ?? 0)).toBe(BOX.height - BOX.bottom);
  });

  test("never join what is and what is projected", () => {
    const lines = plotted([point("UN", "2031-05-01", 5), point("UN", "2031-05-02", 50, 50, true)])?.lines ?? [];
    expect(lines.map((one) => [one.projection, one.steps.length, one.steps[0]?.includes("V")])).toEqual([
      [false, 1, false],
      [true, 1, false],
    ]);
  });

  test("stay within their box, with the greatest number on an axis that begins at nought", () => {
    const plot = plotted([point("a", "2031-05-01", 0), point("b", "2031-06-30", 4_000_000, null)]);
    expect(plot?.ticks[0]).toEqual({ value: 0, y: BOX.height - BOX.bottom });
    expect(plot?.ticks.at(-1)?.value).toBeGreaterThan(4_000_000);
    for (const mark of plot?.lines.flatMap((one) => one.marks) ?? []) {
      expect(mark.x).toBeGreaterThanOrEqual(BOX.left);
      expect(mark.x).toBeLessThanOrEqual(BOX.width - BOX.right);
      expect(mark.y).toBeGreaterThanOrEqual(BOX.top);
      expect(mark.y).toBeLessThanOrEqual(BOX.height - BOX.bottom);
    }
    expect(plot?.days.length).toBeLessThanOrEqual(4);
  });

  test("of no dated value are none", () => expect(plotted([point("a")])).toBeNull());

  test("have signs that differ without colour", () => {
    const signs = Array.from({ length: 30 }, (_, i) => signOf(i));
    expect(new Set(signs.map(({ shape, dash }) => `${shape} ${dash}`)).size).toBe(30);
  });
});
