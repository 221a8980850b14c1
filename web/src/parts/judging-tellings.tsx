/** A choice among passages, each by its dispatch and its first words. */

import type { Passage } from "../shapes";
import { useRoom } from "./room";

interface Given {
  name: string;
  legend: string;
  passages: Passage[];
  chosen: number;
  choose: (at: number) => void;
}

const LONGEST = 110;

export function Tellings({ name, legend, passages, chosen, choose }: Given) {
  const { info } = useRoom();
  const called = (doc: string): string => {
    const tag = info?.documents.find((one) => one.doc === doc);
    return [tag?.outlet ?? tag?.title ?? doc, tag?.published.start].filter(Boolean).join(", ");
  };
  return (
    <fieldset class="tellings">
      <legend>{legend}</legend>
      {passages.map((passage, i) => (
        <label key={`${passage.doc}:${passage.start}`}>
          <input type="radio" name={name} checked={i === chosen} onChange={() => choose(i)} />
          <span>
            <b>{called(passage.doc)}</b> {short(passage.quote)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function short(words: string): string {
  const whole = words.replace(/\s+/g, " ").trim();
  return whole.length > LONGEST ? `${whole.slice(0, whole.lastIndexOf(" ", LONGEST))} …` : whole;
}
