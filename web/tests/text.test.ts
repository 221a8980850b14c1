import { describe, expect, test } from "vitest";
import type { Mark } from "../src/details";
import { fold, hasWords, pageAt, stretches, Text } from "../src/text";

const FAMILY = "👩‍👩‍👧";

describe("a text is counted in code points", () => {
  test.each([
    ["plain", 5],
    ["🔥 burned", 8],
    ["e\u0301te\u0301", 5],
    [FAMILY, 5],
    ["", 0],
  ])("%s", (whole, length) => expect(new Text(whole).length).toBe(length));

  test("and cut by them", () => {
    expect(new Text(`a${FAMILY}b🔥c`).cut(6, 9)).toBe("b🔥c");
    expect(new Text("🔥").cut(0, 99)).toBe("🔥");
  });

  test("and a code unit is found among them", () => {
    const text = new Text(`🔥a${FAMILY}z`);
    expect(text.at(text.whole.indexOf("a"))).toBe(1);
    expect(text.at(text.whole.indexOf("z"))).toBe(7);
    expect(text.at(text.whole.length)).toBe(text.length);
  });
});

function mark(start: number, end: number, layer: Mark["layer"] = "claim"): Mark {
  return { start, end, layer, label: "", ref: null };
}

describe("stretches", () => {
  test("cover the text once, in order, whatever overlaps", () => {
    const cut = stretches(20, [mark(15, 18), mark(2, 9), mark(5, 12, "event")], { start: 8, end: 16 });
    expect(cut.map((one) => [one.start, one.end])).toEqual([[0, 2], [2, 5], [5, 8], [8, 9], [9, 12], [12, 15], [15, 16], [16, 18], [18, 20]]);
  });

  test("know the marks that they stand under", () => {
    const cut = stretches(12, [mark(2, 9), mark(5, 12, "event")], null);
    expect(cut.map((one) => one.marks.map((m) => m.layer).join())).toEqual(["", "claim", "claim,event", "event"]);
  });

  test("are chosen where the passage is, and nowhere else", () => {
    const cut = stretches(10, [mark(0, 5)], { start: 3, end: 7 });
    expect(cut.filter((one) => one.chosen).map((one) => [one.start, one.end])).toEqual([[3, 5], [5, 7]]);
  });

  test("reach no further than the text", () => {
    expect(stretches(4, [mark(2, 99)], { start: 50, end: 60 }).map((one) => [one.start, one.end])).toEqual([[0, 2], [2, 4]]);
    expect(stretches(0, [], { start: 0, end: 0 })).toEqual([]);
  });
});

test("words are looked for without case and marks, in any script", () => {
  expect(fold("ÉTÉ")).toBe(fold("e\u0301te\u0301"));
  expect(fold("Łódź")).toBe("lodz");
  expect(fold("КИЇВ")).toBe(fold("київ"));
});

test("whole words are found, parts of words are not", () => {
  expect(hasWords("It reported from the port.", "PORT")).toBe(true);
  expect(hasWords("It reported.", "port")).toBe(false);
  expect(hasWords("L’école d’Oran", "ecole")).toBe(true);
});

test.each([
  ["one page and no other", 4, null],
  ["one\ftwo\fthree", 0, 1],
  ["one\ftwo\fthree", 4, 2],
  ["one\ftwo\fthree", 99, 3],
])("of %j the place %i is on page %j", (text, unit, page) => {
  expect(pageAt(text, unit)).toBe(page);
});
