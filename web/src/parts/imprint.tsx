/** What a page on paper says of itself: which dossier, in which version, what was asked for, and as of when. */

import { permalink } from "../address";
import { counted, dayInWords } from "../words";
import { useRoom } from "./room";

export function Imprint() {
  const { info, address } = useRoom();
  if (info === null) return null;
  const known = address.query.as_of ?? info.as_of;
  const asked = Object.entries({ ...info.filters, ...address.query }).filter(([name, value]) => name !== "as_of" && value !== undefined && value !== "");
  return (
    <section class="imprint" aria-label="Imprint">
      <h2>Imprint</h2>
      <p>
        Dossier “{info.title}”, version <code>{info.version}</code>, {info.schema}
        {info.made_with && `, made with ${info.made_with}`}: {counted(info.counts["documents"] ?? info.documents.length, "dispatch", "dispatches")},{" "}
        {counted(info.counts["entries"] ?? 0, "entry", "entries")}.
        {info.unfinished && " Something taken in is not yet worked into it."}
      </p>
      <p>{known ? `As known at the end of ${dayInWords(known)}.` : "As known when it was printed, from all of its dispatches."}</p>
      <p>{asked.length > 0 ? `Only: ${asked.map(([name, value]) => (value === true ? name : `${name} ${value}`)).join(", ")}.` : "Nothing was left out by a filter."}</p>
      {address.screen === "text" && address.ref !== null && address.span !== null && <p>Marked: {permalink({ doc: address.ref, ...address.span })}</p>}
      <p>{info.redacted ? "Names of persons without a public role are withheld. " : ""}Coranto verifies nothing: people do.</p>
      <p>
        {info.licence} {info.times}
      </p>
    </section>
  );
}
