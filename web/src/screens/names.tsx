/** People and bodies: those with a public role have a page; all others are reached through the passages alone. */

import { useState } from "preact/hooks";
import { HOME, passageAddress, writeAddress } from "../address";
import { Failed } from "../app";
import type { PersonPage } from "../details";
import { Entry } from "../parts/entry";
import { useLoaded } from "../parts/hooks";
import { Quoted } from "../parts/passages";
import { useRoom } from "../parts/room";
import { fold } from "../text";
import { counted, shortDay } from "../words";

export function Names() {
  const { source, address, edition } = useRoom();
  const [sought, setSought] = useState("");
  const all = useLoaded(() => source.entities({}), [source, edition]);
  if (address.ref !== null) return <One id={address.ref} />;
  if (all.failed) return <Failed error={all.failed} />;
  const wanted = (all.value ?? []).filter((one) => one.public && [one.name, ...one.aliases].some((name) => fold(name).includes(fold(sought))));
  return (
    <section class="names" aria-labelledby="names-title">
      <h2 id="names-title">People and bodies</h2>
      <label class="seek">
        <span>Find a name</span>
        <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      <ul class="list">
        {wanted.map((one) => (
          <li key={one.id}>
            <a href={writeAddress({ ...HOME, screen: "names", ref: one.id })}>{one.name}</a>{" "}
            <small>
              {[one.type, ...one.roles.slice(0, 2), one.country].filter(Boolean).join(" · ")} · {counted(one.mentions, "mention")} · {counted(one.entries, "entry", "entries")}
            </small>
          </li>
        ))}
      </ul>
      <p class="note">Only those with a public role have a page. Victims and witnesses are reached through the passages that name them.</p>
    </section>
  );
}

function One({ id }: { id: string }) {
  const { source, address, edition } = useRoom();
  const found = useLoaded(() => source.entity(id, address.query), [source, edition, id]);
  if (found.failed) return <Failed error={found.failed} />;
  return found.value ? <Bearer page={found.value} /> : <p class="waiting">…</p>;
}

function Bearer({ page }: { page: PersonPage }) {
  const { entity } = page;
  return (
    <section class="bearer" aria-labelledby="bearer-title">
      <h2 id="bearer-title">{entity.name}</h2>
      <p class="badges">
        <span>{entity.type}</span>
        {entity.country && <span>{entity.country}</span>}
        {page.party && <span>speaks for {page.party}</span>}
      </p>
      {page.basis && <p class="why">Party: {page.basis}</p>}
      <div class="two">
        <div>
          <h3>Names</h3>
          <ul>
            {page.names.map((name) => (
              <li key={name.text}>
                {name.text} <small>{name.count}×</small>
              </li>
            ))}
          </ul>
          <p class="why">{page.reason}</p>
          {page.judgements.length > 0 && (
            <ul class="judgements">
              {page.judgements.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </div>
        {page.roles.length > 0 && (
          <div>
            <h3>Roles</h3>
            <ul>
              {page.roles.map((held) => (
                <li key={`${held.role}:${held.passage.doc}:${held.passage.start}`}>
                  <a href={writeAddress(passageAddress(held.passage))}>{held.role}</a>
                  {held.since && <small> as told on {shortDay(held.since)}</small>}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <h3>{counted(page.claims.length, "claim")} made</h3>
      <ul class="claims">
        {page.claims.map((claim) => (
          <li key={claim.id}>
            <a href={writeAddress(passageAddress(claim))}>{claim.text}</a> <small>{[claim.status, claim.said && shortDay(claim.said)].filter(Boolean).join(", ")}</small>
          </li>
        ))}
      </ul>
      <h3>{counted(page.entries.length, "entry", "entries")}</h3>
      <div class="columns">
        {page.entries.map((row) => (
          <Entry key={row.id} row={row} dated />
        ))}
      </div>
      {page.passages.length > 0 && (
        <details>
          <summary>{counted(page.passages.length, "passage")} that name them</summary>
          {page.passages.map((passage) => (
            <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} />
          ))}
        </details>
      )}
    </section>
  );
}
