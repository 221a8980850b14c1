/** Judging names: two that are one bearer's, and one that two bear. */

import { useState } from "preact/hooks";
import type { EntityTag, PersonPage } from "../details";
import { fold } from "../text";
import { counted } from "../words";
import { useLoaded } from "./hooks";
import { useJudging } from "./judging";
import { reasons } from "./judging-compared";
import { VerdictList } from "./judging-list";
import { Sheet } from "./judging-sheet";
import { Tellings } from "./judging-tellings";
import { type Side, Weighed } from "./judging-verdict";
import { useRoom } from "./room";

/** What may be judged of a name, and what has been; without the right to judge, what has been alone. */
export function JudgeName({ page }: { page: PersonPage }) {
  const { registry, signed } = useJudging();
  const [open, setOpen] = useState<"same" | "different" | null>(null);
  if (registry === null) return null;
  const dispatches = new Set(page.passages.map((one) => one.doc));
  return (
    <>
      {signed !== null && (
        <div class="judge">
          <button type="button" onClick={() => setOpen("same")}>
            Same as …
          </button>
          {dispatches.size > 1 && (
            <button type="button" onClick={() => setOpen("different")}>
              Not the same …
            </button>
          )}
        </div>
      )}
      {page.judgements.length > 0 && <VerdictList only={page.judgements} />}
      {open === "same" && <SameAs page={page} close={() => setOpen(null)} />}
      {open === "different" && <NotTheSame page={page} close={() => setOpen(null)} />}
    </>
  );
}

/** For a place: the name is judged, as it stands among the names of the dossier. */
export function JudgePlace({ name }: { name: string }) {
  const { source, edition } = useRoom();
  const { signed } = useJudging();
  const found = useLoaded(async () => {
    const all = signed === null ? [] : await source.entities({});
    const own = all.find((one) => one.type === "place" && fold(one.name) === fold(name));
    return own === undefined ? null : source.entity(own.id, {});
  }, [source, edition, name, signed]);
  if (signed === null || !found.value) return null;
  return (
    <>
      <JudgeName page={found.value} />
      <p class="note">A verdict is on the name. Where a place lies on the map is the gazetteer’s word.</p>
    </>
  );
}

export function seen(page: PersonPage): Side {
  const { entity } = page;
  const facts = [entity.type, ...entity.roles.slice(0, 2), ...(entity.country ? [entity.country] : []), counted(entity.mentions, "mention")];
  return { title: entity.name, facts, passages: page.passages, why: reasons(page.reason) };
}

function isPerson(entity: EntityTag): boolean {
  return entity.type === "person";
}

function SameAs({ page, close }: { page: PersonPage; close: () => void }) {
  const { source } = useRoom();
  const [other, setOther] = useState<{ ref: string; name: string; known: boolean } | null>(null);
  const found = useLoaded<Side | null>(async () => {
    if (other === null) return null;
    if (other.known) return seen(await source.entity(other.ref, {}));
    const passages = await source.search(`"${other.name.replaceAll('"', "")}"`);
    return { title: other.name, facts: ["as typed"], passages, why: ["No page is made of this name: the passages are those that hold it."] };
  }, [source, other]);
  const pair = other === null ? null : { a: page.entity.id, b: other.ref };
  return (
    <Sheet title={`${isPerson(page.entity) ? "Who" : "What"} is the same as ${page.entity.name}?`} close={close}>
      <Pick own={page.entity} pick={setOther} picked={other?.ref ?? null} />
      {found.failed && <p class="failed">{found.failed.message}</p>}
      {pair !== null && other !== null && found.value && (
        <Weighed
          sides={[seen(page), found.value]}
          offers={[
            { verdict: { verdict: "same", ...pair }, does: "They are one", told: `“${page.entity.name}” and “${other.name}” are one.` },
            { verdict: { verdict: "different", ...pair }, does: "Keep them two for good", told: `“${page.entity.name}” and “${other.name}” stay two.` },
          ]}
          close={close}
        />
      )}
    </Sheet>
  );
}

interface Picking {
  own: EntityTag;
  picked: string | null;
  pick: (other: { ref: string; name: string; known: boolean }) => void;
}

const MOST = 8;

function Pick({ own, picked, pick }: Picking) {
  const { source } = useRoom();
  const [sought, setSought] = useState("");
  const all = useLoaded(() => source.entities({}), [source]);
  const found = candidates(all.value ?? [], own, sought);
  const typed = sought.trim();
  return (
    <div class="pick">
      <label class="seek">
        <span>Type a name</span>
        <input type="search" autoComplete="off" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      <ul class="picks" aria-label="Names to choose from">
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={picked === one.id} onClick={() => pick({ ref: one.id, name: one.name, known: true })}>
              {one.name} <small>{[one.type, one.roles[0], counted(one.mentions, "mention")].filter(Boolean).join(" · ")}</small>
            </button>
          </li>
        ))}
        {typed.length > 2 && (
          <li>
            <button type="button" aria-pressed={picked === typed} onClick={() => pick({ ref: typed, name: typed, known: false })}>
              “{typed}” <small>as typed: whoever is called so</small>
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Whom a name may be the same as: those that hold what is typed, of its own type first. */
export function candidates(all: EntityTag[], own: EntityTag, sought: string): EntityTag[] {
  const wanted = fold(sought.trim());
  const held = all.filter((one) => one.id !== own.id && [one.name, ...one.aliases].some((name) => fold(name).includes(wanted)));
  return held.sort((a, b) => Number(b.type === own.type) - Number(a.type === own.type)).slice(0, MOST);
}

function NotTheSame({ page, close }: { page: PersonPage; close: () => void }) {
  const { entity } = page;
  const first = page.passages.filter((one, i, all) => all.findIndex((other) => other.doc === one.doc) === i);
  const [chosen, setChosen] = useState(0);
  const another = isPerson(entity) ? "somebody else" : "something else";
  const doc = first[chosen]?.doc ?? "";
  const own = page.passages.filter((one) => one.doc === doc);
  const rest = page.passages.filter((one) => one.doc !== doc);
  const verdict = { verdict: "different", a: entity.id, b: `${entity.id}@${doc}` } as const;
  return (
    <Sheet title={`Is it always the same ${entity.name}?`} close={close}>
      <p>Choose the dispatch in which the name means {another}.</p>
      <Tellings name="dispatch" legend={`Where is ${another} meant?`} passages={first} chosen={chosen} choose={setChosen} />
      <Weighed
        sides={[
          { title: "In this dispatch", facts: [], passages: own, why: [] },
          { title: "In the others", facts: [], passages: rest, why: reasons(page.reason) },
        ]}
        offers={[{ verdict, does: `Here it is ${another}`, told: `“${entity.name}” in ${doc} is ${another}.` }]}
        close={close}
      />
    </Sheet>
  );
}
