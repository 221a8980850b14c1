/** Judging events: two that are one, and one that is two. */

import { useState } from "preact/hooks";
import { permalink } from "../address";
import type { EventDetail } from "../details";
import { counted } from "../words";
import { useJudging } from "./judging";
import { compared, days, reasons } from "./judging-compared";
import { Sheet } from "./judging-sheet";
import { Tellings } from "./judging-tellings";
import { type Side, Weighed } from "./judging-verdict";

/** What may be judged of an event that an entry tells of; nothing where nobody has signed in. */
export function JudgeEvent({ event }: { event: EventDetail }) {
  const { signed, marked, mark } = useJudging();
  const [open, setOpen] = useState<"one" | "two" | null>(null);
  if (signed === null) return null;
  const own = marked?.id === event.id;
  return (
    <div class="judge">
      {marked !== null && !own && (
        <button type="button" onClick={() => setOpen("one")}>
          Compare with what is marked …
        </button>
      )}
      <button type="button" aria-pressed={own} onClick={() => mark(own ? null : event)}>
        {own ? "Marked for comparison" : marked === null ? "Mark, to compare with another" : "Mark this one instead"}
      </button>
      {event.passages.length > 1 && (
        <button type="button" onClick={() => setOpen("two")}>
          These are two events …
        </button>
      )}
      {open === "one" && marked !== null && <OneEvent a={marked} b={event} close={() => setOpen(null)} />}
      {open === "two" && <TwoEvents event={event} close={() => setOpen(null)} />}
    </div>
  );
}

const SIGNS = { same: "=", differs: "≠", unknown: "?" };
const MEANS = { same: "they agree", differs: "they differ", unknown: "not known of both" };

function OneEvent({ a, b, close }: { a: EventDetail; b: EventDetail; close: () => void }) {
  const pair = { a: a.id, b: b.id };
  return (
    <Sheet title="Is it one event?" close={close}>
      <Weighed
        sides={[side(a), side(b)]}
        offers={[
          { verdict: { verdict: "one-event", ...pair }, does: "It is one event", told: `“${a.title}” and “${b.title}” are one event.` },
          { verdict: { verdict: "two-events", ...pair }, does: "Keep them two for good", told: `“${a.title}” and “${b.title}” stay two events.` },
        ]}
        close={close}
      >
        <table class="points">
          <caption>What speaks for it, and against</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">The one</th>
              <th scope="col">
                <span class="hidden">Whether they agree</span>
              </th>
              <th scope="col">The other</th>
            </tr>
          </thead>
          <tbody>
            {compared(a, b).map((point) => (
              <tr key={point.what} class={point.stands}>
                <th scope="row">{point.what}</th>
                <td>{point.a || "not known"}</td>
                <td class="sign" title={MEANS[point.stands]}>
                  <span aria-hidden="true">{SIGNS[point.stands]}</span>
                  <span class="hidden">{MEANS[point.stands]}</span>
                </td>
                <td>{point.b || "not known"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Weighed>
    </Sheet>
  );
}

function side(event: EventDetail): Side {
  const facts = [days(event) || "without a date", event.place?.name ?? "no place", counted(event.n_origins, "origin")];
  return { title: event.title, facts, passages: event.passages, why: reasons(event.reason).map((one) => `One event because: ${one}`) };
}

function TwoEvents({ event, close }: { event: EventDetail; close: () => void }) {
  const [chosen, setChosen] = useState(0);
  const rest = event.passages.filter((_, i) => i !== chosen);
  const at = event.passages[chosen];
  const word = event.words[chosen];
  const other = event.words[chosen === 0 ? 1 : 0];
  if (at === undefined || word === undefined || other === undefined) return null;
  const verdict = { verdict: "two-events", a: permalink(other), b: permalink(word) } as const;
  return (
    <Sheet title="Are these two events?" close={close}>
      <p>Choose the telling that is of another event. The rest go where their words fit best.</p>
      <Tellings name="telling" legend="Which telling is of another event?" passages={event.passages} chosen={chosen} choose={setChosen} />
      <Weighed
        sides={[
          { title: "This telling", facts: [], passages: [at], why: [] },
          { title: "The others", facts: [], passages: rest, why: reasons(event.reason).map((one) => `Taken for one because: ${one}`) },
        ]}
        offers={[{ verdict, does: "It is of another event", told: `“${at.quote}” now tells of another event.` }]}
        close={close}
      />
    </Sheet>
  );
}
