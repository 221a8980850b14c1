/** The notes of a chronicle on paper: every passage that its entries cite, numbered in the order in which they are met. */

import type { EntryRow, Span } from "../shapes";

export interface Endnotes {
  notes: Span[];
  /** Of each entry, by its id, the numbers of its notes, from 1; those that it only points to apart. */
  numbers: Map<string, { cited: number[]; beside: number[] }>;
}

export function endnotes(rows: EntryRow[]): Endnotes {
  const notes: Span[] = [];
  const known = new Map<string, number>();
  const number = (span: Span): number => {
    const at = keyOf(span);
    const held = known.get(at) ?? notes.push(span);
    known.set(at, held);
    return held;
  };
  const numbers = new Map(rows.map((row) => [row.id, { cited: row.citations.map(number), beside: row.see_also.map(number) }]));
  return { notes, numbers };
}

export function keyOf({ doc, start, end }: Span): string {
  return `${start},${end},${doc}`;
}

/** What was long before the story. */
export const BEFORE = "before";

/** Rows under their days, in the order in which they come; those without one under null, those before `since` together. */
export function underDays(rows: EntryRow[], since: string): { day: string | null; first: number; rows: EntryRow[] }[] {
  const days: { day: string | null; first: number; rows: EntryRow[] }[] = [];
  rows.forEach((row, i) => {
    const day = row.day === null ? null : row.day < since ? BEFORE : row.day.slice(0, 10);
    const last = days.at(-1);
    if (last === undefined || last.day !== day) days.push({ day, first: i + 1, rows: [row] });
    else last.rows.push(row);
  });
  return days;
}
