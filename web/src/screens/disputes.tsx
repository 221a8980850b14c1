/** Disputes: the sides in columns, their words, hedges and dates, and what they have in common. */

import { HOME, writeAddress } from "../address";
import { Failed } from "../app";
import { useLoaded } from "../parts/hooks";
import { Quoted } from "../parts/passages";
import { useRoom } from "../parts/room";
import type { Dispute } from "../shapes";
import { counted, shortDay } from "../words";

export function Disputes() {
  const { source, address, edition } = useRoom();
  const found = useLoaded(() => source.disputes(address.query), [source, edition, JSON.stringify(address.query)]);
  if (found.failed) return <Failed error={found.failed} />;
  if (!found.value) return <p class="waiting">…</p>;
  return (
    <section class="disputes" aria-labelledby="disputes-title">
      <h2 id="disputes-title">{found.value.length === 0 ? "Nothing is disputed" : counted(found.value.length, "dispute")}</h2>
      {found.value.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </section>
  );
}

export function Card({ card }: { card: Dispute }) {
  return (
    <article class="card" id={`dispute-${card.id}`}>
      <header>
        <h3>
          {card.entries[0] ? <a href={writeAddress({ ...HOME, selected: card.entries[0] })}>{card.title}</a> : card.title}
        </h3>
        <p class="badges">
          {card.day && <span class="when">{shortDay(card.day)}</span>}
          {card.place && <span class="place">{card.place}</span>}
          <span>{card.how}</span>
        </p>
      </header>
      <div class="sides">
        {card.sides.map((side) => (
          <section key={side.speaker} class={side.denies ? "side denies" : "side"}>
            <h4>
              {side.speaker}
              {side.denies && <small> denies it</small>}
            </h4>
            <p class="badges">
              {side.said && <span>{shortDay(side.said)}</span>}
              {side.hedge && <span>hedged: “{side.hedge}”</span>}
              <span>{counted(side.n_origins, "origin")}</span>
              {side.parties.length > 0 && <span>for {side.parties.join(", ")}</span>}
            </p>
            {side.words.map((passage) => (
              <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} />
            ))}
          </section>
        ))}
      </div>
      {card.common.length > 0 && (
        <p class="common">
          <b>Common ground:</b> {card.common.join("; ")}
        </p>
      )}
      {card.reasons.length > 0 && <p class="why">Why this is a dispute: {card.reasons.join("; ")}</p>}
    </article>
  );
}
