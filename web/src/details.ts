/** Shapes of what is asked for one at a time. */

import type { Dispute, DocumentTag, EntryRow, FigureTag, Passage, PlaceTag, Published, Span, Status } from "./shapes";

/** One reviewer's own grade (Admiralty system): what a person thinks, apart from what the sources say. */
export interface GradeTag {
  id: string;
  reviewer: string;
  source: "A" | "B" | "C" | "D" | "E" | "F";
  information: 1 | 2 | 3 | 4 | 5 | 6;
  rationale: string | null;
  note: string | null;
  at: string;
}

export interface ClaimDetail extends Span {
  id: string;
  text: string;
  source: string | null;
  entity: string | null;
  mode: string;
  status: string;
  hedge: string | null;
  said: string | null;
  reported_by: string[];
  /** The line of the chronicle that tells it. */
  entry: string | null;
  graded: "none" | "once" | "agree" | "differ";
  grades: GradeTag[];
  /** Where else it is told, on pages that list a claim once. */
  also: Span[];
}

export interface StatusStep extends Span {
  as_of: string | null;
  status: Status;
  phase: string;
}

export interface EventDetail {
  id: string;
  type: string | null;
  modes: string[];
  title: string;
  status: Status;
  phase: string;
  begin: string | null;
  until: string | null;
  precision: string | null;
  place: PlaceTag | null;
  actors: string[];
  recipients: string[];
  history: StatusStep[];
  passages: Passage[];
  /** Of each passage the word that tells of it: what a verdict on this telling alone names. */
  words: Span[];
  entries: string[];
  part_of: string | null;
  n_documents: number;
  n_origins: number;
  n_speakers: number;
  n_parties: number;
  reason: string | null;
}

export interface RelationDetail {
  type: string;
  why: string;
  a: string;
  b: string;
  other: Passage | null;
}

export interface EntryDetail {
  row: EntryRow;
  passages: Passage[];
  claims: ClaimDetail[];
  events: EventDetail[];
  figures: FigureTag[];
  relations: RelationDetail[];
  disputes: Dispute[];
  gaps: string[];
  /** The passages of `row.see_also`. */
  beside: Passage[];
}

export interface SeriesPoint extends FigureTag {
  low: number | null;
  high: number | null;
  point: number | null;
  unit: string | null;
  place: string | null;
  status: string;
  series: string | null;
  projection: boolean;
  passage: Span;
}

export interface SeriesRow {
  id: string;
  quantity: string;
  counted: string | null;
  unit: string | null;
  place: string | null;
  low: number | null;
  high: number | null;
  points: SeriesPoint[];
}

export interface EntityTag {
  id: string;
  type: string;
  name: string;
  aliases: string[];
  country: string | null;
  roles: string[];
  mentions: number;
  entries: number;
  public: boolean;
}

/** Two names that may be one bearer's: alike enough to ask, not to join. */
export interface DoubtTag {
  a: EntityTag;
  b: EntityTag;
  score: number;
  why: string;
}

/** A title with the days on which it was given; `until` is exclusive. */
export interface RoleHeld {
  role: string;
  since: string | null;
  until: string | null;
  passages: Span[];
}

/** The side that an entity speaks for; a name of null is unknown. */
export interface PartyHeld {
  name: string | null;
  since: string | null;
  until: string | null;
  basis: string;
}

export interface PersonPage {
  entity: EntityTag;
  names: { text: string; count: number }[];
  roles: RoleHeld[];
  party: PartyHeld | null;
  reason: string;
  judgements: string[];
  claims: ClaimDetail[];
  about: ClaimDetail[];
  entries: EntryRow[];
  passages: Passage[];
}

export interface PlaceSummary extends PlaceTag {
  entries: number;
  first_day: string | null;
  last_day: string | null;
}

export interface PlacePage {
  place: PlaceSummary;
  spellings: string[];
  within: string[];
  claimed_by: string[];
  entries: EntryRow[];
  figures: SeriesPoint[];
}

/** A stretch of a dispatch's text that a layer marks. */
export interface Mark {
  start: number;
  end: number;
  layer: "claim" | "event" | "figure" | "time" | "place" | "name" | "copy" | "furniture";
  label: string;
  /** The record's id, or an entry's, where there is one to follow. */
  ref: string | null;
}

export interface MarginNote {
  start: number;
  end: number;
  text: string;
  entry: string | null;
}

export interface CopyTag {
  type: string;
  own: Span;
  other: Span;
  similarity: number;
  older: "own" | "other" | null;
}

/** A stretch in which a dispatch differs from a sibling; where it says nothing itself, `start` is `end`. */
export interface Rewording {
  start: number;
  end: number;
  other: Span | null;
  words: string;
  moved: boolean;
}

export type SiblingRole = "origin" | "copy" | "updated version";

export interface Sibling {
  doc: string;
  title: string | null;
  outlet: string | null;
  day: string | null;
  role: SiblingRole | null;
  own_role: SiblingRole | null;
  one_source: boolean;
  passages: number;
  kept: number | null;
  changes: Rewording[];
}

export interface DocumentText {
  tag: DocumentTag;
  text: string;
  sha256: string;
  text_sha256: string;
  published: Published;
  candidates: string[];
  origin: string | null;
  siblings: Sibling[];
  marks: Mark[];
  notes: MarginNote[];
  copies: CopyTag[];
}

/** How many entries a day has; a day of null: those without one. */
export interface DayCount {
  day: string | null;
  entries: number;
  disputed: number;
}
