// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { byDay, dayFrom } from "../src/screens/chronicle";
import { row } from "./rows";

const ROWS = ["1999-01-01", "2031-05-01", "2031-05-01T12:00", "2031-05-03", "2031-05-03", null, null].map((day, i) => row({ id: `en${i}`, day }));

describe("sections", () => {
  test("hold a day each; the undated come last, what was long before comes first", () => {
    expect(byDay(ROWS, "2031-04-01").map(({ key, items }) => [key, items.length])).toEqual([["earlier", 1], ["2031-05-01", 2], ["2031-05-03", 2], ["", 2]]);
  });

  test("of a day with very many entries are in parts", () => {
    const many = Array.from({ length: 120 }, (_, i) => row({ id: `en${i}`, day: null }));
    expect(byDay(many).map(({ key, items }) => [key, items.length])).toEqual([["", 50], ["/2", 50], ["/3", 20]]);
  });

  test("lose no entry and change no order", () => {
    expect(byDay(ROWS).flatMap((one) => one.items)).toEqual(ROWS);
    expect(byDay([])).toEqual([]);
  });
});

describe("the arrows", () => {
  test.each([
    [1, 1, 3],
    [2, 1, 3],
    [3, -1, 1],
    [4, -1, 1],
    [1, -1, 0],
    [6, -1, 3],
    [4, 1, 5],
  ] as const)("lead from %i by %i to the first entry of that day, %i", (at, step, to) => expect(dayFrom(ROWS, at, step)).toBe(to));

  test("lead nowhere beyond either end", () => {
    expect(ROWS[dayFrom(ROWS, 5, 1)]).toBeUndefined();
    expect(ROWS[dayFrom(ROWS, 0, -1)]).toBeUndefined();
    expect([][dayFrom([], -1, 1)]).toBeUndefined();
  });
});
