/** The reader: a dispatch as it came, its spans by layer, what stands in its margin, what its siblings changed. */

import { useEffect, useMemo, useRef } from "preact/hooks";
import { LAYERS } from "../address";
import { Failed } from "../app";
import type { DocumentText, Mark } from "../details";
import { Chosen, selectedIn } from "../parts/chosen";
import { Dated, daysOf } from "../parts/dated";
import { useLoaded, useMedia } from "../parts/hooks";
import { useRoom } from "../parts/room";
import { Running } from "../parts/running";
import { Shelf } from "../parts/shelf";
import { Comparison, directionOf, nameOf, Siblings } from "../parts/siblings";
import { Text } from "../text";

/** What is marked where the address does not say. */
const AT_FIRST: Mark["layer"][] = ["claim", "event", "figure"];
/** Milliseconds without a change after which a selection by touch is taken for made. */
const SETTLED = 700;

export function Reader() {
  const { source, address, info, edition } = useRoom();
  const doc = address.ref ?? info?.documents[0]?.doc ?? null;
  const found = useLoaded(() => (doc === null ? Promise.resolve(null) : source.document(doc)), [source, edition, doc]);
  const held = found.value?.tag.doc === doc ? found.value : null;
  return (
    <div class="reader">
      <Shelf documents={info?.documents ?? []} doc={doc} />
      {found.failed ? <Failed error={found.failed} /> : held ? <Dispatch key={doc} found={held} /> : <p class="waiting">…</p>}
    </div>
  );
}

function Dispatch({ found }: { found: DocumentText }) {
  const { address, go } = useRoom();
  const shown = address.layers ?? AT_FIRST;
  const text = useMemo(() => new Text(found.text), [found]);
  const marks = useMemo(() => found.marks.filter((mark) => shown.includes(mark.layer)), [found, shown.join()]);
  const sibling = found.siblings.find((one) => one.doc === address.against && one.kept !== null);
  const against = useMemo(() => (sibling ? { changes: sibling.changes, direction: directionOf(sibling) } : null), [sibling]);
  const page = useRef<HTMLDivElement>(null);
  const span = address.span !== null && address.span.start < address.span.end ? address.span : null;
  useEffect(() => {
    page.current?.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
  }, [found, span?.start, span?.end]);
  const select = useSelection(page, found, text);
  return (
    <article class="dispatch" aria-labelledby="dispatch-title">
      <Head found={found} />
      {sibling ? <Comparison sibling={sibling} text={text} /> : <Layers shown={shown} toggle={(layer) => go({ ...address, layers: toggled(shown, layer) }, true)} />}
      <div class={against ? "running compared" : "running"} ref={page} onMouseUp={select} onKeyUp={(event) => event.key === "Shift" && select()} tabIndex={0} role="group" aria-label="Text">
        <Running doc={found.tag.doc} text={text} marks={marks} notes={against ? [] : found.notes} span={span} against={against} />
      </div>
      {span !== null && span.start >= text.length && <p class="failed" role="alert">This dispatch has {text.length.toLocaleString("en-GB")} characters: there is no passage {span.start}–{span.end} in it.</p>}
      {span !== null && span.start < text.length && <Chosen found={found} text={text} span={span} />}
      <footer class="hashes">
        <p>
          SHA-256 of the bytes as they came: <code>{found.sha256}</code>
        </p>
        {found.text_sha256 !== found.sha256 && (
          <p>
            SHA-256 of the text, in which places are counted: <code>{found.text_sha256}</code>
          </p>
        )}
      </footer>
    </article>
  );
}

function Head({ found }: { found: DocumentText }) {
  const { tag } = found;
  const origin = found.siblings.find((one) => one.role === "origin" && one.own_role !== null);
  return (
    <header>
      <h2 id="dispatch-title">{tag.title ?? tag.doc}</h2>
      <p class="badges">
        {tag.outlet && <span>{tag.outlet}</span>}
        {tag.issuer && <span>statement of {tag.issuer}</span>}
        {tag.agency && <span>credits {tag.agency}</span>}
        <span>{daysOf(found.published)}</span>
        {origin && (
          <span class="flag changed">
            {origin.own_role} of {nameOf(origin)}
          </span>
        )}
        {tag.title && <code>{tag.doc}</code>}
      </p>
      <Dated found={found} />
      {found.siblings.length > 0 && <Siblings found={found} />}
    </header>
  );
}

function Layers({ shown, toggle }: { shown: Mark["layer"][]; toggle: (layer: Mark["layer"]) => void }) {
  return (
    <fieldset class="layers">
      <legend>Marked</legend>
      {LAYERS.map((layer) => (
        <label key={layer} class="layer">
          <input type="checkbox" checked={shown.includes(layer)} onChange={() => toggle(layer)} /> <span class={layer}>{layer}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Takes what the reader selects for the chosen passage: at once by mouse and keys, by touch once it holds still. */
function useSelection(page: { current: HTMLDivElement | null }, found: DocumentText, text: Text): () => void {
  const { address, go } = useRoom();
  const touched = useMedia("(pointer: coarse)");
  const select = (): void => {
    const chosen = selectedIn(page.current);
    if (chosen === null) return;
    const words = text.cut(chosen.start, chosen.end);
    const start = chosen.start + Array.from(words).length - Array.from(words.trimStart()).length;
    const end = start + Array.from(words.trim()).length;
    if (start < end) go({ ...address, screen: "text", ref: found.tag.doc, span: { start, end } }, true);
  };
  useEffect(() => {
    if (!touched) return undefined;
    let waiting = 0;
    const changed = (): void => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(select, SETTLED);
    };
    document.addEventListener("selectionchange", changed);
    return () => {
      window.clearTimeout(waiting);
      document.removeEventListener("selectionchange", changed);
    };
  });
  return select;
}

/** Layers with one more, or one less; null where they are those that are marked at first. */
export function toggled(shown: Mark["layer"][], one: Mark["layer"]): Mark["layer"][] | null {
  const next = shown.includes(one) ? shown.filter((other) => other !== one) : [...shown, one];
  return next.length === AT_FIRST.length && AT_FIRST.every((other) => next.includes(other)) ? null : next;
}
