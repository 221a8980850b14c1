/** The page of one name: its spellings, its roles and its side over time, what it says, what is said of it, its entries. */

import { passageAddress, writeAddress } from "../address";
import type { ClaimDetail, PersonPage } from "../details";
import type { Span } from "../shapes";
import { counted, countryName, shortDay, spanOfDays } from "../words";
import { Entry } from "./entry";
import { JudgeName } from "./judging-names";
import { Quoted } from "./passages";
import { useRoom } from "./room";

/** Claims that stand open; the rest is folded. */
const OPEN = 12;
/** Passages of one role that are linked. */
const LINKED = 8;

export function Bearer({ page }: { page: PersonPage }) {
  const { entity } = page;
  return (
    <section class="bearer" aria-labelledby="bearer-title">
      <h2 id="bearer-title">{entity.name}</h2>
      <p class="badges">
        <span>{entity.type}</span>
        {entity.country && <span>{countryName(entity.country)}</span>}
        <span>{counted(entity.mentions, "mention")}</span>
      </p>
      <div class="two">
        <div>
          <h3>Names</h3>
          <ul class="spellings">
            {page.names.map((name) => (
              <li key={name.text}>
                {name.text} <small>{name.count.toLocaleString("en-GB")}×</small>
              </li>
            ))}
          </ul>
          <p class="why">{page.reason}</p>
          <JudgeName page={page} />
        </div>
        <div>
          {page.roles.length > 0 && <Roles page={page} />}
          {page.party && <Side party={page.party} />}
        </div>
      </div>
      <Claims claims={page.claims} title={`${counted(page.claims.length, "claim")} made`} />
      <Claims claims={page.about} title={`${counted(page.about.length, "claim")} of others about ${entity.type === "person" ? "them" : "it"}`} sources />
      <h3>{counted(page.entries.length, "entry", "entries")} of the chronicle, in order</h3>
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

function Roles({ page }: { page: PersonPage }) {
  return (
    <table class="roles">
      <caption>
        Roles <small>by the days on which dispatches give them</small>
      </caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Role</th>
          <th scope="col">Told</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        {page.roles.map((held) => (
          <tr key={held.role}>
            <th scope="row">{held.role}</th>
            <td>{spanOfDays(held.since, held.until)}</td>
            <td>
              <Passages spans={held.passages} of={held.role} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Passages({ spans, of }: { spans: Span[]; of: string }) {
  const { info } = useRoom();
  const name = (doc: string): string => info?.documents.find((one) => one.doc === doc)?.outlet ?? doc;
  return (
    <>
      {spans.slice(0, LINKED).map((span, i) => (
        <a class="number" key={`${span.doc}:${span.start}`} href={writeAddress(passageAddress(span))} title={name(span.doc)} aria-label={`${of}, passage ${i + 1}, in ${name(span.doc)}`}>
          [{i + 1}]
        </a>
      ))}
      {spans.length > LINKED && <small> and {spans.length - LINKED} more</small>}
    </>
  );
}

function Side({ party }: { party: NonNullable<PersonPage["party"]> }) {
  return (
    <p class="side-of">
      <b>{party.name === null ? "Side not known" : `Speaks for ${party.name}`}</b>
      {(party.since !== null || party.until !== null) && `, ${spanOfDays(party.since, party.until)}`} <small>{party.basis}</small>
    </p>
  );
}

function Claims({ claims, title, sources = false }: { claims: ClaimDetail[]; title: string; sources?: boolean }) {
  if (claims.length === 0) return null;
  const row = (from: number, to?: number) => (
    <ul class="claims">
      {claims.slice(from, to).map((claim) => (
        <Claim key={claim.id} claim={claim} sources={sources} />
      ))}
    </ul>
  );
  return (
    <section class="said">
      <h3>{title}</h3>
      {row(0, OPEN)}
      {claims.length > OPEN && (
        <details>
          <summary>{counted(claims.length - OPEN, "more", "more")}</summary>
          {row(OPEN)}
        </details>
      )}
    </section>
  );
}

function Claim({ claim, sources }: { claim: ClaimDetail; sources: boolean }) {
  const { info } = useRoom();
  const tag = info?.documents.find((one) => one.doc === claim.doc);
  const day = claim.said ?? tag?.published.start;
  return (
    <li>
      <small class="when">{day ? shortDay(day) : "no day"}</small>
      <span>
        <a href={writeAddress(passageAddress(claim))}>{claim.text}</a>{" "}
        <small>{[sources && (claim.source ?? `the narrator of ${tag?.outlet ?? claim.doc}`), claim.status, claim.hedge && `“${claim.hedge}”`].filter(Boolean).join(", ")}</small>
        {claim.also.length > 0 && (
          <small class="also">
            {" "}
            · told {counted(claim.also.length + 1, "time")}: <Passages spans={[claim, ...claim.also]} of={claim.text} />
          </small>
        )}
      </span>
    </li>
  );
}
