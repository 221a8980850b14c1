/** The passage of a dispatch that is chosen: found in the selection, shown as a permalink and as a citation to copy. */

import { useEffect, useState } from "preact/hooks";
import { HOME, permalink, writeAddress } from "../address";
import type { DocumentText } from "../details";
import { pageAt, type Text } from "../text";
import { shortDay } from "../words";
import type { Stretched } from "./paragraphs";
import { useRoom } from "./room";

/** Digits of a hash that suffice to tell which text was quoted. */
const HASH = 16;

/** What a reader quotes: the words, whose they are, when, where they stand, and of which text. */
export function citation(found: DocumentText, quote: string, span: Stretched): string {
  const { tag, published } = found;
  const page = pageAt(found.text, Array.from(found.text).slice(0, span.start).join("").length);
  const from = [tag.outlet ?? tag.issuer, tag.title ?? (tag.outlet ? null : tag.doc), published.start && shortDay(published.start), page && `page ${page}`];
  const words = quote.trim().replace(/\s+/gu, " ");
  return `“${words}” (${from.filter(Boolean).join(", ")}; ${permalink({ doc: tag.doc, ...span })}; SHA-256 ${found.text_sha256.slice(0, HASH)}…)`;
}

export function Chosen({ found, text, span }: { found: DocumentText; text: Text; span: Stretched }) {
  const { address } = useRoom();
  const [copied, setCopied] = useState("");
  const link = permalink({ doc: found.tag.doc, ...span });
  const cited = citation(found, text.cut(span.start, span.end), span);
  useEffect(() => setCopied(""), [cited]);
  const copy = (words: string, what: string): void => {
    const done = window.navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => setCopied(`${what} copied`),
      () => setCopied("This browser does not let the page copy: select the words and copy them."),
    );
  };
  return (
    <section class="chosen-passage" aria-label="Chosen passage">
      <p class="cited" tabIndex={0}>{cited}</p>
      <p class="actions">
        <code>{link}</code>
        <button type="button" onClick={() => copy(cited, "Citation")}>
          Copy the citation
        </button>
        <button type="button" onClick={() => copy(window.location.href, "Link")}>
          Copy the link
        </button>
        <a href={writeAddress({ ...HOME, screen: "text", ref: found.tag.doc, layers: address.layers })}>Unmark</a>
        <span role="status">{copied}</span>
      </p>
    </section>
  );
}

/** What a reader has selected of a text, in code points; null where that is nothing, or lies outside. */
export function selectedIn(page: HTMLElement | null): Stretched | null {
  const selection = window.getSelection();
  if (page === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [edge(page, range.startContainer, range.startOffset, false), edge(page, range.endContainer, range.endOffset, true)];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The code point at which one end of a selection stands; an end between pieces is that of the nearest in the direction. */
function edge(page: HTMLElement, node: Node, offset: number, last: boolean): number | null {
  if (!page.contains(node)) return null;
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-at]");
  if (piece && node instanceof window.Text) return Number(piece.dataset["at"]) + Array.from(node.data.slice(0, offset)).length;
  const point = document.createRange();
  point.setStart(node, offset);
  const pieces = [...page.querySelectorAll<HTMLElement>("[data-at]")];
  const before = pieces.filter((one) => point.comparePoint(one, 0) < 0);
  if (!last) return starts(pieces[before.length]);
  const on = before.at(-1);
  return on === undefined ? null : Number(on.dataset["at"]) + Array.from(on.textContent ?? "").length;
}

function starts(piece: HTMLElement | undefined): number | null {
  return piece === undefined ? null : Number(piece.dataset["at"]);
}
