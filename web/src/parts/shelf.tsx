/** The dispatches of a dossier, by day: to choose one of. */

import { useState } from "preact/hooks";
import { HOME, writeAddress } from "../address";
import type { DocumentTag } from "../shapes";
import { fold } from "../text";
import { counted, shortDay } from "../words";
import { useMedia } from "./hooks";

/** Dispatches that are listed at once; more are found by a word of their name. */
const MOST = 100;
const FEW = 12;

export function Shelf({ documents, doc }: { documents: DocumentTag[]; doc: string | null }) {
  const [sought, setSought] = useState("");
  const wide = useMedia("(min-width: 64rem)");
  const found = documents.filter((one) => fold(`${one.doc} ${one.outlet ?? ""} ${one.title ?? ""}`).includes(fold(sought)));
  const at = found.findIndex((one) => one.doc === doc);
  const from = Math.max(0, Math.min(at - MOST / 2, found.length - MOST));
  return (
    <nav class="shelf" aria-label="Dispatches">
      <details open={wide}>
        <summary>{counted(documents.length, "dispatch", "dispatches")}</summary>
        {documents.length > FEW && (
          <label class="seek">
            <span>Find a dispatch</span>
            <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
          </label>
        )}
        <ul>
          {found.slice(from, from + MOST).map((one) => (
            <li key={one.doc}>
              <a href={writeAddress({ ...HOME, screen: "text", ref: one.doc })} aria-current={one.doc === doc ? "page" : undefined}>
                <b>{one.outlet ?? one.doc}</b> {one.title}
                <small>{one.published.start ? shortDay(one.published.start) : "no date"}</small>
              </a>
            </li>
          ))}
        </ul>
        {found.length > MOST && <p class="note">{counted(found.length - MOST, "more")}: find them by a word.</p>}
      </details>
    </nav>
  );
}
