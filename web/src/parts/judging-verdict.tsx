/** Before a verdict is given: both sides with their passages, what speaks for and against, a note, and then the verdict. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Passage } from "../shapes";
import type { Verdict } from "../source/judging";
import { counted } from "../words";
import { useJudging } from "./judging";
import { Quoted } from "./passages";

export interface Side {
  title: string;
  facts: string[];
  passages: Passage[];
  why: string[];
}

/** A verdict that may be given here: what the button says, and what is told afterwards. */
export interface Offer {
  verdict: Verdict;
  does: string;
  told: string;
}

interface Given {
  sides: [Side, Side];
  offers: Offer[];
  close: () => void;
  children?: ComponentChildren;
}

export function Weighed({ sides, offers, close, children }: Given) {
  return (
    <>
      <div class="weighed">
        {sides.map((side, i) => (
          <Seen key={i} side={side} />
        ))}
      </div>
      {children}
      <Decide offers={offers} close={close} />
    </>
  );
}

/** Passages of a side that are shown at first. */
const SHOWN = 3;

function Seen({ side }: { side: Side }) {
  const [all, setAll] = useState(false);
  const shown = all ? side.passages : side.passages.slice(0, SHOWN);
  return (
    <section class="seen">
      <h3>{side.title}</h3>
      {side.facts.length > 0 && <p class="badges">{side.facts.map((fact) => <span key={fact}>{fact}</span>)}</p>}
      {shown.map((passage) => (
        <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} />
      ))}
      {side.passages.length === 0 && <p class="note">No passage is at hand.</p>}
      {side.passages.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {counted(side.passages.length - shown.length, "more passage")}
        </button>
      )}
      {side.why.length > 0 && (
        <ul class="why">
          {side.why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decide({ offers, close }: { offers: Offer[]; close: () => void }) {
  const { give, signed, busy } = useJudging();
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<(Error & { remedy?: string }) | null>(null);
  const decide = ({ verdict, told }: Offer): void => {
    setWrong(null);
    give({ ...verdict, ...(note.trim() ? { note: note.trim() } : {}) }, told).then(close, setWrong);
  };
  return (
    <form class="form decide" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>Why, in a note (if you like)</span>
        <textarea rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      {wrong && (
        <p class="failed" role="alert">
          {wrong.message} {wrong.remedy}
        </p>
      )}
      <p class="buttons">
        {offers.map((offer, i) => (
          <button key={offer.does} type="button" class={i === 0 ? "main" : ""} disabled={busy} onClick={() => decide(offer)}>
            {offer.does}
          </button>
        ))}
        <span class="note" role="status">
          {busy ? "The chronicle is being told anew …" : `Given as ${signed?.by ?? "nobody"}; it can be taken back.`}
        </span>
      </p>
    </form>
  );
}
