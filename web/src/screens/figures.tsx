/** Figures: each series as steps by the day that its values are of, one line a source, and the table beside it. */

import { useEffect } from "preact/hooks";
import { HOME, passageAddress, writeAddress } from "../address";
import { Failed } from "../app";
import type { SeriesPoint, SeriesRow } from "../details";
import { useLoaded } from "../parts/hooks";
import { Key, Plot } from "../parts/plot";
import { useRoom } from "../parts/room";
import { sourceOf, sourcesOf } from "../parts/steps";
import { counted, shortDay } from "../words";

export function Figures() {
  const { source, address, edition } = useRoom();
  const found = useLoaded(() => source.series(address.query), [source, edition, JSON.stringify(address.query)]);
  const there = found.value !== null;
  useEffect(() => {
    if (address.ref !== null) document.getElementById(`series-${address.ref}`)?.scrollIntoView({ block: "start" });
  }, [address.ref, there]);
  if (found.failed) return <Failed error={found.failed} />;
  if (!found.value) return <p class="waiting">…</p>;
  const rows = [...found.value].sort((a, b) => b.points.length - a.points.length);
  return (
    <section class="figures-screen" aria-labelledby="figures-title">
      <h2 id="figures-title">{rows.length === 0 ? "No figure is given twice" : counted(rows.length, "series", "series")}</h2>
      {rows.length > 0 && (
        <p class="note">
          A line is one source: it steps when that source gives another value, and nothing is drawn between two sources. Shaded is what a bound leaves open, and its mark is
          hollow. A projection is dotted. Lines of one value are drawn close above one another.
        </p>
      )}
      {rows.map((series) => (
        <Series key={series.id} series={series} />
      ))}
    </section>
  );
}

/** What is counted, of whom, where. */
export function nameOf({ quantity, counted: what, place }: SeriesRow | SeriesPoint): string {
  const named = quantity === "other" ? (what ?? "figure") : `${quantity}${what && what !== "people" ? `, ${what}` : ""}`;
  return `${named}${place ? ` · ${place}` : ""}`;
}

function Series({ series }: { series: SeriesRow }) {
  const name = nameOf(series);
  const undated = series.points.filter((one) => one.as_of === null).length;
  return (
    <article class="series" id={`series-${series.id}`} aria-labelledby={`name-${series.id}`}>
      <h3 id={`name-${series.id}`}>
        <a href={writeAddress({ ...HOME, screen: "figures", ref: series.id })}>{name}</a>
      </h3>
      <div class="plot-and-table">
        <div>
          <Plot id={series.id} points={series.points} name={name} />
          {undated > 0 && undated < series.points.length && <p class="note">{counted(undated, "value has", "values have")} no day, and stand in the table alone.</p>}
        </div>
        <Values points={series.points} name={name} />
      </div>
    </article>
  );
}

/** Values with their sources, each with the sign that it is drawn in; `named` says of each what it counts. */
export function Values({ points, name, named = false }: { points: SeriesPoint[]; name: string; named?: boolean }) {
  const sources = sourcesOf(points);
  return (
    <table>
      <caption class="hidden">{name}, value by value</caption>
      <thead>
        <tr>
          <th scope="col">As of</th>
          {named && <th scope="col">Counted</th>}
          <th scope="col">Value</th>
          <th scope="col">Who says so</th>
        </tr>
      </thead>
      <tbody>
        {points.map((one) => (
          <tr key={one.id}>
            <td>{one.as_of ? shortDay(one.as_of) : "no day"}</td>
            {named && <td>{nameOf({ ...one, place: null })}</td>}
            <td>
              <a href={writeAddress(passageAddress(one.passage))}>{one.text}</a>
              {one.projection && <small> projection</small>}
              {one.status !== "asserted" && <small> {one.status}</small>}
            </td>
            <td>
              {!named && <Key at={sources.indexOf(sourceOf(one))} point={one} />}
              {one.who ?? one.passage.doc}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
