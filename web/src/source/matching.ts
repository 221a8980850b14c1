/** The filters of the command line, for a page that has no server to ask; `view/filters.py` says what they mean. */

import type { EntityTag, PlaceSummary } from "../details";
import type { EntryRow, Query } from "../shapes";
import { fold, hasWords } from "../text";

export function matches(row: EntryRow, query: Query, entities: EntityTag[], places: PlaceSummary[]): boolean {
  return (
    (query.day === undefined || mayBe(row, query.day, query.day)) &&
    (query.from === undefined || mayBe(row, query.from, "9999")) &&
    (query.until === undefined || mayBe(row, "0000", query.until)) &&
    (query.disputed !== true || row.disputed) &&
    (query.status === undefined || row.status === query.status) &&
    (query.type === undefined || row.types.includes(query.type)) &&
    (query.doc === undefined || row.docs.some((doc) => fold(doc).includes(fold(query.doc ?? "")))) &&
    (query.place === undefined || isAt(row, query.place, places)) &&
    (query.who === undefined || names(row, query.who, entities)) &&
    (query.words === undefined || fold(`${row.title} ${row.text}`).includes(fold(query.words)))
  );
}

/** Whether an entry may have been on one of the days from `first` to `last`; an undated one never. */
function mayBe(row: EntryRow, first: string, last: string): boolean {
  if (row.day === null) return false;
  const begin = row.day.slice(0, 10);
  return row.until === null ? first <= begin && begin <= last : begin <= last && first < row.until;
}

function isAt(row: EntryRow, wanted: string, places: PlaceSummary[]): boolean {
  if (row.place === null) return false;
  const key = row.place.key;
  if (key === wanted || hasWords(row.place.name, wanted)) return true;
  return places.some((place) => place.key === key && hasWords(place.name, wanted));
}

function names(row: EntryRow, wanted: string, entities: EntityTag[]): boolean {
  return entities.some(
    (one) => row.who.includes(one.id) && (one.id === wanted || [one.name, ...one.aliases].some((name) => hasWords(name, wanted))),
  );
}
