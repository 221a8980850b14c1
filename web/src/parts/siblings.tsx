/** The dispatches that share text with the one that is read: what each is to it, and the way to what was changed. */

import { HOME, passageAddress, writeAddress } from "../address";
import type { CopyTag, DocumentText, Sibling } from "../details";
import type { Text } from "../text";
import { counted, shortDay } from "../words";
import { type Direction, type Summary, summed } from "./paragraphs";
import { useRoom } from "./room";

const ROLES = { origin: "origin", copy: "copy", "updated version": "updated version" };

export function directionOf(sibling: Sibling): Direction {
  if (sibling.role === null) return "unknown";
  return sibling.role === "origin" ? "own-later" : "own-earlier";
}

export function Siblings({ found }: { found: DocumentText }) {
  const { siblings } = found;
  const one = siblings.filter((sibling) => sibling.one_source);
  const others = siblings.filter((sibling) => !sibling.one_source);
  return (
    <section class="siblings" aria-label="Dispatches that share text with this one">
      {one.length > 0 && <h3>Counts as one source with</h3>}
      {one.length > 0 && <Row siblings={one} found={found} />}
      {found.origin !== null && one.length > 0 && <p class="why">One source, because {found.origin}</p>}
      {others.length > 0 && <h3>Shares passages with</h3>}
      {others.length > 0 && <Row siblings={others} found={found} />}
    </section>
  );
}

function Row({ siblings, found }: { siblings: Sibling[]; found: DocumentText }) {
  return (
    <ul>
      {siblings.map((sibling) => (
        <li key={sibling.doc}>
          <One sibling={sibling} found={found} />
        </li>
      ))}
    </ul>
  );
}

function One({ sibling, found }: { sibling: Sibling; found: DocumentText }) {
  const { address } = useRoom();
  const shown = address.against === sibling.doc;
  const copies = found.copies.filter((copy) => copy.other.doc === sibling.doc);
  return (
    <>
      {sibling.one_source && <b class="role">{sibling.role === null ? "same text" : ROLES[sibling.role]}</b>}{" "}
      <a href={writeAddress({ ...HOME, screen: "text", ref: sibling.doc })}>{nameOf(sibling)}</a>
      <small>
        {sibling.one_source && sibling.role === null && " which of the two was first is not known ·"}
        {sibling.day && ` ${shortDay(sibling.day)}`} · {counted(sibling.passages, "passage")}
        {sibling.kept !== null && ` · has ${Math.round(sibling.kept * 100)}% of these words`}
      </small>{" "}
      {sibling.kept !== null && (
        <a class="compare" aria-current={shown ? "true" : undefined} href={writeAddress({ ...address, span: null, against: shown ? null : sibling.doc })}>
          {shown ? "Show the text as it is" : "Show what was changed"}
        </a>
      )}
      {copies.length > 0 && <Passages copies={copies} />}
    </>
  );
}

function Passages({ copies }: { copies: CopyTag[] }) {
  return (
    <details>
      <summary>The passages</summary>
      <ul>
        {copies.map((copy) => (
          <li key={`${copy.own.start}:${copy.other.start}`}>
            <a href={writeAddress(passageAddress(copy.own))}>
              Here {copy.own.start}–{copy.own.end}
            </a>{" "}
            {copy.type === "quote" ? "is the same quotation as" : copy.type === "exact" ? "is word for word" : "is nearly"}{" "}
            <a href={writeAddress(passageAddress(copy.other))}>
              there {copy.other.start}–{copy.other.end}
            </a>
            {copy.older && (copy.older === "own" ? ", the older of the two" : ", the later of the two")}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function nameOf(sibling: Sibling): string {
  return [sibling.outlet ?? sibling.doc, sibling.title].filter(Boolean).join(": ");
}

/** What the comparison shows, before the text in which it is shown. */
export function Comparison({ sibling, text }: { sibling: Sibling; text: Text }) {
  const { address } = useRoom();
  const sum = summed(sibling.changes, text);
  const [here, there] = WORDS[directionOf(sibling)];
  return (
    <section class="comparison" aria-label="What was changed">
      <p>
        <b>Beside {nameOf(sibling)}.</b> <ins>{here}</ins> {counted(directionOf(sibling) === "own-earlier" ? sum.there : sum.here, "word")} · <del>{there}</del>{" "}
        {counted(directionOf(sibling) === "own-earlier" ? sum.here : sum.there, "word")}
        {sum.moved > 0 && (
          <>
            {" "}
            · <span class="moved">in another place</span> {counted(sum.moved, "sentence")}
          </>
        )}
        {sibling.changes.length === 0 && " Not a word differs."}
      </p>
      {sum.numbers.length > 0 && <p>Other figures: {numbersOf(sum, directionOf(sibling))}</p>}
      <p>
        <a href={writeAddress({ ...address, against: null })}>Show the text as it is</a>
      </p>
    </section>
  );
}

/** What an insertion and a deletion mean, by which of the two was first. */
const WORDS: Record<Direction, [string, string]> = {
  "own-later": ["added here", "left out here"],
  "own-earlier": ["added there", "left out there"],
  unknown: ["only here", "only there"],
};

function numbersOf(sum: Summary, direction: Direction): string {
  const pairs = sum.numbers.map(([there, here]) => (direction === "own-earlier" ? `${here} → ${there}` : direction === "unknown" ? `${here} here, ${there} there` : `${there} → ${here}`));
  return pairs.join("; ");
}
