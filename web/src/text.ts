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

/** The page that a code unit of a text stands on, from 1; null where the text has no pages. */
export function pageAt(text: string, unit: number): number | null {
  return text.includes(PAGE_BREAK) ? text.slice(0, unit).split(PAGE_BREAK).length : null;
}

const PAGE_BREAK = "\f";

/** Words as they are looked for: on one line, without case, accents and other marks; kinds of quotes and dashes are one. */
export function fold(words: string): string {
  const even = words.replace(VARIANTS, (sign) => SIGNS[sign] ?? sign.normalize("NFKC")).replace(/\s+/gu, " ").trim();
  return even.normalize("NFD").replace(MARKS, "").normalize("NFC").toLowerCase().replace(STROKES, (letter) => LETTERS[letter] ?? letter);
}

const QUOTES: Record<string, string> = { '"': "“”„‟«»〝〞〟「」『』﹁﹂﹃﹄", "'": "‘’‚‛‹›ʼ`", "-": "‐‑‒–—―−﹘﹣", "...": "…", "": "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff" };
const SIGNS: Record<string, string> = Object.fromEntries(Object.entries(QUOTES).flatMap(([plain, all]) => [...all].map((sign) => [sign, plain])));
const VARIANTS = new RegExp(`[${Object.values(QUOTES).join("")}\uff01-\uff5e\ufb00-\ufb06]`, "gu");
/** Marks that writing can do without; vowel signs of Indic scripts are letters. */
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const LETTERS: Record<string, string> = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ƒ: "f", æ: "ae", œ: "oe", ß: "ss", ς: "σ" };
const STROKES = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

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
