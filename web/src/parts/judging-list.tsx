/** The verdicts in force: who decided what, when and why, and the way to take it back. */

import type { Judgement, NameRef } from "../source/judging";
import { inForce } from "../source/judging";
import { counted, shortDay } from "../words";
import { useLoaded } from "./hooks";
import { useJudging } from "./judging";
import { useRoom } from "./room";

/** All verdicts in force, or those of the ids given. */
export function VerdictList({ only }: { only?: string[] }) {
  const { edition } = useRoom();
  const { registry, signed, takeBack, busy, turn } = useJudging();
  const found = useLoaded(async () => (registry === null ? [] : registry.judgements()), [registry, edition, turn]);
  if (found.failed) return <p class="failed">{found.failed.message}</p>;
  if (!found.value) return <p class="waiting">…</p>;
  const rows = inForce(found.value).filter((row) => only === undefined || only.includes(row.id));
  const undone = found.value.filter((row) => row.verdict === "undo").length;
  return (
    <>
      {only === undefined && (
        <p class="count">
          {rows.length === 0 ? "No verdict is in force" : `${counted(rows.length, "verdict")} in force`}
          {undone > 0 && `, ${undone} taken back`}
        </p>
      )}
      <ul class="verdicts">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <Said row={row} />
            </p>
            {row.note && <p class="remark">“{row.note}”</p>}
            <p class="badges">
              <span>
                judged by <b>{row.by ?? "somebody unnamed"}</b>
              </span>
              <time dateTime={row.at}>
                {shortDay(row.at)}, {row.at.slice(11, 16)} UTC
              </time>
              <code>{row.id}</code>
              {signed !== null && (
                <button type="button" class="plain" disabled={busy} onClick={() => void takeBack(row.id)}>
                  Take it back<span class="hidden">: {summary(row)}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const ENDS: Record<string, string> = {
  same: "are one",
  different: "are not the same",
  "one-event": "tell of one event",
  "two-events": "tell of two events",
};

function Said({ row }: { row: Judgement }) {
  if (row.verdict === "item") return <>{row.a && <Name of={row.a} />} is {row.item} of Wikidata</>;
  return (
    <>
      {row.a && <Name of={row.a} />} and {row.b && <Name of={row.b} />} <b>{ENDS[row.verdict]}</b>
    </>
  );
}

/** A name as the verdict knows it; where it stands is told where the name alone would not do. */
function Name({ of }: { of: NameRef }) {
  return (
    <>
      “{of.name}”{!of.wide && of.type !== "event" && <small> in {counted(of.texts.length, "dispatch", "dispatches")}</small>}
    </>
  );
}

/** A verdict in one line. */
export function summary(row: Judgement): string {
  if (row.verdict === "item") return `“${row.a?.name}” is ${row.item}`;
  return `“${row.a?.name}” and “${row.b?.name}” ${ENDS[row.verdict] ?? row.verdict}`;
}
