/** How a dispatch was dated: the day, what says so, why, how sure that is, and what else was offered. */

import type { DocumentText } from "../details";
import type { Published } from "../shapes";
import { shifted, shortDay } from "../words";

const BASES: Record<string, string> = {
  metadata: "its source gives the day",
  header: "its head gives the day",
  stated: "its text states the day",
  inferred: "worked out from its text alone",
  sibling: "worked out from dispatches that share its words or its events",
  unknown: "nothing says when it was published",
};

/** The day, or the first and the last on which it may have been. */
export function daysOf({ start, end }: Published): string {
  if (start === null) return "no date";
  const last = end === null ? start : shifted(end.slice(0, 10), end.includes("T") ? 0 : -1);
  return last > start ? `${shortDay(start)} – ${shortDay(last)}` : shortDay(start);
}

export function Dated({ found }: { found: DocumentText }) {
  const { published, candidates } = found;
  return (
    <details class="dated">
      <summary>
        How it was dated: {BASES[published.basis] ?? published.basis}
      </summary>
      <dl>
        <dt>Because</dt>
        <dd>{published.reason}</dd>
        {published.start !== null && <dt>How sure</dt>}
        {published.start !== null && <dd>of a hundred dispatches dated in this way, about {Math.round(published.confidence * 100)} were dated right</dd>}
        <dt>Offered by its source</dt>
        <dd>{candidates.length > 0 ? candidates.join("; ") : "no date outside the text"}</dd>
      </dl>
    </details>
  );
}
