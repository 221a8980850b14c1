/** A series laid out as steps: one line a source, bands where a bound leaves a value open, nothing between two sources. */

import type { SeriesPoint } from "../details";
import { fold } from "../text";
import { daysBetween, shifted } from "../words";

export const BOX = { width: 480, height: 200, left: 10, right: 10, top: 16, bottom: 22 };
export const SHAPES = ["circle", "square", "triangle", "diamond", "wedge", "cross"] as const;
export type Shape = (typeof SHAPES)[number];
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "4 2"];
/** Pixels between lines of one value, and between marks of one day. */
const APART = 3.5;
const BESIDE = 11;

export interface Mark {
  id: string;
  x: number;
  y: number;
  /** Whether the source gives a bound and no value. */
  bound: boolean;
}

export interface Band {
  x: number;
  y: number;
  width: number;
  height: number;
  /** The side on which nothing bounds the value. */
  open: "above" | "below" | null;
}

export interface Line {
  source: string;
  /** Which of the signs is its own. */
  sign: number;
  projection: boolean;
  marks: Mark[];
  steps: string[];
  bands: Band[];
}

export interface Plot {
  lines: Line[];
  ticks: { y: number; value: number }[];
  days: { x: number; day: string }[];
}

/** Who gives a value: *The ministry* and *ministry* are one source, drawn as one line. */
export function sourceOf(one: SeriesPoint): string {
  return one.who === null ? one.passage.doc : fold(one.who).replace(/^the /, "");
}

/** The sources of a series, each once, in the order of its values: the order of the signs that they are drawn in. */
export function sourcesOf(points: SeriesPoint[]): string[] {
  return [...new Set(points.map(sourceOf))];
}

export function signOf(at: number): { shape: Shape; dash: string; colour: number } {
  return { shape: SHAPES[at % SHAPES.length] ?? "circle", dash: DASHES[at % DASHES.length] ?? "", colour: at % 5 };
}

/** The value that a line is drawn at: the one that is given, else the bound. */
function valueOf(one: SeriesPoint): number {
  return one.point ?? one.low ?? one.high ?? 0;
}

/** The series as it is drawn; null where none of its values has a day. */
export function plotted(points: SeriesPoint[]): Plot | null {
  const dated = points.filter((one) => one.as_of !== null && (one.point ?? one.low ?? one.high) !== null);
  const days = dated.map(dayOf).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = daysBetween(first, last) + 1;
  const column = (BOX.width - BOX.left - BOX.right) / count;
  const most = roundedUp(Math.max(...dated.map((one) => Math.max(one.high ?? 0, one.low ?? 0, one.point ?? 0))) * 1.12);
  const x = (day: string): number => BOX.left + daysBetween(first, day) * column;
  const y = (value: number): number => BOX.height - BOX.bottom - (value / most) * (BOX.height - BOX.top - BOX.bottom);
  const sources = sourcesOf(points);
  const lines: Line[] = [];
  const taken: [number, number, number][] = [];
  for (const [sign, source] of sources.entries()) {
    for (const projection of [false, true]) {
      const own = dated.filter((one) => sourceOf(one) === source && one.projection === projection).sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
      if (own.length > 0) lines.push(lineOf(own, { source, sign, projection, column, sources: sources.length, x, y, taken }));
    }
  }
  const ticks = [0, most / 2, most].map((value) => ({ value, y: y(value) }));
  return { lines, ticks, days: ticked(first, count).map((day) => ({ day, x: x(day) })) };
}

interface Frame {
  source: string;
  sign: number;
  projection: boolean;
  column: number;
  sources: number;
  x: (day: string) => number;
  y: (value: number) => number;
  taken: [number, number, number][];
}

function lineOf(own: SeriesPoint[], frame: Frame): Line {
  const line: Line = { source: frame.source, sign: frame.sign, projection: frame.projection, marks: [], steps: [], bands: [] };
  const starts = own.map((one, i) => startOf(one, own.slice(0, i), frame));
  let before: { x: number; y: number } | null = null;
  own.forEach((one, i) => {
    const from = starts[i] ?? 0;
    const until = starts[i + 1] ?? Math.max(frame.x(shifted(dayOf(one), 1)), from + 4);
    const level = freeLevel(frame.y(valueOf(one)), from, until, frame.taken);
    line.marks.push({ id: one.id, x: from, y: level, bound: one.point === null || one.low !== one.high });
    line.steps.push(`${before === null ? `M${from} ${level}` : `M${before.x} ${before.y}V${level}`}H${until}`);
    before = { x: until, y: level };
    if (one.low !== one.high) line.bands.push(bandOf(one, from, until, frame.y));
  });
  return line;
}

/** Within the day that a value is of, sources stand beside one another, and so do several values of one source. */
function startOf(one: SeriesPoint, earlier: SeriesPoint[], { sign, sources, column, x }: Frame): number {
  const beside = Math.min(BESIDE, (column * 0.8) / (sources + 1));
  const again = earlier.filter((other) => dayOf(other) === dayOf(one)).length;
  return x(dayOf(one)) + beside * (sign + 0.5) + again * beside * 0.8;
}

/** The height of a value, or the next one above at which no other line lies. */
function freeLevel(y: number, from: number, until: number, taken: [number, number, number][]): number {
  let level = y;
  while (taken.some(([a, b, at]) => Math.abs(at - level) < APART - 0.1 && a < until && from < b)) level -= APART;
  taken.push([from, until, level]);
  return level;
}

function bandOf(one: SeriesPoint, from: number, until: number, y: (value: number) => number): Band {
  const top = one.high === null ? BOX.top : y(one.high);
  const bottom = one.low === null ? y(0) : y(one.low);
  return { x: from, y: top, width: until - from, height: Math.max(bottom - top, 1), open: one.high === null ? "above" : one.low === null ? "below" : null };
}

function dayOf(one: SeriesPoint): string {
  return (one.as_of ?? "").slice(0, 10);
}

/** The next number of one or two figures that is at least as great. */
function roundedUp(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((by) => by * unit).find((one) => one >= value * 0.9999) ?? 10 * unit;
}

const MOST_DAYS = 4;

/** At most a few days, evenly spaced, that are written below: the first of them among these. */
function ticked(first: string, count: number): string[] {
  const step = Math.max(1, Math.ceil(count / MOST_DAYS));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => shifted(first, i * step));
}
