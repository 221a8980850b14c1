/** A dispatch as it is laid out: in paragraphs, with what stands beside or within each. */

import type { Rewording } from "../details";
import type { Stretch, Text } from "../text";

export interface Stretched {
  start: number;
  end: number;
}

/** The paragraphs of a text, each with the line breaks behind it: together they are all of it. */
export function paragraphs(text: Text): Stretched[] {
  const found: Stretched[] = [];
  let start = 0;
  for (const [whole] of text.whole.matchAll(/[^\n]*\n+|[^\n]+$/g)) {
    const end = start + Array.from(whole).length;
    found.push({ start, end });
    start = end;
  }
  return found;
}

/** The stretches that lie in a paragraph, cut at its ends. */
export function within(cut: Stretch[], { start, end }: Stretched): Stretch[] {
  return cut
    .filter((one) => one.start < end && one.end > start)
    .map((one) => ({ ...one, start: Math.max(one.start, start), end: Math.min(one.end, end) }));
}

/** How far each note is put below the one before, so that it stands beside its line where there is room, and on none. */
export function spaced(tops: number[], heights: number[], gap: number): number[] {
  let below = 0;
  return tops.map((top, i) => {
    const by = Math.max(top - below, i === 0 ? 0 : gap);
    below += by + (heights[i] ?? 0);
    return by;
  });
}

/** Which of two dispatches came first: what only the later has was added, what only the earlier has left out. */
export type Direction = "own-later" | "own-earlier" | "unknown";

/** What the other says is put before what stands here where it is the older, else behind it. */
export function placeOf(change: Rewording, direction: Direction): number {
  return direction === "own-earlier" ? change.end : change.start;
}

export interface Summary {
  /** Words that stand here alone. */
  here: number;
  /** Words that stand there alone. */
  there: number;
  moved: number;
  /** Numbers that were exchanged: there, here. */
  numbers: [string, string][];
}

const NUMBER = /^\D{0,12}\d[\d.,]*\D{0,12}$/u;

/** What differs, in numbers. */
export function summed(changes: Rewording[], text: Text): Summary {
  const sum: Summary = { here: 0, there: 0, moved: 0, numbers: [] };
  for (const one of changes) {
    const own = text.cut(one.start, one.end);
    if (one.moved) {
      sum.moved += 1;
      continue;
    }
    sum.here += wordsIn(own);
    sum.there += wordsIn(one.words);
    if (NUMBER.test(own) && NUMBER.test(one.words)) sum.numbers.push([one.words, own]);
  }
  return sum;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,-]*[\p{L}\p{N}\p{M}])?/gu)?.length ?? 0;
}
