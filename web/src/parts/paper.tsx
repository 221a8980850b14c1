/** The chronicle as a document on paper: numbered entries under their days, and a note for every passage they rest on. */

import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { passageAddress, permalink, writeAddress } from "../address";
import type { EntryRow, Query, Span } from "../shapes";
import type { Source } from "../source/source";
import { pageAt, Text } from "../text";
import { counted, dayInWords, shortDay, when } from "../words";
import { BEFORE, endnotes, type Endnotes, keyOf, underDays } from "./endnotes";
import { useKeys, usePaper } from "./hooks";
import { useRoom } from "./room";

/** Entries on paper at most: a longer chronicle is a book, and exported as one. */
const MOST = 2_000;
/** Dispatches that are asked for at once. */
const TOGETHER = 6;

interface Prepared {
  rows: EntryRow[];
  total: number;
  words: Map<string, Words>;
}

/** The words of a note, and the page of the dispatch that they begin on. */
interface Words {
  quote: string;
  page: number | null;
}

/** All that is printed, fetched before it is; the browser waits for nothing once it prints. */
async function prepare(source: Source, query: Query): Promise<Prepared> {
  const rows: EntryRow[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page: Awaited<ReturnType<Source["entries"]>> = await source.entries(query, cursor);
    rows.push(...page.items);
    [cursor, total] = [page.next, page.total];
  } while (cursor !== null && rows.length < MOST);
  const byDoc = new Map<string, Span[]>();
  for (const span of endnotes(rows).notes) byDoc.set(span.doc, [...(byDoc.get(span.doc) ?? []), span]);
  const words = new Map<string, Words>();
  const waiting = [...byDoc];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const text = new Text((await source.document(next[0])).text);
      for (const span of next[1]) {
        const quote = text.cut(span.start, span.end).replace(/\s+/gu, " ").trim();
        words.set(keyOf(span), { quote, page: pageAt(text.whole, text.cut(0, span.start).length) });
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return { rows, total, words };
}

/** The way to print, and what is printed; `rows`: what is there when somebody prints without it. */
export function Paper({ rows, total, since }: { rows: EntryRow[]; total: number | null; since: string }) {
  const { source, address, edition } = useRoom();
  const asked = JSON.stringify(address.query);
  const [ready, setReady] = useState<Prepared | null>(null);
  const [said, setSaid] = useState("");
  const printing = usePaper();
  useEffect(() => setReady(null), [source, asked, edition]);
  const print = (): void => {
    setSaid("Gathering the passages …");
    prepare(source, address.query).then(
      (made) => {
        setReady(made);
        setSaid("");
        window.requestAnimationFrame(() => window.requestAnimationFrame(() => window.print()));
      },
      (failed: Error) => setSaid(failed.message),
    );
  };
  useKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p" || event.shiftKey || event.altKey || ready !== null) return;
    event.preventDefault();
    print();
  });
  const held = ready ?? { rows, total: total ?? rows.length, words: new Map<string, Words>() };
  return (
    <>
      <p class="to-paper">
        <button type="button" class="plain" onClick={print}>
          Print with notes
        </button>
        <span role="status">{said}</span>
      </p>
      {(printing || ready !== null) && <Document held={held} since={since} />}
    </>
  );
}

function Document({ held, since }: { held: Prepared; since: string }) {
  const notes = endnotes(held.rows);
  return (
    <section class="document" aria-label="The chronicle on paper" data-ready={held.words.size > 0 ? "true" : undefined}>
      {held.rows.length < held.total && (
        <p>
          The first {counted(held.rows.length, "entry", "entries")} of {held.total.toLocaleString("en-GB")}.
        </p>
      )}
      {underDays(held.rows, since).map(({ day, first, rows }) => (
        <section key={first}>
          <h2>{day === null ? "Without a date" : day === BEFORE ? "Before: what led to this" : dayInWords(day)}</h2>
          <ol start={first}>
            {rows.map((row) => (
              <li key={row.id}>
                <Told row={row} notes={notes} dated={day === BEFORE || row.until !== null} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Notes notes={notes.notes} words={held.words} />
    </section>
  );
}

function Told({ row, notes, dated }: { row: EntryRow; notes: Endnotes; dated: boolean }) {
  const { cited, beside } = notes.numbers.get(row.id) ?? { cited: [], beside: [] };
  const stands = [row.status, row.disputed && "disputed", row.unverified && "unverified", row.changed && "changed"].filter(Boolean).join(", ");
  const place = row.place === null ? "no place" : `${row.place.name}${row.place.inferred ? " (inferred)" : ""}${row.place.rough ? " (near)" : ""}`;
  const told = row.text.replace(/[.\s]+$/, "") !== row.title.replace(/[.\s]+$/, "");
  return (
    <>
      <b>{row.title}</b>
      <Numbers numbers={cited} />
      {told && <> {row.text}</>}{" "}
      <small>
        {[stands, dated && row.day !== null && when(row), place, counted(row.n_origins, "origin")].filter(Boolean).join(" · ")}
        {row.speakers.length > 0 && ` · so say: ${row.speakers.join("; ")}`}
        {row.figures.length > 0 && ` · ${row.figures.map((one) => [one.text, one.quantity === "other" ? one.counted : one.quantity, one.who && `(${one.who})`].filter(Boolean).join(" ")).join("; ")}`}
        {beside.length > 0 && " · see also"}
      </small>
      <Numbers numbers={beside} />
    </>
  );
}

function Numbers({ numbers }: { numbers: number[] }) {
  return (
    <sup>
      {numbers.map((number, i) => (
        <Fragment key={number}>
          {i > 0 && ","}
          <a href={`#note-${number}`}>{number}</a>
        </Fragment>
      ))}
    </sup>
  );
}

function Notes({ notes, words }: { notes: Span[]; words: Map<string, Words> }) {
  const { info } = useRoom();
  const tags = new Map(info?.documents.map((one) => [one.doc, one]));
  return (
    <section class="endnotes">
      <h2>Notes</h2>
      <ol>
        {notes.map((span, i) => {
          const [tag, held] = [tags.get(span.doc), words.get(keyOf(span))];
          const from = [tag?.outlet, tag?.title, tag?.published.start ? shortDay(tag.published.start) : "no date", held?.page && `page ${held.page}`].filter(Boolean).join(", ");
          return (
            <li key={keyOf(span)} id={`note-${i + 1}`}>
              {held !== undefined && <q>{held.quote}</q>} {from}. <a href={writeAddress(passageAddress(span))}>{permalink(span)}</a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
