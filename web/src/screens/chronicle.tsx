/** The chronicle: days as a newsbook's columns, with the timeline, the map and the evidence beside them. */

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { HOME, writeAddress } from "../address";
import { Failed, isBusy } from "../app";
import { WorldMap } from "../map/map";
import { Entry } from "../parts/entry";
import { Evidence } from "../parts/evidence";
import { Filters } from "../parts/filters";
import { useKeys, useLoaded } from "../parts/hooks";
import { Paper } from "../parts/paper";
import { useRoom } from "../parts/room";
import { Timeline } from "../parts/timeline";
import { type Chunk, Windowed } from "../parts/windowed";
import type { EntryRow, Page } from "../shapes";
import { counted, dayInWords, shifted } from "../words";

export function Chronicle() {
  const { source, address, go, edition, info } = useRoom();
  const { query, selected } = address;
  const asked = JSON.stringify(query);
  const { rows, total, failed, more } = useRows();
  const days = useLoaded(() => source.days(query), [source, edition, asked]);
  const places = useLoaded(() => source.places(query), [source, edition, asked]);
  const since = info?.first_day ? shifted(info.first_day, -RECENT) : "";
  const sections = useMemo(() => byDay(rows, since), [rows, since]);
  useListKeys(rows);
  useEffect(() => {
    const pane = sections.find((one) => one.items.some((row) => row.id === selected))?.key;
    if (pane !== undefined && document.getElementById(`entry-${selected}`) === null) document.querySelector(`[data-pane="${pane}"]`)?.scrollIntoView({ block: "start" });
    const shown = setTimeout(() => document.getElementById(`entry-${selected}`)?.scrollIntoView({ block: "nearest" }), 100);
    return () => clearTimeout(shown);
  }, [rows.length > 0, selected]);
  const choose = useCallback(
    (day: string) => go({ ...address, query: { ...query, from: day, until: day }, selected: null }),
    [address, go, query],
  );
  if (failed) return <Failed error={failed} />;
  return (
    <div class={selected ? "chronicle opened" : "chronicle"}>
      <details class="asking" open={window.matchMedia("(min-width: 60rem)").matches}>
        <summary>Filters</summary>
        <Filters />
      </details>
      <div class="news">
        <p class="count" role="status">
          {total === null ? "…" : counted(total, "entry", "entries")}
          {query.as_of && `, as known on ${dayInWords(query.as_of)}`}
        </p>
        <Paper rows={rows} total={total} since={since} />
        {total === 0 && (
          <p class="nothing">
            Nothing in this dossier answers that. <a href={writeAddress(HOME)}>See all of it.</a>
          </p>
        )}
        <Windowed chunks={sections} more={more} render={section} />
      </div>
      <aside class="beside" aria-label="Timeline, map and evidence">
        {selected && <Evidence id={selected} />}
        {days.value === null ? <figure class="timeline coming" aria-hidden="true" /> : <Timeline days={days.value} query={query} choose={choose} />}
        <WorldMap places={places.value ?? []} rows={rows} />
      </aside>
    </div>
  );
}

/** Days before the first dispatch within which an entry still belongs to the story, not to what led to it. */
const RECENT = 31;
const EARLIER = "earlier";

/** What the dispatches tell of long before: closed at first, as a reader wants the news. */
function Earlier({ rows }: { rows: EntryRow[] }) {
  const { address } = useRoom();
  return (
    <details class="day earlier" open={rows.some((row) => row.id === address.selected) || Object.keys(address.query).length > 0}>
      <summary>
        <h2>Before: {counted(rows.length, "entry", "entries")} of what led to this</h2>
      </summary>
      <div class="columns">
        {rows.map((row) => (
          <Entry key={row.id} row={row} dated />
        ))}
      </div>
    </details>
  );
}

