/** What stands behind the entry that is open: the passages, who says so, how it stood when, what contradicts it. */

import { writeAddress } from "../address";
import { Failed } from "../app";
import type { EntryDetail, EventDetail } from "../details";
import { Card } from "../screens/disputes";
import { counted, shortDay, STATUSES } from "../words";
import { Badges } from "./entry";
import { useLoaded } from "./hooks";
import { useHeir } from "./judging";
import { GradedClaims } from "./judging-grades";
import { JudgeEvent } from "./judging-events";
import { Quoted } from "./passages";
import { useRoom } from "./room";

export function Evidence({ id }: { id: string }) {
  const { source, address, go, edition, grading } = useRoom();
  const found = useLoaded(async () => ({ asked: id, detail: await source.entry(id, address.query) }), [source, edition, grading, id, address.query.as_of]);
  const held = found.value;
  const row = held?.detail.row;
  useHeir(id, held && row ? { asked: held.asked, id: row.id, name: row.title } : null, (heir) => go({ ...address, selected: heir }, true));
  return (
    <section class="evidence" aria-label="Evidence">
      <a class="close" href={writeAddress({ ...address, selected: null })} aria-label="Close the evidence">
        ×
      </a>
      {found.failed ? <Failed error={found.failed} /> : held && <Behind detail={held.detail} />}
    </section>
  );
}

function Behind({ detail }: { detail: EntryDetail }) {
  const { row } = detail;
  return (
    <>
      <h2>{row.title}</h2>
      <Badges row={row} dated />
      <h3>{counted(detail.passages.length, "passage")}</h3>
      {detail.passages.map((passage, i) => (
        <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} number={i + 1} />
      ))}
      {detail.beside.length > 0 && (
        <>
          <h3>See also</h3>
          <p class="note">Alike in words, day and kind; whether it is the same matter is for you to say.</p>
          {detail.beside.map((passage, i) => (
            <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} number={detail.passages.length + i + 1} />
          ))}
        </>
      )}
      {detail.events.map((event) => (
        <History key={event.id} event={event} />
      ))}
      <GradedClaims claims={detail.claims} />
      {detail.relations.length > 0 && (
        <>
          <h3>In relation to</h3>
          <ul class="relations">
            {detail.relations.map((relation) => (
              <li key={`${relation.type}:${relation.a}:${relation.b}`}>
                <b>{relation.type}</b>: {relation.why}
                {relation.other && <Quoted passage={relation.other} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {detail.gaps.length > 0 && (
        <>
          <h3>Declared unknown</h3>
          <ul>
            {detail.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
      {detail.disputes.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </>
  );
}

/** How one event stood as time went by, and why its tellings were taken for one. */
function History({ event }: { event: EventDetail }) {
  const steps = event.history.filter((step, i, all) => i === 0 || step.status !== all[i - 1]?.status || step.phase !== all[i - 1]?.phase);
  return (
    <section class="history">
      <h3>
        {event.type ? event.type.toLowerCase() : "occurrence"}: {event.phase}
      </h3>
      <p>
        {counted(event.n_documents, "dispatch", "dispatches")}, {counted(event.n_origins, "origin")}, {counted(event.n_speakers, "speaker")},{" "}
        {counted(event.n_parties, "party", "parties")}
      </p>
      {steps.length > 1 && (
        <ol>
          {steps.map((step) => (
            <li key={`${step.doc}:${step.start}`}>
              {step.as_of ? shortDay(step.as_of) : "undated"}: <span aria-hidden="true">{STATUSES[step.status].glyph}</span> {step.status}, {step.phase}{" "}
              <small>({step.doc})</small>
            </li>
          ))}
        </ol>
      )}
      {event.reason && <p class="why">One event because {event.reason}</p>}
      <JudgeEvent event={event} />
    </section>
  );
}
