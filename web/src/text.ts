/** Texts are counted in code points, strings of the browser in code units: here the one becomes the other. */

import type { Mark } from "./details";

/** A text that can be cut by code points. */
export class Text {
  private readonly points: string[];

  constructor(readonly whole: string) {
    this.points = Array.from(whole);
  }

  get length(): number {
    return this.points.length;
  }

  cut(start: number, end: number): string {
    return this.points.slice(start, end).join("");
  }

  /** The code point at which a code unit stands. */
  at(unit: number): number {
    return Array.from(this.whole.slice(0, unit)).length;
  }
}

/** Words as they are looked for: without case, accents and other marks. */
export function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether whole words of a text are those asked for: *Niger* is not in *Nigeria*. */
export function hasWords(text: string, wanted: string): boolean {
  return ` ${plain(text)} `.includes(` ${plain(wanted)} `);
}

function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** A stretch of text under one set of marks. */
export interface Stretch {
  start: number;
  end: number;
  marks: Mark[];
  chosen: boolean;
}

/** The whole text in stretches, cut wherever a mark or the chosen passage begins or ends. */
export function stretches(length: number, marks: Mark[], chosen: { start: number; end: number } | null): Stretch[] {
  const edges = new Set([0, length]);
  const all = chosen === null ? marks : [...marks, chosen];
  for (const { start, end } of all) {
    edges.add(Math.min(start, length));
    edges.add(Math.min(end, length));
  }
  const row = [...edges].sort((a, b) => a - b);
  const opening = [...marks].sort((a, b) => a.start - b.start);
  const made: Stretch[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let i = 0; i + 1 < row.length; i += 1) {
    const [start, end] = [row[i] ?? 0, row[i + 1] ?? 0];
    open = open.filter((mark) => mark.end > start);
    for (let mark = opening[next]; mark !== undefined && mark.start <= start; mark = opening[++next]) if (mark.end > start) open.push(mark);
    made.push({ start, end, marks: [...open], chosen: chosen !== null && chosen.start <= start && end <= chosen.end });
  }
  return made;
}
