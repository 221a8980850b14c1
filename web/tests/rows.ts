/** Rows of a chronicle for tests: only what a test is about needs to be said. */

import type { EntryRow, PlaceTag } from "../src/shapes";

export function row(given: Partial<EntryRow> = {}): EntryRow {
  return {
    id: "en1", day: "2031-05-02", until: null, precision: "day", rank: 0, title: "The mill burned down", text: "The mill burned down.",
    status: "reported", disputed: false, unverified: false, changed: false, n_origins: 1, n_parties: 1, place: null, places: [], types: [], who: [],
    docs: ["one.txt"], speakers: [], figures: [], events: [], claims: [], citations: [], see_also: [], ...given,
  };
}

export function place(name: string, given: Partial<PlaceTag> = {}): PlaceTag {
  return { key: name, name, lat: 1, lon: 2, country: null, precision: "city", inferred: false, rough: false, ...given };
}
