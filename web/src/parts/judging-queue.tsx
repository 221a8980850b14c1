/** The claims to be reviewed: what a source says on the one hand, what reviewers think of it on the other. */

import { useState } from "preact/hooks";
import { HOME, passageAddress, writeAddress } from "../address";
import { isBusy } from "../app";
import type { ClaimDetail, GradeTag } from "../details";
import type { Queue as Asked, Registry } from "../source/judging";
import { counted, shortDay } from "../words";
import { useKeys, useLoaded } from "./hooks";
import { useJudging } from "./judging";
import { GradeForm } from "./judging-form";
import { Grades } from "./judging-grades";
import { useQueue } from "./judging-rows";
import { Quoted } from "./passages";
import { useRoom } from "./room";

export function Queue({ registry, asked }: { registry: Registry; asked: Asked }) {
  const { page, rows, missing, failed, more, regraded } = useQueue(registry, asked);
  useQueueKeys(rows);
  if (failed) return <p class="failed">{failed.message}</p>;
  if (page === null) return <p class="waiting">…</p>;
  return (
    <>
      <p class="count" role="status">
        {page.total === 0 ? "No claim is here" : counted(page.total, "claim")}
      </p>
      {missing && <p class="failed">The claim of this address is not in this dossier; it may stand in another edition of it.</p>}
      <ol class="queue">
        {rows.map((claim) => (
          <Row key={claim.id} claim={claim} registry={registry} regraded={regraded} />
        ))}
      </ol>
      {page.next !== null && (
        <button type="button" onClick={more}>
          Show more
        </button>
      )}
    </>
  );
}

interface Given {
  claim: ClaimDetail;
  registry: Registry;
  regraded: (id: string, grades: GradeTag[]) => void;
}

function Row({ claim, registry, regraded }: Given) {
  const { address, go } = useRoom();
  const { signed } = useJudging();
  const [wrong, setWrong] = useState<string | null>(null);
  const open = address.selected === claim.id;
  const to = { ...address, selected: open ? null : claim.id };
  const again = async (): Promise<void> => regraded(claim.id, await registry.gradesOf(claim.id));
  const undo = (grade: GradeTag): void => {
    if (signed !== null) registry.ungrade(grade.id, signed.by, signed.token).then(again).catch((failed: Error) => setWrong(failed.message));
  };
  const own = claim.grades.find((one) => signed !== null && one.reviewer.toLowerCase() === signed.by.toLowerCase()) ?? null;
  return (
    <li class={open ? "open" : ""} id={`claim-${claim.id}`} tabIndex={-1}>
      <h3>
        <a
          href={writeAddress(to)}
          aria-expanded={open}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            go(to);
          }}
        >
          {claim.text}
        </a>
      </h3>
      <p class="badges">
        <span>
          said by <b>{claim.source ?? "the narrator"}</b>
        </span>
        <span class={`status ${claim.status}`}>{claim.status}</span>
        {claim.hedge && <span>hedged: “{claim.hedge}”</span>}
        {claim.said && <span>{shortDay(claim.said)}</span>}
        <a href={writeAddress(passageAddress(claim))}>{claim.doc}</a>
        {claim.entry && <a href={writeAddress({ ...HOME, selected: claim.entry })}>its entry</a>}
      </p>
      {open && <Context registry={registry} claim={claim} />}
      {claim.grades.length > 0 && <Grades grades={claim.grades} undo={signed === null ? undefined : undo} />}
      {wrong && <p class="failed">{wrong}</p>}
      {open && signed !== null && (
        <GradeForm
          claim={claim}
          own={own}
          reviewer={signed.by}
          keep={async (opinion) => {
            await registry.grade(opinion, signed.token);
            await again();
          }}
        />
      )}
    </li>
  );
}

function Context({ registry, claim }: { registry: Registry; claim: ClaimDetail }) {
  const found = useLoaded(() => registry.passage(claim), [registry, claim.id]);
  return found.value && <Quoted passage={found.value} />;
}

/** j and k walk through the claims; the one that is open has the focus. */
function useQueueKeys(rows: ClaimDetail[]): void {
  const { address, go } = useRoom();
  useKeys((event) => {
    const { target } = event;
    const chosen = target instanceof HTMLInputElement && target.type === "radio";
    if (event.ctrlKey || event.metaKey || event.altKey || (isBusy(target) && !chosen)) return;
    const at = rows.findIndex((row) => row.id === address.selected);
    const row = event.key === "j" ? rows[at + 1] : event.key === "k" ? rows[Math.max(at - 1, 0)] : undefined;
    if (row === undefined) return;
    event.preventDefault();
    go({ ...address, selected: row.id }, true);
    const item = document.getElementById(`claim-${row.id}`);
    item?.focus({ preventScroll: true });
    requestAnimationFrame(() => item?.scrollIntoView({ block: "nearest" }));
  });
}
