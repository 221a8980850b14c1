/** Reviewers' grades as they are shown: a person's, never a source's word, and marked so. */

import { HOME, passageAddress, writeAddress } from "../address";
import type { ClaimDetail, GradeTag } from "../details";
import type { Grade } from "../source/judging";
import { shortDay } from "../words";

/** The Admiralty system (STANAG 2511, AJP-2.1). */
export const SOURCES: Record<GradeTag["source"], string> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const INFORMATION: Record<GradeTag["information"], string> = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

interface Given {
  grades: GradeTag[];
  /** Takes a grade back, where the reader may. */
  undo?: ((grade: GradeTag) => void) | undefined;
}

export function Grades({ grades, undo }: Given) {
  const differ = new Set(grades.map((one) => `${one.source}${one.information}`)).size > 1;
  return (
    <ul class={differ ? "grades differ" : "grades"} aria-label="Graded by reviewers">
      {grades.map((one) => (
        <li key={one.id}>
          <b class="code">
            {one.source}
            {one.information}
          </b>{" "}
          source {SOURCES[one.source]}; {INFORMATION[one.information]}
          {one.rationale && <> — “{one.rationale}”</>}
          {one.note && <> ({one.note})</>}{" "}
          <small>
            graded by <b>{one.reviewer}</b>, {shortDay(one.at)}
          </small>
          {undo && (
            <button type="button" class="plain" onClick={() => undo(one)}>
              Take it back<span class="hidden">: {one.reviewer}’s grade</span>
            </button>
          )}
        </li>
      ))}
      {differ && (
        <li>
          <b>≠ the readers differ</b>
        </li>
      )}
    </ul>
  );
}

/** In the evidence: what reviewers think of the claims that stand there, small and apart. */
export function GradedClaims({ claims }: { claims: ClaimDetail[] }) {
  const graded = claims.filter((claim) => claim.grades.length > 0);
  if (graded.length === 0) return null;
  return (
    <section class="graded" aria-label="What reviewers think">
      <h3>What reviewers think, apart from the sources</h3>
      {graded.map((claim) => (
        <div key={claim.id}>
          <p>
            <a href={writeAddress({ ...HOME, screen: "review", ref: "all", selected: claim.id })}>{claim.text}</a>
          </p>
          <Grades grades={claim.grades} />
        </div>
      ))}
    </section>
  );
}

/** All grades, with what they are of: what the files of a site hold. */
export function GradeList({ grades }: { grades: Grade[] }) {
  return (
    <ul class="verdicts">
      {grades.map((one) => (
        <li key={one.id}>
          <p>
            {one.doc !== null && one.start !== null && one.end !== null ? (
              <a href={writeAddress(passageAddress({ doc: one.doc, start: one.start, end: one.end }))}>{one.text}</a>
            ) : (
              <>{one.text} (no longer in this dossier)</>
            )}
          </p>
          <Grades grades={[one]} />
        </li>
      ))}
    </ul>
  );
}
