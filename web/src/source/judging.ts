/** What people decide: where verdicts and grades are kept, and how they are given and taken back. Only a server keeps any. */

import type { ClaimDetail, DoubtTag, GradeTag } from "../details";
import type { Page, Passage, Span } from "../shapes";
import { all, get, send } from "./asking";

export type Decision = "same" | "different" | "one-event" | "two-events" | "item" | "undo";

/** A name, or a clause that tells of an event, by the texts in which it stands. */
export interface NameRef {
  type: string;
  name: string;
  texts: string[];
  wide: boolean;
  trigger: string | null;
}

/** One row of the table of verdicts; rows are only ever added. */
export interface Judgement {
  id: string;
  verdict: Decision;
  a: NameRef | null;
  b: NameRef | null;
  by: string | null;
  at: string;
  note: string | null;
  undoes: string | null;
  item: string | null;
}

export interface Verdict {
  verdict: Exclude<Decision, "undo">;
  a: string;
  b: string;
  by?: string;
  note?: string;
}

export interface Standing {
  /** Whether the server takes verdicts at all. */
  takes: boolean;
  /** Whether it takes them from us. */
  allowed: boolean;
}

/** A grade with what it is of; nulls where that is no longer in the dossier. */
export interface Grade extends GradeTag {
  of: "claim" | "event" | "figure";
  about: string | null;
  doc: string | null;
  start: number | null;
  end: number | null;
  text: string;
}

export interface Opinion {
  about: string;
  of: "claim";
  source: GradeTag["source"];
  information: GradeTag["information"];
  reviewer: string;
  rationale?: string;
  note?: string;
}

/** Which claims are to be reviewed: by how they are graded, or all that the chronicle tells. */
export type Queue = "none" | "once" | "differ" | "all";

export interface Registry {
  standing(token?: string): Promise<Standing>;
  judgements(): Promise<Judgement[]>;
  /** Answers when the chronicle has been told anew. */
  give(verdict: Verdict, token: string): Promise<Judgement>;
  takeBack(id: string, by: string, token: string): Promise<Judgement>;
  /** Pairs of names that may be one, the likeliest first. */
  doubts(): Promise<DoubtTag[]>;
  claims(queue: Queue, cursor: string | null): Promise<Page<ClaimDetail>>;
  /** One claim, in whatever queue it is. */
  claim(id: string): Promise<ClaimDetail>;
  passage(span: Span): Promise<Passage>;
  /** The grades that one claim has now. */
  gradesOf(claim: string): Promise<GradeTag[]>;
  grade(opinion: Opinion, token: string): Promise<Grade>;
  ungrade(id: string, by: string, token: string): Promise<unknown>;
}

export function registry(): Registry {
  return {
    standing: (token) => get("judging", {}, token),
    judgements: () => all("judgements", {}),
    give: (verdict, token) => send("POST", "judgements", {}, token, verdict),
    takeBack: (id, by, token) => send("DELETE", `judgements/${encodeURIComponent(id)}`, { by }, token),
    doubts: () => all("doubts", {}),
    claims: (queue, cursor) => get("claims", { told: true, limit: "50", ...(queue === "all" ? {} : { graded: queue }), ...(cursor === null ? {} : { cursor }) }),
    claim: (id) => get(`claims/${encodeURIComponent(id)}`, {}),
    passage: ({ doc, start, end }) => get("cite", { passage: `${doc}#char=${start},${end}` }),
    gradesOf: (about) => all<Grade>("grades", { about }),
    grade: (opinion, token) => send("POST", "grades", {}, token, opinion),
    ungrade: (id, by, token) => send("DELETE", `grades/${encodeURIComponent(id)}`, { by }, token),
  };
}

/** The verdicts in force, the latest first: those that none takes back. */
export function inForce(rows: Judgement[]): Judgement[] {
  const undone = new Set(rows.map((row) => row.undoes));
  return rows.filter((row) => row.verdict !== "undo" && !undone.has(row.id)).sort((a, b) => (a.at < b.at ? 1 : -1));
}
