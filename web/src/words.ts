/** Days, numbers and states in words. */

import type { PlaceSummary } from "./details";
import type { EntryRow, Status } from "./shapes";

const LONG = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const DAY_MS = 86_400_000;

export const STATUSES: Record<Status, { glyph: string; means: string }> = {
  reported: { glyph: "●", means: "a dispatch states it as a fact, and nobody disputes it" },
  claimed: { glyph: "◐", means: "it stands on one party's word" },
  denied: { glyph: "⊘", means: "somebody says that it is not so" },
  planned: { glyph: "◇", means: "it was still to come when it was told" },
  threatened: { glyph: "△", means: "somebody threatened or warned of it" },
};

export function dayInWords(day: string): string {
  return format(LONG, day);
}

export function shortDay(day: string): string {
  return format(SHORT, day);
}

/** When an entry was, as exactly as it is known. */
export function when(entry: EntryRow): string {
  if (!entry.day) return "without a date";
  const last = entry.until ? shifted(entry.until.slice(0, 10), entry.until.includes("T") ? 0 : -1) : entry.day.slice(0, 10);
  const first = entry.day.slice(0, 10);
  if (entry.precision === "month") return format(MONTH, first);
  if (entry.precision === "year") return first.slice(0, 4);
  return last > first ? `${shortDay(first)} – ${shortDay(last)}` : shortDay(first);
}

const PRECISIONS: Record<string, string> = {
  range: "within these days",
  week: "that week",
  month: "that month",
  year: "that year",
};

/** How an entry is known where that is less than a day: `day` says no more than the heading above it. */
export function precisionInWords(entry: EntryRow): string | null {
  const precision = entry.precision;
  return precision === null ? null : (PRECISIONS[precision] ?? null);
}

export function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS);
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

function format(as: Intl.DateTimeFormat, day: string): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? day : as.format(at);
}

const REGIONS = new Intl.DisplayNames("en-GB", { type: "region" });

/** A country by its name; what is no code of two letters is left as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (REGIONS.of(code) ?? code) : code;
}

/** From one day to the day before another, which is exclusive; a single day where they are next to one another. */
export function spanOfDays(since: string | null, until: string | null): string {
  if (since === null) return until === null ? "no day" : `until ${shortDay(shifted(until.slice(0, 10), -1))}`;
  const last = until === null ? null : shifted(until.slice(0, 10), -1);
  if (last === null) return `since ${shortDay(since)}`;
  return last > since.slice(0, 10) ? `${shortDay(since)} – ${shortDay(last)}` : shortDay(since);
}

/** What kind of place it is and where, how much is told of it, and from which day to which. */
export function aboutPlace(one: PlaceSummary): string {
  const country = one.country !== null && one.precision !== "country" ? countryName(one.country) : null;
  const last = one.last_day !== null && one.last_day.slice(0, 10) !== one.first_day?.slice(0, 10) ? ` – ${shortDay(one.last_day)}` : "";
  return [
    [one.precision, country].filter(Boolean).join(", "),
    counted(one.entries, "entry", "entries"),
    one.first_day && `${shortDay(one.first_day)}${last}`,
    one.lat === null && "no coordinates",
  ]
    .filter(Boolean)
    .join(" · ");
}
