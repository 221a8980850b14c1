/** Where the page's data comes from: a server, or files that were carried here on a stick. */

import type { Dispute, DossierInfo, EntryRow, Page, Passage, Query } from "../shapes";
import type { DayCount, DocumentText, EntityTag, EntryDetail, PersonPage, PlacePage, PlaceSummary, SeriesRow } from "../details";
import type { Grade, Registry } from "./judging";

export interface Source {
  dossier(): Promise<DossierInfo>;
  entries(query: Query, cursor: string | null): Promise<Page<EntryRow>>;
  days(query: Query): Promise<DayCount[]>;
  entry(id: string, query: Query): Promise<EntryDetail>;
  series(query: Query): Promise<SeriesRow[]>;
  disputes(query: Query): Promise<Dispute[]>;
  entities(query: Query): Promise<EntityTag[]>;
  entity(id: string, query: Query): Promise<PersonPage>;
  places(query: Query): Promise<PlaceSummary[]>;
  place(key: string, query: Query): Promise<PlacePage>;
  document(doc: string): Promise<DocumentText>;
  search(words: string): Promise<Passage[]>;
  /** What reviewers think, each with what it is of. */
  grades(): Promise<Grade[]>;
  /** Calls back when sources arrived, and when only grades are others; gives the way to stop listening. A static site
   * never changes. */
  onChange(arrived: () => void, graded: () => void): () => void;
  /** Where verdicts are kept; null where nothing can be, as in the files of a site. */
  registry: Registry | null;
}

/** What a source answers when it cannot: in words for a reader, with the remedy. */
export class SourceError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
