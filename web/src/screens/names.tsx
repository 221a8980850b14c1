/** People and bodies: those with a public role have a page; all others are reached through the passages alone. */

import { useState } from "preact/hooks";
import { HOME, writeAddress } from "../address";
import { Failed } from "../app";
import type { EntityTag } from "../details";
import { Bearer } from "../parts/bearer";
import { useLoaded } from "../parts/hooks";
import { useHeir } from "../parts/judging";
import { Doubts } from "../parts/judging-doubts";
import { useRoom } from "../parts/room";
import { fold } from "../text";
import { counted, countryName } from "../words";

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
      {sought === "" && <Doubts />}
      {kinds(wanted).map(([kind, rows]) => (
        <section key={kind} aria-label={kind}>
          <h3>
            {kind} <small>{rows.length.toLocaleString("en-GB")}</small>
          </h3>
          <ul class="list">
            {rows.map((one) => (
              <li key={one.id}>
                <a href={writeAddress({ ...HOME, screen: "names", ref: one.id })}>{one.name}</a>{" "}
                <small>
                  {[...one.roles.slice(0, 2), one.country && countryName(one.country)].filter(Boolean).join(" · ")}
                  {(one.roles.length > 0 || one.country) && " · "}
                  {counted(one.mentions, "mention")} · {counted(one.entries, "entry", "entries")}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="note">Only those with a public role have a page. Victims and witnesses are reached through the passages that name them.</p>
    </section>
  );
}

function One({ id }: { id: string }) {
  const { source, address, go, edition } = useRoom();
  const found = useLoaded(async () => ({ asked: id, page: await source.entity(id, address.query) }), [source, edition, id]);
  const held = found.value;
  const entity = held?.page.entity;
  useHeir(id, held && entity ? { asked: held.asked, id: entity.id, name: entity.name } : null, (heir) => go({ ...address, ref: heir }, true));
  if (found.failed) return <Failed error={found.failed} />;
  return held ? <Bearer page={held.page} /> : <p class="waiting">…</p>;
}

const KINDS: [string, string][] = [
  ["person", "People"],
  ["organization", "Bodies"],
  ["group", "Groups"],
  ["role", "Offices"],
  ["place", "Places"],
];

/** Names by what they are of, in an order of their own; what is none of these comes last. */
function kinds(tags: EntityTag[]): [string, EntityTag[]][] {
  const rows = KINDS.map(([type, kind]): [string, EntityTag[]] => [kind, tags.filter((one) => one.type === type)]);
  const known = new Set(KINDS.map(([type]) => type));
  return [...rows, ["Other names", tags.filter((one) => !known.has(one.type))] as [string, EntityTag[]]].filter(([, found]) => found.length > 0);
}
