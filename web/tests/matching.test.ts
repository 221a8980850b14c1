import { describe, expect, test } from "vitest";
import type { EntityTag, PlaceSummary } from "../src/details";
import type { EntryRow, Query } from "../src/shapes";
import { matches } from "../src/source/matching";
import { place, row } from "./rows";

const UNION: EntityTag = { id: "e1", type: "ORG", name: "Dockers’ Union", aliases: ["DU-7", "Sindicato Açores"], country: null, roles: [], mentions: 1, entries: 1, public: true };
const PORT: PlaceSummary = { ...place("Niger"), key: "p1", entries: 1, first_day: null, last_day: null };

function asked(given: Partial<EntryRow>, query: Query): boolean {
  return matches(row(given), query, [UNION], [PORT]);
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
  test.each<[string, boolean]>([
    ["dockers union", true],
    ["Union", true],
    ["acores", true],
    ["e1", true],
    ["Dock", false],
    [".*", false],
    ["du 7", true],
  ])("who: %s", (who, is) => expect(asked({ who: ["e1"] }, { who })).toBe(is));

  test("nobody is in an entry that names nobody", () => expect(asked({ who: [] }, { who: "Union" })).toBe(false));

  test("a place is found by its key, its name here and its name there, in whole words", () => {
    const here = { place: place("Le Niger", { key: "p1" }) };
    expect(["p1", "niger", "LE NIGER"].map((wanted) => asked(here, { place: wanted }))).toEqual([true, true, true]);
    expect(asked({ place: place("Nigeria") }, { place: "Niger" })).toBe(false);
    expect(asked({ place: null }, { place: "Niger" })).toBe(false);
  });
});

test.each<[Partial<EntryRow>, Query, boolean]>([
  [{ status: "denied" }, { status: "denied" }, true],
  [{ status: "denied" }, { status: "reported" }, false],
  [{ disputed: false }, { disputed: true }, false],
  [{ types: ["AID"] }, { type: "AID" }, true],
  [{ types: ["AID"] }, { type: "AI" }, false],
  [{ docs: ["wire-2.txt"] }, { doc: "WIRE" }, true],
  [{ title: "Les blessés" }, { words: "blesses" }, true],
  [{ status: "denied", disputed: true }, { status: "denied", disputed: true, type: "AID" }, false],
])("%o asked %o: %s", (given, query, is) => expect(asked(given, query)).toBe(is));
