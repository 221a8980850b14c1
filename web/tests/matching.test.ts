import { describe, expect, test } from "vitest";
import type { DocumentTag, EntryRow, Query } from "../src/shapes";
import { summaries } from "../src/source/counting";
import { type Finding, matching, spellings } from "../src/source/matching";
import { place, row } from "./rows";

const FINDING: Finding = {
  bearers: [
    [["dockers' union", "du-7", "sindicato acores"], [0]],
    [["niger"], [1]],
    [["bank of niger"], [2]],
  ],
  strangers: [
    ["captain ali", [3]],
    ["北京市公安局", [4]],
    ["du-7", [5]],
  ],
  places: [
    ["p1", "lake niger"],
    ["p2", "nigeria"],
  ],
  areas: [
    ["cote divoire", ["CI"]],
    ["ivory coast", ["CI"]],
  ],
};
const WIRE: DocumentTag = {
  doc: "one.txt", title: null, outlet: "Bay Wire", agency: null, issuer: null, chars: 1,
  published: { start: null, end: null, precision: null, basis: "unknown", reason: "", confidence: 0 },
};

function asked(given: Partial<EntryRow>, query: Query): boolean {
  return matching([row(given)], query, FINDING, [WIRE]).length === 1;
}

/** Positions of the entries that pass, of as many as there are. */
function positions(query: Query, count = 6): number[] {
  const rows = Array.from({ length: count }, (_, at) => row({ id: String(at) }));
  return matching(rows, query, FINDING, [WIRE]).map((one) => Number(one.id));
}

describe("days", () => {
  test.each<[Partial<EntryRow>, Query, boolean]>([
    [{ day: "2031-05-02" }, { day: "2031-05-02" }, true],
    [{ day: "2031-05-02" }, { day: "2031-05-03" }, false],
    [{ day: "2031-05-02", until: "2031-05-05" }, { day: "2031-05-04" }, true],
    [{ day: "2031-05-02", until: "2031-05-05" }, { day: "2031-05-05" }, false],
    [{ day: "2031-05-02" }, { from: "2031-05-02", until: "2031-05-02" }, true],
    [{ day: "2031-05-02" }, { from: "2031-05-03" }, false],
    [{ day: "2031-05-02" }, { until: "2031-05-01" }, false],
    [{ day: null }, { from: "1900-01-01" }, false],
    [{ day: null }, {}, true],
  ])("%o asked %o: %s", (given, query, is) => expect(asked(given, query)).toBe(is));
});

describe("names", () => {
  test.each<[string, number[]]>([
    ["Dockers’ Union", [0, 5]],
    ["union", [0, 5]],
    ["Açores", [0, 5]],
    ["Niger", [1]],
    ["bank", [2]],
    ["ALI", [3]],
    ["Al", []],
    ["北京", [4]],
    [".*", []],
    ["d-7/u", []],
    ["DU–7", [0, 5]],
    ["Dock", []],
  ])("who: %s", (who, found) => expect(positions({ who })).toEqual(found));

  test("a place is found by words of its name, an area by every name that the gazetteer has for it", () => {
    expect(["niger", "LAKE NIGER", "nig"].map((wanted) => asked({ places: ["p1"] }, { place: wanted }))).toEqual([true, true, false]);
    expect(asked({ places: ["p2"] }, { place: "Niger" })).toBe(false);
    expect(["Côte d’Ivoire", "Ivory Coast", "Ivory"].map((wanted) => asked({ places: ["x", "CI"] }, { place: wanted }))).toEqual([true, true, false]);
    expect(asked({ places: [] }, { place: "Niger" })).toBe(false);
  });

  test("figures are asked for by a part of any spelling", () => {
    expect(spellings("ores", FINDING)).toEqual(["ores", "dockers' union", "du-7", "sindicato acores"]);
  });
});

test.each<[Partial<EntryRow>, Query, boolean]>([
  [{ status: "denied" }, { status: "denied" }, true],
  [{ status: "denied" }, { status: "reported" }, false],
  [{ changed: true }, { status: "changed" }, true],
  [{ unverified: false }, { status: "unverified" }, false],
  [{ disputed: false }, { disputed: true }, false],
  [{ types: ["AID"] }, { type: "aid" }, true],
  [{ types: ["OTHER"] }, { type: "other" }, true],
  [{ types: ["AID"] }, { type: "AI" }, false],
  [{ docs: ["one.txt"] }, { doc: "bay W" }, true],
  [{ docs: ["two.txt"] }, { doc: "bay" }, false],
  [{ status: "denied", disputed: true }, { status: "denied", disputed: true, type: "AID" }, false],
])("%o asked %o: %s", (given, query, is) => expect(asked(given, query)).toBe(is));

test("places are counted from the rows that passed", () => {
  const [here, there] = [place("Oban", { inferred: true }), place("Ayr")];
  const rows = [row({ place: here, day: "2031-05-03" }), row({ place: { ...here, inferred: false }, day: "2031-05-01" }), row({ place: there, day: null }), row()];
  expect(summaries(rows).map((one) => [one.name, one.entries, one.first_day, one.last_day, one.inferred])).toEqual([
    ["Oban", 2, "2031-05-01", "2031-05-03", false],
    ["Ayr", 1, null, null, false],
  ]);
});
