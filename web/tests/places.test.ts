import { expect, test } from "vitest";
import { aboutPlace } from "../src/words";

const PLACE = {
  key: "p", name: "Port Elsa", lat: 1, lon: 2, country: "PE", precision: "city", inferred: false, rough: false, entries: 2,
  first_day: "2031-05-04", last_day: "2031-05-06",
};

test.each([
  [{}, "city, Peru · 2 entries · 4 May 2031 – 6 May 2031"],
  [{ last_day: "2031-05-04T09:00" }, "city, Peru · 2 entries · 4 May 2031"],
  [{ precision: "country" }, "country · 2 entries · 4 May 2031 – 6 May 2031"],
  [{ precision: null, country: null, lat: null, entries: 1, first_day: null, last_day: null }, "1 entry · no coordinates"],
])("a place says what is known of it, and no more: %j", (given, expected) => {
  expect(aboutPlace({ ...PLACE, ...given })).toBe(expected);
});
