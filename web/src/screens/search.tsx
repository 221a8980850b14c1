/** Search: the sentences that hold every word, each with its dispatch. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Failed } from "../app";
import { useLoaded } from "../parts/hooks";
import { Quoted } from "../parts/passages";
import { useRoom } from "../parts/room";
import { counted } from "../words";

export function Search() {
  const { source, address, go, edition } = useRoom();
  const words = address.query.words ?? "";
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = useLoaded(() => (words === "" ? Promise.resolve([]) : source.search(words)), [source, edition, words]);
  return (
    <section class="search" aria-labelledby="search-title">
      <h2 id="search-title">Search the dispatches</h2>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go({ ...address, query: typed.trim() ? { words: typed.trim() } : {} });
        }}
      >
        <label class="seek">
          <span>Words</span>
          <input ref={field} type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <button type="submit">Search</button>
      </form>
      {found.failed && <Failed error={found.failed} />}
      {words !== "" && found.value && (
        <>
          <p role="status">{found.value.length === 0 ? "No sentence holds all of these words." : counted(found.value.length, "sentence")}</p>
          {found.value.map((passage) => (
            <Quoted key={`${passage.doc}:${passage.start}`} passage={passage} />
          ))}
        </>
      )}
    </section>
  );
}
