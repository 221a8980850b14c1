/** Shapes of what is asked for one at a time. */

import type { Dispute, DocumentTag, EntryRow, FigureTag, Passage, PlaceTag, Published, Span, Status } from "./shapes";

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

export interface PersonPage {
  entity: EntityTag;
  names: { text: string; count: number }[];
  roles: { role: string; since: string | null; passage: Span }[];
  party: string | null;
  basis: string | null;
  reason: string;
  judgements: string[];
  claims: ClaimDetail[];
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
  claimed_by: string[];
  entries: EntryRow[];
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

export interface DocumentText {
  tag: DocumentTag;
  text: string;
  sha256: string;
  text_sha256: string;
  published: Published;
  candidates: string[];
  origin: string | null;
  siblings: string[];
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
