/** What the page is given, by the API or by the files of a static site; names as in the reference of records. */

export interface Span {
  doc: string;
  start: number;
  end: number;
}

export type Status = "reported" | "claimed" | "denied" | "planned" | "threatened";

export interface PlaceTag {
  key: string;
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  precision: string | null;
  inferred: boolean;
  rough: boolean;
}

export interface FigureTag {
  id: string;
  text: string;
  quantity: string;
  counted: string | null;
  who: string | null;
  as_of: string | null;
}

/** One line of the chronicle. `until` is exclusive; a day of null is unknown. */
export interface EntryRow {
  id: string;
  day: string | null;
  until: string | null;
  precision: string | null;
  rank: number;
  title: string;
  text: string;
  status: Status;
  disputed: boolean;
  unverified: boolean;
  changed: boolean;
  n_origins: number;
  n_parties: number;
  place: PlaceTag | null;
  /** Keys of every place where its events and figures are, and of what these lie in. */
  places: string[];
  /** PLOVER types of its events; `OTHER` where one is outside PLOVER. */
  types: string[];
  who: string[];
  docs: string[];
  speakers: string[];
  figures: FigureTag[];
  events: string[];
  claims: string[];
  citations: Span[];
  /** What only seems to tell of the same matter: it proves nothing. */
  see_also: Span[];
}

export interface Published {
  start: string | null;
  end: string | null;
  precision: string | null;
  basis: string;
  reason: string;
  confidence: number;
}

export interface DocumentTag {
  doc: string;
  title: string | null;
  outlet: string | null;
  agency: string | null;
  issuer: string | null;
  published: Published;
  chars: number;
}

export interface DossierInfo {
  title: string;
  version: string;
  schema: string;
  made_with: string;
  unfinished: boolean;
  as_of: string | null;
  counts: Record<string, number>;
  first_day: string | null;
  last_day: string | null;
  documents: DocumentTag[];
  problems: Problem[];
  licence: string;
  times: string;
  /** Whether names of persons without a public role are withheld. */
  redacted: boolean;
  /** Which entries were asked for, where not all are carried. */
  filters: Record<string, string | boolean>;
}

/** A passage with what stands around it, and the hash of the text that its offsets count in. */
export interface Passage extends Span {
  quote: string;
  before: string;
  after: string;
  text_sha256: string;
  /** The page that it begins on, from 1, where the document has pages. */
  page: number | null;
}

/** What one voice says in a dispute. */
export interface Word {
  who: string;
  words: string;
  amount: string;
  day: string | null;
  said: string;
  status: string;
  passage: Passage;
}

export interface Side {
  speaker: string;
  words: Passage[];
  hedge: string | null;
  said: string | null;
  status: string;
  denies: boolean;
  n_origins: number;
  parties: string[];
  voices: Word[];
}

export interface Dispute {
  id: string;
  title: string;
  how: string;
  day: string | null;
  place: string | null;
  sides: Side[];
  beside: Word[];
  common: string[];
  entries: string[];
  reasons: string[];
}

export interface Problem {
  doc: string;
  at: string | null;
  what: string;
  remedy: string;
}

export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

/** The filters of the command line, one for one. */
export type Query = {
  day?: string;
  from?: string;
  until?: string;
  place?: string;
  who?: string;
  type?: string;
  status?: string;
  doc?: string;
  disputed?: boolean;
  as_of?: string;
  words?: string;
};
