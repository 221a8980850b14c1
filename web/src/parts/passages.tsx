/** Passages with what stands around them; each leads to its dispatch. */

import { passageAddress, permalink, writeAddress } from "../address";
import type { Passage } from "../shapes";
import { shortDay } from "../words";
import { useRoom } from "./room";

export function Quoted({ passage, number }: { passage: Passage; number?: number }) {
  const { info } = useRoom();
  const tag = info?.documents.find((one) => one.doc === passage.doc);
  return (
    <figure class="passage">
      <blockquote>
        <span class="around">{tail(passage.before)}</span>
        <mark>{passage.quote}</mark>
        <span class="around">{head(passage.after)}</span>
      </blockquote>
      <figcaption>
        {number !== undefined && <span>[{number}] </span>}
        <a href={writeAddress(passageAddress(passage))}>{tag?.outlet ?? tag?.title ?? passage.doc}</a>
        {tag?.published.start && <>, {shortDay(tag.published.start)}</>}
        {passage.page !== null && <>, page {passage.page}</>}
        <code class="permalink">{permalink(passage)}</code>
      </figcaption>
    </figure>
  );
}

const AROUND = 90;

function tail(text: string): string {
  const cut = text.slice(-AROUND);
  return text.length > AROUND ? `…${cut.slice(cut.indexOf(" "))}` : cut;
}

function head(text: string): string {
  const cut = text.slice(0, AROUND);
  return text.length > AROUND ? `${cut.slice(0, cut.lastIndexOf(" "))} …` : cut;
}
