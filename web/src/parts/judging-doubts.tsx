/** Names that may be one, and were not joined: for a person to look at both, and to decide. */

import { useState } from "preact/hooks";
import { HOME, writeAddress } from "../address";
import type { DoubtTag, EntityTag } from "../details";
import { useLoaded } from "./hooks";
import { useJudging } from "./judging";
import { seen } from "./judging-names";
import { Sheet } from "./judging-sheet";
import { Weighed } from "./judging-verdict";
import { useRoom } from "./room";

/** Pairs that stand open; the rest is folded. */
const OPEN = 8;

export function Doubts() {
  const { edition } = useRoom();
  const { registry, takes, signed, turn } = useJudging();
  const [compared, setCompared] = useState<DoubtTag | null>(null);
  const asks = takes === true;
  const found = useLoaded(async () => (registry === null || !asks ? [] : registry.doubts()), [registry, asks, edition, turn]);
  const pairs = found.value ?? [];
  if (pairs.length === 0) return null;
  const list = (some: DoubtTag[]) => (
    <ul class="list">
      {some.map((pair) => (
        <li key={`${pair.a.id} ${pair.b.id}`}>
          <Name of={pair.a} /> and <Name of={pair.b} /> <small>{pair.why}</small>{" "}
          {signed !== null && (
            <button type="button" onClick={() => setCompared(pair)}>
              Compare …<span class="hidden"> {pair.a.name} and {pair.b.name}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <section class="doubts" aria-labelledby="doubts-title">
      <h3 id="doubts-title">
        May be one <small>{pairs.length.toLocaleString("en-GB")}</small>
      </h3>
      <p class="note">Names that are alike, and were not joined. {signed === null ? "Sign in to compare two and decide." : "Compare two, and decide."}</p>
      {list(pairs.slice(0, OPEN))}
      {pairs.length > OPEN && (
        <details>
          <summary>{(pairs.length - OPEN).toLocaleString("en-GB")} more</summary>
          {list(pairs.slice(OPEN))}
        </details>
      )}
      {compared !== null && <Pair pair={compared} close={() => setCompared(null)} />}
    </section>
  );
}

function Name({ of }: { of: EntityTag }) {
  return <a href={writeAddress({ ...HOME, screen: "names", ref: of.id })}>{of.name}</a>;
}

function Pair({ pair, close }: { pair: DoubtTag; close: () => void }) {
  const { source } = useRoom();
  const { a, b } = pair;
  const found = useLoaded(() => Promise.all([source.entity(a.id, {}), source.entity(b.id, {})]), [source, a.id, b.id]);
  const names = { a: a.id, b: b.id };
  return (
    <Sheet title={`Are ${a.name} and ${b.name} one?`} close={close}>
      <p>In doubt, because {pair.why}.</p>
      {found.failed && <p class="failed">{found.failed.message}</p>}
      {found.value && (
        <Weighed
          sides={[seen(found.value[0]), seen(found.value[1])]}
          offers={[
            { verdict: { verdict: "same", ...names }, does: "They are one", told: `“${a.name}” and “${b.name}” are one.` },
            { verdict: { verdict: "different", ...names }, does: "Keep them two for good", told: `“${a.name}” and “${b.name}” stay two.` },
          ]}
          close={close}
        />
      )}
    </Sheet>
  );
}
