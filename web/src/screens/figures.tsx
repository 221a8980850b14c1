/** Figures: each series as steps by the day that its values are of, one line a source, and the table beside it. */

import { passageAddress, writeAddress } from "../address";
import { Failed } from "../app";
import type { SeriesPoint, SeriesRow } from "../details";
import { useLoaded } from "../parts/hooks";
import { useRoom } from "../parts/room";
import { fold } from "../text";
import { counted, daysBetween, shifted, shortDay } from "../words";

const WIDTH = 480;
const HEIGHT = 180;
const PAD = { left: 8, right: 8, top: 14, bottom: 20 };
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "1 4"];

export function Figures() {
  const { source, address, edition } = useRoom();
  const found = useLoaded(() => source.series(address.query), [source, edition, JSON.stringify(address.query)]);
  if (found.failed) return <Failed error={found.failed} />;
  if (!found.value) return <p class="waiting">…</p>;
  const rows = [...found.value].sort((a, b) => b.points.length - a.points.length);
  return (
    <section class="figures-screen" aria-labelledby="figures-title">
      <h2 id="figures-title">{rows.length === 0 ? "No figure is given twice" : counted(rows.length, "series", "series")}</h2>
      {rows.map((series) => (
        <Series key={series.id} series={series} />
      ))}
    </section>
  );
}

function Series({ series }: { series: SeriesRow }) {
  const name = `${series.quantity === "other" ? (series.counted ?? "figure") : `${series.quantity}${series.counted && series.counted !== "people" ? `, ${series.counted}` : ""}`}${series.place ? ` · ${series.place}` : ""}`;
  const sources = sourcesOf(series);
  return (
    <article class="series" id={`series-${series.id}`}>
      <h3>{name}</h3>
      <div class="plot-and-table">
        <Plot series={series} name={name} sources={sources} />
        <table>
          <caption class="hidden">{name}, value by value</caption>
          <thead>
            <tr>
              <th scope="col">As of</th>
              <th scope="col">Value</th>
              <th scope="col">Who says so</th>
            </tr>
          </thead>
          <tbody>
            {series.points.map((one) => (
              <tr key={one.id}>
                <td>{one.as_of ? shortDay(one.as_of) : "no date"}</td>
                <td>
                  <a href={writeAddress(passageAddress(one.passage))}>{one.text}</a>
                  {one.projection && <small> projection</small>}
                  {one.status !== "asserted" && <small> {one.status}</small>}
                </td>
                <td>
                  <svg class={`key line-${sources.indexOf(sourceOf(one)) % 5}`} viewBox="0 0 24 8" aria-hidden="true">
                    <line x1="0" x2="24" y1="4" y2="4" style={{ strokeDasharray: dash(sources.indexOf(sourceOf(one))) }} />
                  </svg>
                  {one.who ?? one.passage.doc}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

/** Who gives a value: *The ministry* and *ministry* are one source, drawn as one line. */
export function sourceOf(one: SeriesPoint): string {
  return one.who === null ? one.passage.doc : fold(one.who).replace(/^the /, "");
}

/** The sources of a series, each once, in the order of its values: the order of the signs that they are drawn in. */
function sourcesOf(series: SeriesRow): string[] {
  return [...new Set(series.points.map(sourceOf))];
}

function dash(at: number): string {
  return DASHES[at % DASHES.length] ?? "";
}

type Dated = SeriesPoint & { as_of: string };

/** Steps: a value holds until the same source gives another; nothing is drawn between two sources. */
function Plot({ series, name, sources }: { series: SeriesRow; name: string; sources: string[] }) {
  const dated = series.points.filter((one): one is Dated => one.as_of !== null && value(one) !== null);
  const days = dated.map((one) => one.as_of.slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return <p class="note">None of these values has a date.</p>;
  const span = Math.max(1, daysBetween(first, last) + 1);
  const most = Math.max(...dated.map((one) => Math.max(one.high ?? 0, one.low ?? 0, one.point ?? 0)), 1);
  const x = (day: string): number => PAD.left + (daysBetween(first, day.slice(0, 10)) / span) * (WIDTH - PAD.left - PAD.right);
  const y = (n: number): number => HEIGHT - PAD.bottom - (n / most) * (HEIGHT - PAD.top - PAD.bottom);
  const bySource = new Map<string, Dated[]>();
  for (const one of dated) bySource.set(sourceOf(one), [...(bySource.get(sourceOf(one)) ?? []), one]);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}: steps by source; the table has the same values`}>
      <line class="axis" x1={PAD.left} x2={WIDTH - PAD.right} y1={y(0)} y2={y(0)} />
      <text x={PAD.left} y={PAD.top - 3}>
        {most.toLocaleString("en-GB")}
      </text>
      <text x={PAD.left} y={HEIGHT - 5}>
        {shortDay(first)}
      </text>
      {last !== first && (
        <text x={WIDTH - PAD.right} y={HEIGHT - 5} text-anchor="end">
          {shortDay(last)}
        </text>
      )}
      {[...bySource].map(([who, points]) => {
        const i = sources.indexOf(who);
        const row = [...points].sort((a, b) => a.as_of.localeCompare(b.as_of));
        return (
          <g key={who} class={`line line-${i % 5}`} style={{ strokeDasharray: dash(i) }}>
            <title>{points[0]?.who ?? who}</title>
            {row.map((one, n) => {
              const [left, right] = [x(one.as_of), x(row[n + 1]?.as_of ?? shifted(one.as_of.slice(0, 10), 1))];
              const at = y(value(one) ?? 0);
              const next = row[n + 1];
              return (
                <g key={one.id} class={one.projection ? "projection" : undefined}>
                  {one.low !== one.high && <rect class="band" x={left} width={Math.max(3, right - left)} y={y(one.high ?? most)} height={Math.max(2, y(one.low ?? 0) - y(one.high ?? most))} />}
                  <path class="step" d={`M${left} ${at}H${Math.max(right, left + 3)}${next ? `V${y(value(next) ?? 0)}` : ""}`} />
                  <circle cx={left} cy={at} r="3" />
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

function value(one: SeriesPoint): number | null {
  return one.point ?? one.low ?? one.high;
}
