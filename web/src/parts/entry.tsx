/** One line of the chronicle, as it stands in its column. */

import { passageAddress, writeAddress } from "../address";
import type { EntryRow, Span } from "../shapes";
import { counted, precisionInWords, shortDay, STATUSES, when } from "../words";
import { useRoom } from "./room";

export function Entry({ row, dated = false }: { row: EntryRow; dated?: boolean }) {
  const { address, go } = useRoom();
  const open = address.selected === row.id;
  const to = { ...address, screen: "chronicle" as const, ref: null, span: null, selected: open ? null : row.id };
  return (
    <article id={`entry-${row.id}`} class={`entry ${row.status}`} aria-labelledby={`title-${row.id}`}>
      <h3 id={`title-${row.id}`}>
        <a
          href={writeAddress(to)}
          aria-expanded={open}
          data-entry={row.id}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            go(to);
          }}
        >
          {row.title}
        </a>
      </h3>
      <Badges row={row} dated={dated} />
      {says(row) && <p class="text">{row.text}</p>}
      {row.speakers.length > 0 && <p class="speakers">So say: {row.speakers.join("; ")}</p>}
      {row.figures.length > 0 && (
        <ul class="figures">
          {row.figures.map((figure) => (
            <li key={figure.id}>
              <b>{figure.text}</b> {figure.quantity === "other" ? figure.counted : figure.quantity}
              {figure.who && <> — {figure.who}</>}
              {figure.as_of && <>, as of {shortDay(figure.as_of)}</>}
            </li>
          ))}
        </ul>
      )}
      <p class="citations">
        {row.citations.map((span, i) => (
          <Citation key={`${span.doc}:${span.start}`} span={span} number={i + 1} />
        ))}
        {row.see_also.length > 0 && <small> see also </small>}
        {row.see_also.map((span, i) => (
          <Citation key={`${span.doc}:${span.start}`} span={span} number={row.citations.length + i + 1} />
        ))}
      </p>
    </article>
  );
}

function Citation({ span, number }: { span: Span; number: number }) {
  return (
    <a href={writeAddress(passageAddress(span))} title={span.doc} aria-label={`Passage ${number}, in ${span.doc}`}>
      [{number}]
    </a>
  );
}

/** How the line stands, in signs and in words: never by colour alone. */
export function Badges({ row, dated }: { row: EntryRow; dated: boolean }) {
  const precision = precisionInWords(row);
  const place = row.place;
  return (
    <p class="badges">
      <span class={`status ${row.status}`} title={STATUSES[row.status].means}>
        <span aria-hidden="true">{STATUSES[row.status].glyph}</span> {row.status}
      </span>
      {row.disputed && <span class="flag disputed">disputed</span>}
      {row.unverified && <span class="flag unverified">unverified</span>}
      {row.changed && <span class="flag changed">changed</span>}
      {dated && <span class="when">{when(row)}</span>}
      {precision && <span class="precision">{precision}</span>}
      <span class="place">
        {place === null ? "no place" : place.name}
        {place?.inferred && <i title="not named where it is told, but by what stands around it"> (inferred)</i>}
        {place?.rough && <i title="about here: the point is of a place near by"> (near)</i>}
      </span>
      <span class="support">
        {counted(row.n_origins, "origin")}
        {row.n_parties > 1 && `, ${counted(row.n_parties, "party", "parties")}`}
      </span>
    </p>
  );
}

/** Whether the text says more than the title. */
function says(row: EntryRow): boolean {
  return row.text.replace(/[.\s]+$/, "") !== row.title.replace(/[.\s]+$/, "");
}
