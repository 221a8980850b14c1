/** Data from the files beside a page that was opened from a folder: scripts, since a page from a folder may fetch nothing. */

import type { Dispute, DossierInfo, EntryRow, Page, Passage, Query } from "../shapes";
import type { DayCount, DocumentText, EntityTag, EntryDetail, PersonPage, PlacePage, PlaceSummary, SeriesRow } from "../details";
import { hasWords } from "../text";
import { matches } from "./matching";
import { load } from "./parcels";
import { type Source, SourceError } from "./source";

const PAGE = 200;

interface Shelf {
  info: DossierInfo;
  rows: EntryRow[];
  entities: EntityTag[];
  places: PlaceSummary[];
  series: SeriesRow[];
  disputes: Dispute[];
  /** Entry, entity, place and document → the file that holds its details. */
  files: Record<string, string>;
}

export function carried(): Source {
  const shelf = () => load<Shelf>("data/dossier.js", "dossier");
  const detail = async <T>(kind: string, key: string): Promise<T> => {
    const file = (await shelf()).files[`${kind}:${key}`];
    if (file === undefined) throw new SourceError("That is not in this dossier.", "It may stand in a newer edition of it.");
    return (await load<Record<string, T>>(`data/${file}.js`, file))[`${kind}:${key}`] as T;
  };
  const rows = async (query: Query): Promise<EntryRow[]> => {
    const held = await shelf();
    return held.rows.filter((row) => matches(row, query, held.entities, held.places));
  };
  return {
    dossier: async () => (await shelf()).info,
    async entries(query, cursor): Promise<Page<EntryRow>> {
      const found = await rows(query);
      const from = cursor === null ? 0 : Number(cursor);
      const next = from + PAGE < found.length ? String(from + PAGE) : null;
      return { items: found.slice(from, from + PAGE), total: found.length, next };
    },
    days: async (query) => counts(await rows(query)),
    entry: (id) => detail<EntryDetail>("entry", id),
    series: async () => (await shelf()).series,
    disputes: async () => (await shelf()).disputes,
    entities: async () => (await shelf()).entities,
    entity: (id) => detail<PersonPage>("entity", id),
    places: async () => (await shelf()).places,
    place: (key) => detail<PlacePage>("place", key),
    document: (doc) => detail<DocumentText>("document", doc),
    search: async (words) => searched(words, (await shelf()).info, detail),
    onChange: () => () => undefined,
  };
}

/** Passages that hold all the words, dispatch by dispatch; a static site has no index to ask. */
async function searched(
  words: string,
  info: DossierInfo,
  detail: <T>(kind: string, key: string) => Promise<T>,
): Promise<Passage[]> {
  const wanted = words.split(/\s+/).filter(Boolean);
  const found: Passage[] = [];
  if (wanted.length === 0) return found;
  for (const { doc } of info.documents) {
    const { text, text_sha256 } = await detail<DocumentText>("document", doc);
    for (const sentence of text.matchAll(/[^.!?\n]+[.!?\n]?/g)) {
      if (!wanted.every((word) => hasWords(sentence[0], word))) continue;
      const start = [...text.slice(0, sentence.index)].length;
      const quote = sentence[0].trim();
      found.push({ doc, start, end: start + [...sentence[0]].length, quote, before: "", after: "", text_sha256 });
    }
  }
  return found.slice(0, 100);
}

/** How many entries each day has, in order, the undated last. */
function counts(rows: EntryRow[]): DayCount[] {
  const made = new Map<string | null, DayCount>();
  for (const row of rows) {
    const day = row.day?.slice(0, 10) ?? null;
    const one = made.get(day) ?? { day, entries: 0, disputed: 0 };
    made.set(day, { day, entries: one.entries + 1, disputed: one.disputed + Number(row.disputed) });
  }
  return [...made.values()];
}
