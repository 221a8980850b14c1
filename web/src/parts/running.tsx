/** The text of a dispatch in its paragraphs, with its marks, with notes beside their lines, and with what another says. */

import { type ComponentChildren, Fragment } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { HOME, passageAddress, writeAddress } from "../address";
import type { MarginNote, Mark, Rewording } from "../details";
import { type Stretch, stretches, type Text } from "../text";
import { counted } from "../words";
import { useMedia } from "./hooks";
import { type Direction, paragraphs, placeOf, spaced, type Stretched, within } from "./paragraphs";
import { useRoom } from "./room";

/** From this width on notes stand beside the text; below it they are folded under their paragraph. */
const ROOM_FOR_NOTES = "(min-width: 64rem)";
const GAP = 6;

export interface Compared {
  changes: Rewording[];
  direction: Direction;
}

interface Props {
  doc: string;
  text: Text;
  marks: Mark[];
  notes: MarginNote[];
  span: Stretched | null;
  against: Compared | null;
}

export function Running({ doc, text, marks, notes, span, against }: Props) {
  const rows = useMemo(() => paragraphs(text), [text]);
  const shown = against === null ? marks : against.changes.filter((one) => one.start < one.end || one.words !== "").map(asMark);
  const cut = useMemo(() => stretches(text.length, shown, span), [text, marks, against, span]);
  const beside = useMedia(ROOM_FOR_NOTES);
  return (
    <>
      {rows.map((row, i) => {
        const own = notes.filter((note) => row.start <= note.start && note.start < row.end);
        return (
          <div class="row" key={row.start}>
            <p class="paragraph">
              {within(cut, row).map((piece) => (
                <Piece key={piece.start} piece={piece} words={text.cut(piece.start, piece.end)} against={against} />
              ))}
              {i === rows.length - 1 && against !== null && <Insertions at={text.length} against={against} />}
            </p>
            {own.length > 0 && <Notes doc={doc} notes={own} beside={beside} />}
          </div>
        );
      })}
    </>
  );
}

/** A stretch of the text; `data-at` is the code point at which it begins. */
function Piece({ piece, words, against }: { piece: Stretch; words: string; against: Compared | null }) {
  const layers = [...new Set(piece.marks.map((mark) => mark.layer))];
  const title = piece.marks.map((mark) => `${mark.layer}: ${mark.label}`).join("\n") || undefined;
  const given = { "data-at": piece.start, class: [...(against ? [] : layers), piece.chosen ? "chosen" : ""].join(" ").trim() || undefined };
  let shown: ComponentChildren = piece.chosen ? <mark {...given}>{words}</mark> : <span {...given} title={against ? undefined : title}>{words}</span>;
  const label = against && piece.marks[0]?.label;
  if (label === "moved") shown = <span class="moved" title="Both have this sentence, in different places">{shown}</span>;
  else if (label) shown = against.direction === "own-earlier" ? <del>{shown}</del> : <ins>{shown}</ins>;
  return (
    <>
      {against && <Insertions at={piece.start} against={against} />}
      {shown}
    </>
  );
}

/** What the other dispatch says at a place, and this one does not. */
function Insertions({ at, against }: { at: number; against: Compared }) {
  const here = against.changes.filter((one) => one.words !== "" && placeOf(one, against.direction) === at);
  const later = against.direction === "own-earlier";
  const Tag = later ? "ins" : "del";
  return (
    <>
      {here.map((one) => (
        <Fragment key={one.other?.start}>
          {later && one.start < one.end && " "}
          <Tag>{one.words}</Tag>
          {(!later || one.start === one.end) && " "}
        </Fragment>
      ))}
    </>
  );
}

function asMark(one: Rewording): Mark {
  return { start: one.start, end: one.end, layer: "copy", label: one.moved ? "moved" : "changed", ref: null };
}

/** Claims of a paragraph: who says it, in what standing. Each stands beside its line, below the one before. */
function Notes({ doc, notes, beside }: { doc: string; notes: MarginNote[]; beside: boolean }) {
  const { address } = useRoom();
  const own = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const list = own.current;
    if (list === null || !beside) return undefined;
    const watcher = new ResizeObserver(() => align(list));
    if (list.parentElement) watcher.observe(list.parentElement);
    align(list);
    return () => watcher.disconnect();
  });
  const list = (
    <ul ref={own}>
      {notes.map((note) => (
        <li key={`${note.start}:${note.end}:${note.text}`} data-beside={note.start}>
          <a href={writeAddress({ ...passageAddress({ doc, start: note.start, end: note.end }), layers: address.layers })} title="Mark the passage">
            {note.text}
          </a>
          {note.entry && (
            <a class="told" href={writeAddress({ ...HOME, selected: note.entry })} aria-label="Its line in the chronicle" title="Its line in the chronicle">
              ❧
            </a>
          )}
        </li>
      ))}
    </ul>
  );
  if (beside) return <div class="notes">{list}</div>;
  return (
    <details class="notes">
      <summary>{counted(notes.length, "claim")}</summary>
      {list}
    </details>
  );
}

function align(list: HTMLUListElement): void {
  const notes = [...list.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
  for (const note of notes) note.style.marginTop = "";
  const top = list.getBoundingClientRect().top;
  const row = list.closest(".row");
  const pieces = [...(row?.querySelectorAll<HTMLElement>("[data-at]") ?? [])];
  const tops = notes.map((note) => {
    const at = Number(note.dataset["beside"]);
    const piece = pieces.filter((one) => Number(one.dataset["at"]) <= at).at(-1);
    return (piece === undefined ? top : lineOf(piece, at - Number(piece.dataset["at"]))) - top;
  });
  const by = spaced(tops, notes.map((note) => note.offsetHeight), GAP);
  notes.forEach((note, i) => {
    note.style.marginTop = `${by[i] ?? 0}px`;
  });
}

/** Where the line begins in which a code point of a piece stands. */
function lineOf(piece: HTMLElement, offset: number): number {
  const words = piece.firstChild;
  if (!(words instanceof window.Text)) return piece.getBoundingClientRect().top;
  const unit = Math.min(Array.from(words.data).slice(0, offset).join("").length, Math.max(words.length - 1, 0));
  const range = document.createRange();
  range.setStart(words, unit);
  range.setEnd(words, Math.min(unit + 1, words.length));
  return range.getBoundingClientRect().top;
}
