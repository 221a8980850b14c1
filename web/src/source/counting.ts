/** Entries counted by day and by place, as the server counts them. */

import type { DayCount, PlaceSummary } from "../details";
import type { EntryRow } from "../shapes";

/** How many entries each day has, in order, the undated last. */
export function counts(rows: EntryRow[]): DayCount[] {
  const made = new Map<string | null, DayCount>();
  for (const row of rows) {
    const day = row.day?.slice(0, 10) ?? null;
    const one = made.get(day) ?? { day, entries: 0, disputed: 0 };
    made.set(day, { day, entries: one.entries + 1, disputed: one.disputed + Number(row.disputed) });
  }
  return [...made.values()];
}

/** The places of the rows, those told of most first. */
export function summaries(rows: EntryRow[]): PlaceSummary[] {
  const made = new Map<string, PlaceSummary>();
  for (const { place, day } of rows) {
    if (place === null) continue;
    const one = made.get(place.key) ?? { ...place, entries: 0, first_day: day, last_day: day };
    const days = [one.first_day, one.last_day, day].filter((known) => known !== null).sort();
    made.set(place.key, {
      ...one,
      inferred: one.inferred && place.inferred,
      entries: one.entries + 1,
      first_day: days[0] ?? null,
      last_day: days.at(-1) ?? null,
    });
  }
  return [...made.values()].sort((a, b) => b.entries - a.entries || order(a.name, b.name) || order(a.key, b.key));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
