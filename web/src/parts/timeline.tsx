/** How many entries each day has: a bar a day, and a way to choose one. */

import { daysBetween, shifted, shortDay } from "../words";
import type { DayCount } from "../details";
import type { Query } from "../shapes";

const WIDTH = 320;
const HEIGHT = 64;
/** Bars that fit; where more days than that have entries, one bar stands for several. */
const MOST_BARS = 90;
/** Days without an entry behind which the line is broken rather than drawn empty. */
const GAP = 14;
/** Bars' widths that a break takes. */
const BREAK = 1.5;

export interface Bar {
  first: string;
  last: string;
  entries: number;
  disputed: number;
  /** Where it stands, counted in bars from the left, breaks included. */
  at: number;
}

/** The bars of the days that have entries, in order; a long time without any is a break, however long it was. */
export function bars(days: DayCount[]): Bar[] {
  const dated = days.filter((one): one is DayCount & { day: string } => one.day !== null);
  const covered = dated.reduce((sum, one, i) => sum + Math.min(GAP, i === 0 ? 1 : daysBetween(dated[i - 1]?.day ?? one.day, one.day)), 0);
  const step = Math.max(1, Math.ceil(covered / MOST_BARS));
  const made: Bar[] = [];
  for (const { day, entries, disputed } of dated) {
    const bar = made.at(-1);
    if (bar !== undefined && day <= bar.last) {
      made[made.length - 1] = { ...bar, entries: bar.entries + entries, disputed: bar.disputed + disputed };
      continue;
    }
    const gap = bar === undefined ? 0 : daysBetween(bar.last, day) - 1;
    const at = bar === undefined ? 0 : gap > GAP ? bar.at + 1 + BREAK : bar.at + 1 + Math.floor(gap / step);
    made.push({ first: day, last: shifted(day, step - 1), entries, disputed, at });
  }
  return made;
}

export function Timeline({ days, query, choose }: { days: DayCount[]; query: Query; choose: (day: string) => void }) {
  const drawn = bars(days);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return null;
  const wide = Math.min(26, WIDTH / (last.at + 1));
  const end = Math.max(150, Math.min(WIDTH, (last.at + 1) * wide));
  const most = Math.max(...drawn.map((bar) => bar.entries));
  return (
    <figure class="timeline">
      <figcaption>Entries by day</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 14}`} role="group" aria-label="Entries by day; each bar chooses its day">
        <line x1="0" x2={end} y1={HEIGHT} y2={HEIGHT} class="axis" />
        {drawn.map((bar) => {
          const [x, width] = [bar.at * wide, Math.max(1.5, wide - 1)];
          const height = Math.max(2, (bar.entries / most) * (HEIGHT - 4));
          const part = (bar.disputed / bar.entries) * height;
          const chosen = query.from !== undefined && query.from <= bar.last && (query.until ?? "9999") >= bar.first;
          const name = `${shortDay(bar.first)}${bar.last > bar.first ? ` to ${shortDay(bar.last)}` : ""}: ${bar.entries} entries, ${bar.disputed} disputed`;
          return (
            <a key={bar.first} href="#" class={chosen ? "bar chosen" : "bar"} aria-label={name} onClick={(event) => pick(event, bar.first, choose)}>
              <title>{name}</title>
              <rect class="reach" x={x} y="0" width={width} height={HEIGHT} />
              <rect class="all" x={x} y={HEIGHT - height} width={width} height={height} />
              <rect class="disputed" x={x} y={HEIGHT - part} width={width} height={part} />
            </a>
          );
        })}
        <text x="0" y={HEIGHT + 12}>
          {shortDay(first.first)}
        </text>
        {last !== first && (
          <text x={end} y={HEIGHT + 12} text-anchor="end">
            {shortDay(last.last)}
          </text>
        )}
      </svg>
    </figure>
  );
}

function pick(event: Event, day: string, choose: (day: string) => void): void {
  event.preventDefault();
  choose(day);
}
