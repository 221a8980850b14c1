import { expect, test } from "vitest";
import { counted, dayInWords, daysBetween, precisionInWords, shifted, shortDay, when, countryName, spanOfDays } from "../src/words";
import { row } from "./rows";

test.each([
  [{ day: "2031-05-02" }, "2 May 2031"],
  [{ day: "2031-05-02T14:30" }, "2 May 2031"],
  [{ day: "2031-05-02", until: "2031-05-05" }, "2 May 2031 – 4 May 2031"],
  [{ day: "2031-05-02T22:00", until: "2031-05-03T02:00" }, "2 May 2031 – 3 May 2031"],
  [{ day: "2031-05-02", until: "2031-05-03" }, "2 May 2031"],
  [{ day: "2031-05-01", until: "2031-06-01", precision: "month" }, "May 2031"],
  [{ day: "2031-01-01", until: "2032-01-01", precision: "year" }, "2031"],
  [{ day: null }, "without a date"],
])("%o was on %s", (given, said) => expect(when(row(given))).toBe(said));

test("a day has its weekday, and what is no day stays as it is", () => {
  expect(dayInWords("2024-02-29")).toMatch(/^Thursday,? 29 February 2024$/);
  expect(shortDay("<b>soon</b>")).toBe("<b>soon</b>");
});

test("a precision of a day says nothing, a wider one does, an unknown one is not guessed at", () => {
  expect(precisionInWords(row({ precision: "day" }))).toBeNull();
  expect(precisionInWords(row({ precision: "week" }))).toBe("that week");
  expect(precisionInWords(row({ precision: "unheard of" }))).toBeNull();
});

test("days are counted over the ends of months and of summer time", () => {
  expect(shifted("2024-02-28", 2)).toBe("2024-03-01");
  expect(shifted("2031-01-01", -1)).toBe("2030-12-31");
  expect(daysBetween("2031-03-01", "2031-04-01")).toBe(31);
});

test("one is not many", () => {
  expect([counted(1, "entry", "entries"), counted(0, "entry", "entries"), counted(1234, "origin")]).toEqual(["1 entry", "0 entries", "1,234 origins"]);
});

test.each([
  ["2031-05-01", "2031-05-02", "1 May 2031"],
  ["2031-05-01", "2031-05-04", "1 May 2031 – 3 May 2031"],
  ["2031-05-01", null, "since 1 May 2031"],
  [null, "2031-05-02", "until 1 May 2031"],
  [null, null, "no day"],
])("from %s to before %s is %s", (since, until, words) => expect(spanOfDays(since, until)).toBe(words));

test("a country has its name, what is no code keeps its own", () => {
  expect([countryName("PH"), countryName("Calabarzon"), countryName("XZZ")]).toEqual(["Philippines", "Calabarzon", "XZZ"]);
});
