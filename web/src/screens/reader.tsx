/** The reader: a dispatch as it came, its spans by layer, what stands in its margin, where its date is from. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { HOME, passageAddress, permalink, writeAddress } from "../address";
import { Failed } from "../app";
import type { DocumentText, Mark } from "../details";
import { useLoaded } from "../parts/hooks";
import { useRoom } from "../parts/room";
import { stretches, Text } from "../text";
import { counted } from "../words";

const LAYERS: Mark["layer"][] = ["claim", "event", "figure", "time", "place", "name", "copy"];

export function Reader() {
  const { source, address, info, edition } = useRoom();
  const ref = address.ref;
  const doc = ref ?? info?.documents[0]?.doc ?? null;
  const found = useLoaded(() => (doc === null ? Promise.resolve(null) : source.document(doc)), [source, edition, doc]);
  return (
    <div class="reader">
      <nav class="shelf" aria-label="Dispatches">
        <ul>
          {info?.documents.map((one) => (
            <li key={one.doc}>
              <a href={writeAddress({ ...HOME, screen: "text", ref: one.doc })} aria-current={one.doc === doc ? "page" : undefined}>
                <b>{one.outlet ?? one.doc}</b> {one.title}
                <small>{one.published.start ?? "no date"}</small>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {found.failed ? <Failed error={found.failed} /> : found.value ? <Dispatch found={found.value} /> : <p class="waiting">…</p>}
    </div>
  );
}

function Dispatch({ found }: { found: DocumentText }) {
  const { address, go } = useRoom();
  const [shown, setShown] = useState<Set<Mark["layer"]>>(new Set(["claim", "event", "figure"]));
  const text = useMemo(() => new Text(found.text), [found]);
  const marks = useMemo(() => found.marks.filter((mark) => shown.has(mark.layer)), [found, shown]);
  const cut = useMemo(() => stretches(text.length, marks, address.span), [text, marks, address.span]);
  const page = useRef<HTMLDivElement>(null);
  const span = address.span;
  useEffect(() => {
    page.current?.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
  }, [found, span]);
  const select = (): void => {
    const chosen = selected(page.current, text);
    if (chosen !== null) go({ ...address, screen: "text", ref: found.tag.doc, span: chosen }, true);
  };
  return (
    <article class="dispatch" aria-labelledby="dispatch-title">
      <header>
        <h2 id="dispatch-title">{found.tag.title ?? found.tag.doc}</h2>
        <p class="badges">
          {found.tag.outlet && <span>{found.tag.outlet}</span>}
          {found.tag.issuer && <span>statement of {found.tag.issuer}</span>}
          {found.tag.agency && <span>credits {found.tag.agency}</span>}
          <span>{found.published.start ?? "no date"}</span>
        </p>
        <details>
          <summary>
            Date: {found.published.basis}, confidence {found.published.confidence.toFixed(2)}
          </summary>
          <p>{found.published.reason}</p>
          {found.candidates.length > 0 && <p>Other days that were weighed: {found.candidates.join(", ")}</p>}
        </details>
        {found.copies.length > 0 && <Copies found={found} />}
        <fieldset class="layers">
          <legend>Marked</legend>
          {LAYERS.map((layer) => (
            <label key={layer} class={`layer ${layer}`}>
              <input type="checkbox" checked={shown.has(layer)} onChange={() => setShown(toggled(shown, layer))} /> {layer}
            </label>
          ))}
        </fieldset>
      </header>
      {span !== null && <Chosen found={found} text={text} span={span} />}
      <div class="page">
        <div class="running" ref={page} onMouseUp={select} onKeyUp={(event) => event.key === "Shift" && select()} tabIndex={0} aria-label="Text">
          {cut.map((one) => {
            const words = text.cut(one.start, one.end);
            if (one.marks.length === 0 && !one.chosen) return words;
            const layers = [...new Set(one.marks.map((mark) => mark.layer))];
            const Tag = one.chosen ? "mark" : "span";
            return (
              <Tag key={one.start} class={[...layers, one.chosen ? "chosen" : ""].join(" ")} title={one.marks.map((mark) => `${mark.layer}: ${mark.label}`).join("\n")}>
                {words}
              </Tag>
            );
          })}
        </div>
        <aside class="margin" aria-label="Margin notes">
          <ul>
            {found.notes.map((note) => (
              <li key={`${note.start}:${note.end}:${note.text}`}>
                <a href={writeAddress(passageAddress({ doc: found.tag.doc, start: note.start, end: note.end }))}>
                  {note.start}–{note.end}
                </a>{" "}
                {note.entry ? <a href={writeAddress({ ...HOME, selected: note.entry })}>{note.text}</a> : note.text}
              </li>
            ))}
          </ul>
        </aside>
      </div>
      <footer>
        <p>
          SHA-256 of the bytes: <code>{found.sha256}</code>
        </p>
        {found.text_sha256 !== found.sha256 && (
          <p>
            SHA-256 of the text: <code>{found.text_sha256}</code>
          </p>
        )}
      </footer>
    </article>
  );
}

/** The passage that is chosen, as a permalink and as a citation to copy. */
function Chosen({ found, text, span }: { found: DocumentText; text: Text; span: { start: number; end: number } }) {
  const quote = text.cut(span.start, span.end).trim();
  const cited = `“${quote}” (${[found.tag.outlet ?? found.tag.doc, found.published.start].filter(Boolean).join(", ")}; ${permalink({ doc: found.tag.doc, ...span })}; SHA-256 ${found.text_sha256.slice(0, 16)}…)`;
  return (
    <p class="chosen-passage" role="status">
      <code>{permalink({ doc: found.tag.doc, ...span })}</code>
      <button type="button" onClick={() => void navigator.clipboard?.writeText(cited)}>
        Copy as a citation
      </button>
      <a href={writeAddress({ ...HOME, screen: "text", ref: found.tag.doc })}>Unmark</a>
    </p>
  );
}

function Copies({ found }: { found: DocumentText }) {
  const others = [...new Set(found.copies.map((copy) => copy.other.doc))];
  return (
    <details>
      <summary>
        Shares {counted(found.copies.length, "passage")} with {others.join(", ")}
      </summary>
      <ul>
        {found.copies.map((copy) => (
          <li key={`${copy.own.start}:${copy.other.doc}:${copy.other.start}`}>
            <a href={writeAddress(passageAddress(copy.own))}>
              {copy.own.start}–{copy.own.end}
            </a>{" "}
            is {copy.type === "quote" ? "the same quotation as" : copy.type === "exact" ? "word for word" : "nearly"}{" "}
            <a href={writeAddress(passageAddress(copy.other))}>
              {copy.other.doc} {copy.other.start}–{copy.other.end}
            </a>
            {copy.older && `, ${copy.older === "own" ? "which is the later of the two" : "which is the earlier of the two"}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function toggled<T>(set: Set<T>, one: T): Set<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** What the reader has selected of the text, in code points; null where that is nothing, or lies outside. */
function selected(page: HTMLElement | null, text: Text): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (page === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!page.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(page);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start: text.at(start), end: text.at(start + range.toString().length) };
}