function Day({ day, part, rows }: { day: string; part: string; rows: EntryRow[] }) {
  const name = `${day === "" ? "Without a date" : dayInWords(day)}${part && `, part ${part}`}`;
  const unplaced = rows.filter((row) => row.place === null).length;
  return (
    <section class={day === "" ? "day tray" : "day"} aria-label={name} data-day={day}>
      <h2>
        {name}
        {day === "" && unplaced > 0 && <small> · {counted(unplaced, "of them has no place either", "of them have no place either")}</small>}
      </h2>
      <div class="columns">
        {rows.map((row) => (
          <Entry key={row.id} row={row} dated={row.until !== null} />
        ))}
      </div>
    </section>
  );
}

function section({ key, items }: Chunk<EntryRow>) {
  const [day = "", part = ""] = key.split(PART);
  return day === EARLIER ? <Earlier rows={items} /> : <Day day={day} part={part} rows={items} />;
}

interface Rows {
  rows: EntryRow[];
  total: number | null;
  failed: Error | null;
  more: (() => void) | null;
}

/** The rows that were asked for, page by page as they are wanted. */
function useRows(): Rows {
  const { source, address, edition } = useRoom();
  const asked = JSON.stringify(address.query);
  const [state, setState] = useState<{ rows: EntryRow[]; page: Page<EntryRow> | null; failed: Error | null }>({
    rows: [],
    page: null,
    failed: null,
  });
  const turn = useRef(0);
  const load = useCallback(
    (cursor: string | null, before: EntryRow[]) => {
      const own = ++turn.current;
      source.entries(address.query, cursor).then(
        (page) => own === turn.current && setState({ rows: [...before, ...page.items], page, failed: null }),
        (failed: Error) => own === turn.current && setState({ rows: [], page: null, failed }),
      );
    },
    [source, asked],
  );
  useEffect(() => load(null, []), [load, edition]);
  const next = state.page?.next ?? null;
  const more = next === null ? null : () => load(next, state.rows);
  return { rows: state.rows, total: state.page?.total ?? null, failed: state.failed, more };
}

/** Entries of a section at most: a day that has more is shown in parts. */
const MOST = 50;
const PART = "/";

/** Rows in sections of one day each as they come: what was long before the dispatches first, the undated last. */
export function byDay(rows: EntryRow[], since = ""): Chunk<EntryRow>[] {
  const sections: Chunk<EntryRow>[] = [];
  for (const row of rows) {
    const day = row.day === null ? "" : row.day < since ? EARLIER : row.day.slice(0, 10);
    const last = sections.at(-1);
    const [same, part] = last?.key.split(PART) ?? [];
    if (last === undefined || same !== day) sections.push({ key: day, items: [row] });
    else if (last.items.length < MOST) last.items.push(row);
    else sections.push({ key: `${day}${PART}${Number(part ?? 1) + 1}`, items: [row] });
  }
  return sections;
}

/** j and k walk through the entries, the arrows through the days. */
function useListKeys(rows: EntryRow[]): void {
  const { address, go } = useRoom();
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target) || rows.length === 0) return;
    const at = rows.findIndex((row) => row.id === address.selected);
    const to = { j: at + 1, k: at < 0 ? 0 : at - 1, ArrowRight: dayFrom(rows, at, 1), ArrowLeft: dayFrom(rows, at, -1) }[event.key];
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    go({ ...address, selected: row.id }, true);
    document.getElementById(`entry-${row.id}`)?.scrollIntoView({ block: "nearest" });
  });
}

/** The index of the first entry of the next day, or of the one before. */
export function dayFrom(rows: EntryRow[], at: number, step: 1 | -1): number {
  const day = rows[Math.max(at, 0)]?.day?.slice(0, 10);
  let to = Math.max(at, 0);
  while (rows[to] !== undefined && rows[to]?.day?.slice(0, 10) === day) to += step;
  const other = rows[to]?.day?.slice(0, 10);
  while (step < 0 && to > 0 && rows[to - 1]?.day?.slice(0, 10) === other) to -= 1;
  return to;
}
