/** The filters of the command line, for a page that has no server to ask; `view/filters.py` says what they mean. */

import type { DocumentTag, EntryRow, Query } from "../shapes";
import { fold } from "../text";

/** What entries are found by beside their rows; names are folded as the command line folds them. */
export interface Finding {
  /** Names of everybody who bears one, and the positions of the entries in which each acts, suffers, speaks or is named. */
  bearers: [string[], number[]][];
  /** The same for words for somebody who is nobody known. */
  strangers: [string, number[]][];
  /** Keys of places, and their names. */
  places: [string, string][];
  /** Names that the gazetteer has for areas, and the keys of what each means. */
  areas: [string, string[]][];
}

/** The rows that pass; `rows` are all of them, since `finding` knows them by their positions. */
export function matching(rows: EntryRow[], query: Query, finding: Finding, documents: DocumentTag[]): EntryRow[] {
  const named = query.who === undefined ? null : naming(query.who, finding);
  const there = query.place === undefined ? null : meant(query.place, finding);
  const cited = query.doc === undefined ? null : titled(query.doc, documents);
  return rows.filter(
    (row, at) =>
      stands(row, query) &&
      (named === null || named.has(at)) &&
      (there === null || row.places.some((key) => there.has(key))) &&
      (cited === null || row.docs.some((doc) => cited.has(doc))),
  );
}

/** Whether a row passes by what it says itself. */
function stands(row: EntryRow, { day, from, until, disputed, status, type }: Query): boolean {
  return (
    (day === undefined || mayBe(row, day, day)) &&
    (from === undefined || mayBe(row, from, "9999")) &&
    (until === undefined || mayBe(row, "0000", until)) &&
    (disputed !== true || row.disputed) &&
    (status === undefined || hasStatus(row, status.toLowerCase())) &&
    (type === undefined || row.types.includes(type.toUpperCase()))
  );
}

function hasStatus(row: EntryRow, status: string): boolean {
  if (status === "disputed" || status === "changed" || status === "unverified") return row[status];
  return row.status === status;
}

/** Whether an entry may have been on one of the days from `first` to `last`; an undated one never. */
function mayBe(row: EntryRow, first: string, last: string): boolean {
  if (row.day === null) return false;
  const begin = row.day.slice(0, 10);
  return row.until === null ? first <= begin && begin <= last : begin <= last && first < row.until;
}

/** Those who bear the name whole, or else words of it; in every spelling known of them. */
function bearing(wanted: string, bearers: Finding["bearers"]): Finding["bearers"] {
  const called = bearers.filter(([names]) => names.includes(wanted));
  if (called.length > 0) return called;
  const whole = words(wanted);
  return bearers.filter(([names]) => names.some((name) => whole.test(name)));
}

function naming(who: string, { bearers, strangers }: Finding): Set<number> {
  const wanted = fold(who);
  const found = bearing(wanted, bearers);
  const spellings = new Set(found.flatMap(([names]) => names));
  const whole = words(wanted);
  const others = strangers.filter(([name]) => spellings.has(name) || whole.test(name));
  return new Set([...found, ...others].flatMap(([, at]) => at));
}

function meant(place: string, { places, areas }: Finding): Set<string> {
  const [wanted, asked] = [fold(place), plain(place)];
  const whole = words(wanted);
  const named = places.filter(([, name]) => name === wanted || whole.test(name)).map(([key]) => key);
  return new Set([...named, ...areas.filter(([name]) => plain(name) === asked).flatMap(([, keys]) => keys)]);
}

function titled(wanted: string, documents: DocumentTag[]): Set<string> {
  const part = fold(wanted);
  return new Set(documents.filter((one) => [one.doc, one.outlet ?? ""].some((name) => fold(name).includes(part))).map((one) => one.doc));
}

/** What a part of a place's name may be written like, as figures are asked for. */
export function spellings(wanted: string, { bearers }: Finding): string[] {
  const part = fold(wanted);
  return [part, ...bearers.flatMap(([names]) => (names.some((name) => name.includes(part)) ? names : []))];
}

/** Finds words where no letter goes on before or behind them; anywhere in scripts that set no spaces. */
function words(wanted: string): RegExp {
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(wanted)) return new RegExp(escaped, "u");
  const [before, behind] = [/^[\p{L}\p{N}]/u.test(wanted) ? `(?<!${LETTER})` : "", /[\p{L}\p{N}]$/u.test(wanted) ? `(?!${LETTER})` : ""];
  return new RegExp(before + escaped + behind, "u");
}

const LETTER = "[\\p{L}\\p{N}_]";

/** A name as the gazetteer has it: without apostrophes, hyphens and stops. */
function plain(name: string): string {
  return fold(name).replace(/['´]+/gu, "").replace(/[-.,/()·"]+/gu, " ").replace(/&/gu, " and ").replace(/\s+/gu, " ").trim();
}
