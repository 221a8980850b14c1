/** Data from the files beside a page that was opened from a folder: scripts, since a page from a folder may fetch nothing. */

import type { Dispute, DossierInfo, EntryRow, Page, Passage, Query } from "../shapes";
import type { DayCount, DocumentText, EntityTag, EntryDetail, PersonPage, PlacePage, PlaceSummary, SeriesRow } from "../details";
import { fold, hasWords, pageAt } from "../text";
import { counts, summaries } from "./counting";
import { type Finding, matching, spellings } from "./matching";
import type { Grade } from "./judging";
import { load } from "./parcels";
import { type Source, SourceError } from "./source";

const PAGE = 200;

/** What the first view needs; all else comes when it is asked for. */
interface Shelf {
  info: DossierInfo;
  /** The first of the rows. */
  rows: EntryRow[];
  total: number;
  days: DayCount[];
  places: PlaceSummary[];
}

const parcel = <T>(name: string): Promise<T> => load<T>(`data/${name}.js`, name);

export function carried(): Source {
  const shelf = () => parcel<Shelf>("dossier");
  const finding = () => parcel<Finding>("finding");
  const all = async (): Promise<EntryRow[]> => {
    const { rows, total } = await shelf();
    return rows.length < total ? [...rows, ...(await parcel<EntryRow[]>("lines"))] : rows;
  };
  const rows = async (query: Query): Promise<EntryRow[]> =>
    asks(query) ? matching(await all(), query, await finding(), (await shelf()).info.documents) : all();
  return {
    dossier: async () => (await shelf()).info,
    async entries(query, cursor): Promise<Page<EntryRow>> {
      const held = await shelf();
      const next = (to: number, total: number): string | null => (to < total ? String(to) : null);
      if (cursor === null && !asks(query)) return { items: held.rows, total: held.total, next: next(held.rows.length, held.total) };
      const found = await rows(query);
      const from = Number(cursor ?? 0);
      return { items: found.slice(from, from + PAGE), total: found.length, next: next(from + PAGE, found.length) };
    },
    days: async (query) => (asks(query) ? counts(await rows(query)) : (await shelf()).days),
    entry: (id) => detail<EntryDetail>("entry", id),
    async series({ place }) {
      const series = await parcel<SeriesRow[]>("series");
      if (!place) return series;
      const wanted = spellings(place, await finding());
      return series.filter((row) => wanted.some((name) => fold(row.place ?? "").includes(name)));
    },
    async disputes(query) {
      const disputes = await parcel<Dispute[]>("disputes");
      if (!asks(query)) return disputes;
      const passed = new Set((await rows(query)).map((row) => row.id));
      return disputes.filter((one) => one.entries.some((id) => passed.has(id)));
    },
    async entities(query) {
      const entities = await parcel<EntityTag[]>("names");
      if (!asks(query)) return entities;
      const passed = new Set((await rows(query)).flatMap((row) => row.who));
      return entities.filter((one) => passed.has(one.id));
    },
    entity: (id) => detail<PersonPage>("entity", id),
    places: async (query) => (asks(query) ? summaries(await rows(query)) : (await shelf()).places),
    place: (key) => detail<PlacePage>("place", key),
    document: (doc) => detail<DocumentText>("document", doc),
    search: async (words) => searched(words, (await shelf()).info),
    grades: () => parcel<Grade[]>("grades"),
    onChange: () => () => undefined,
    registry: null,
  };
}

/** The details of one record, from the file that holds them; `files` says which that is. */
async function detail<T>(kind: string, key: string): Promise<T> {
  const file = (await parcel<Record<string, string>>("files"))[`${kind}:${key}`];
  if (file === undefined) throw new SourceError("That is not in this dossier.", "It may stand in a newer edition of it.");
  return (await parcel<Record<string, T>>(file))[`${kind}:${key}`] as T;
}

/** Whether a query leaves anything out; the day that a site stands for is its own. */
function asks({ as_of: _, words: __, ...query }: Query): boolean {
  return Object.values(query).some((value) => value !== undefined && value !== false);
}

/** Passages that hold all the words, dispatch by dispatch; a static site has no index to ask. */
async function searched(words: string, info: DossierInfo): Promise<Passage[]> {
  const wanted = words.split(/\s+/).filter(Boolean);
  const found: Passage[] = [];
  if (wanted.length === 0) return found;
  for (const { doc } of info.documents) {
    const { text, text_sha256 } = await detail<DocumentText>("document", doc);
    for (const sentence of text.matchAll(/[^.!?\n]+[.!?\n]?/g)) {
      if (!wanted.every((word) => hasWords(sentence[0], word))) continue;
      const start = [...text.slice(0, sentence.index)].length;
      const quote = sentence[0].trim();
      found.push({ doc, start, end: start + [...sentence[0]].length, quote, before: "", after: "", text_sha256, page: pageAt(text, sentence.index) });
    }
  }
  return found.slice(0, 100);
}
