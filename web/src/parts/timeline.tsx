/** How many entries each day has: a bar a day, and a way to choose one. */

import { daysBetween, shifted, shortDay } from "../words";
import type { DayCount } from "../details";
import type { Query } from "../shapes";

const WIDTH = 320;
const HEIGHT = 64;
/** Days for which each has a bar of its own; a longer time is drawn by weeks. */
const MOST_BARS = 120;

export interface Bar {
  first: string;
  last: string;
  entries: number;
  disputed: number;
}

/** The bars from the first day that has an entry to the last, days or weeks or more. */
export function bars(days: DayCount[]): Bar[] {
  const dated = days.filter((one): one is DayCount & { day: string } => one.day !== null);
  const [first, last] = [dated[0]?.day, dated.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const step = Math.max(1, Math.ceil((daysBetween(first, last) + 1) / MOST_BARS));
  const made = new Map<number, Bar>();
  for (const { day, entries, disputed } of dated) {
    const at = Math.floor(daysBetween(first, day) / step);
    const begin = shifted(first, at * step);
    const bar = made.get(at) ?? { first: begin, last: shifted(begin, step - 1), entries: 0, disputed: 0 };
    made.set(at, { ...bar, entries: bar.entries + entries, disputed: bar.disputed + disputed });
  }
  return [...made.values()];
}

export function Timeline({ days, query, choose }: { days: DayCount[]; query: Query; choose: (day: string) => void }) {
  const drawn = bars(days);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = daysBetween(first.first, last.last) + 1;
  const most = Math.max(...drawn.map((bar) => bar.entries));
  const x = (day: string): number => (daysBetween(first.first, day) / span) * WIDTH;
  return (
    <figure class="timeline">
      <figcaption>Entries by day</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 14}`} role="group" aria-label="Entries by day; each bar chooses its day">
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} class="axis" />
        {drawn.map((bar) => {
          const width = Math.max(2, x(shifted(bar.last, 1)) - x(bar.first) - 1);
          const height = Math.max(2, (bar.entries / most) * (HEIGHT - 4));
          const part = (bar.disputed / bar.entries) * height;
          const chosen = query.from !== undefined && query.from <= bar.last && (query.until ?? "9999") >= bar.first;
          const name = `${shortDay(bar.first)}${bar.last > bar.first ? ` to ${shortDay(bar.last)}` : ""}: ${bar.entries} entries, ${bar.disputed} disputed`;
          return (
            <a key={bar.first} href="#" class={chosen ? "bar chosen" : "bar"} aria-label={name} onClick={(event) => pick(event, bar.first, choose)}>
              <title>{name}</title>
              <rect class="reach" x={x(bar.first)} y="0" width={width} height={HEIGHT} />
              <rect class="all" x={x(bar.first)} y={HEIGHT - height} width={width} height={height} />
              <rect class="disputed" x={x(bar.first)} y={HEIGHT - part} width={width} height={part} />
            </a>
          );
        })}
        <text x="0" y={HEIGHT + 12}>
          {shortDay(first.first)}
        </text>
        {last !== first && (
          <text x={WIDTH} y={HEIGHT + 12} text-anchor="end">
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
