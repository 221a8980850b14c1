import { describe, expect, test } from "vitest";
import type { Rewording } from "../src/details";
import { paragraphs, placeOf, spaced, summed, within } from "../src/parts/paragraphs";
import { stretches, Text } from "../src/text";

const TEXT = new Text("Üsküdar 🚢 sank.\n\nNine died.\nNo trailing break");

describe("paragraphs", () => {
  test.each([TEXT, new Text("one line"), new Text("\n\nlate start\n"), new Text("a\r\nb\n")])("are together all of the text", (text) => {
    const rows = paragraphs(text);
    expect(rows.map((row) => text.cut(row.start, row.end)).join("")).toBe(text.whole);
    expect(rows.at(-1)?.end).toBe(text.length);
  });

  test("have the line breaks behind them", () => {
    expect(paragraphs(TEXT).map((row) => TEXT.cut(row.start, row.end))).toEqual(["Üsküdar 🚢 sank.\n\n", "Nine died.\n", "No trailing break"]);
  });

  test("of no text are none", () => expect(paragraphs(new Text(""))).toEqual([]));

  test("cut what reaches over their ends", () => {
    const mark = { start: 8, end: 25, layer: "claim" as const, label: "", ref: null };
    const cut = stretches(TEXT.length, [mark], null);
    const pieces = paragraphs(TEXT).flatMap((row) => within(cut, row));
    expect(pieces.map((one) => TEXT.cut(one.start, one.end)).join("")).toBe(TEXT.whole);
    expect(pieces.filter((one) => one.marks.length > 0).map((one) => [one.start, one.end])).toEqual([
      [8, 17],
      [17, 25],
    ]);
  });
});

describe("notes", () => {
  test.each([
    [[0, 40, 80], [20, 20, 20], [0, 20, 20]],
    [[0, 5, 10], [20, 20, 20], [0, 6, 6]],
    [[30, 30, 100], [20, 20, 20], [30, 6, 24]],
  ])("at %j, %j high, stand beside their lines and on no other", (tops, heights, margins) => {
    expect(spaced(tops, heights, 6)).toEqual(margins);
    const starts: number[] = [];
    margins.reduce((below, margin, i) => {
      starts.push(below + margin);
      return below + margin + (heights[i] ?? 0);
    }, 0);
    starts.forEach((start, i) => expect(start).toBeGreaterThanOrEqual(tops[i] ?? 0));
  });
});

describe("what was changed", () => {
  const change = (start: number, end: number, words: string, moved = false): Rewording => ({ start, end, words, moved, other: null });
  const text = new Text("At least 63 people died. The silos were gutted.");

  test("is counted in words, and in numbers that were exchanged", () => {
    const sum = summed([change(9, 11, "50"), change(25, 47, ""), change(47, 47, "No dam broke."), change(0, 8, "", true)], text);
    expect(sum).toEqual({ here: 5, there: 4, moved: 1, numbers: [["50", "63"]] });
  });

  test("stands before what is here where it is older, else behind it", () => {
    expect([placeOf(change(3, 9, "x"), "own-later"), placeOf(change(3, 9, "x"), "unknown"), placeOf(change(3, 9, "x"), "own-earlier")]).toEqual([3, 3, 9]);
  });
});
