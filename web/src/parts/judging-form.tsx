/** Grading one claim: a letter for the source, a number for the information; A–F and 1–6 on the keyboard, Enter keeps. */

import { useRef, useState } from "preact/hooks";
import { isBusy } from "../app";
import type { ClaimDetail, GradeTag } from "../details";
import type { Opinion } from "../source/judging";
import { useKeys } from "./hooks";
import { INFORMATION, SOURCES } from "./judging-grades";

interface Given {
  claim: ClaimDetail;
  /** The grade that the reader has given already. */
  own: GradeTag | null;
  reviewer: string;
  keep: (opinion: Opinion) => Promise<void>;
}

export function GradeForm({ claim, own, reviewer, keep }: Given) {
  const [source, showSource] = useState<string | null>(own?.source ?? null);
  const [information, showInformation] = useState<string | null>(own === null ? null : String(own.information));
  /** What is chosen now, for whoever types faster than the page is drawn. */
  const draft = useRef({ source, information });
  const setSource = (sign: string): void => showSource((draft.current.source = sign));
  const setInformation = (sign: string): void => showInformation((draft.current.information = sign));
  const [rationale, setRationale] = useState(own?.rationale ?? "");
  const [note, setNote] = useState(own?.note ?? "");
  const [said, setSaid] = useState<string | null>(null);
  const save = (): void => {
    const { source, information } = draft.current;
    if (source === null || information === null) {
      setSaid("Choose a letter for the source and a number for the information.");
      return;
    }
    const told = { ...(rationale.trim() ? { rationale: rationale.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) };
    const grade = { source: source as Opinion["source"], information: Number(information) as Opinion["information"] };
    setSaid("Keeping …");
    keep({ about: claim.id, of: "claim", ...grade, reviewer, ...told }).then(
      () => setSaid(`Kept: ${source}${information}, graded by ${reviewer}.`),
      (failed: Error & { remedy?: string }) => setSaid(`${failed.message} ${failed.remedy ?? ""}`),
    );
  };
  useKeys((event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = target instanceof HTMLInputElement && target.type === "radio";
    if (isBusy(target) && !chosen) return;
    if (key.toUpperCase() in SOURCES) setSource(key.toUpperCase());
    else if (key in INFORMATION) setInformation(key);
    else if (key === "Enter" && !(target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) save();
    else return;
    event.preventDefault();
  });
  return (
    <form
      class="form grade"
      aria-label="Your grade"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div class="scales">
        <Scale name={`source-${claim.id}`} legend="How reliable is the source?" words={SOURCES} chosen={source} choose={setSource} />
        <Scale name={`information-${claim.id}`} legend="How credible is what it says?" words={INFORMATION} chosen={information} choose={setInformation} />
      </div>
      <label>
        <span>Why</span>
        <input type="text" maxLength={2000} value={rationale} onInput={(event) => setRationale(event.currentTarget.value)} />
      </label>
      <label>
        <span>Note</span>
        <input type="text" maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <p class="buttons">
        <button type="submit" class="main">
          Keep this grade
        </button>
        <span class="note" role="status">
          {said ?? `Graded by ${reviewer}; it changes no line of the chronicle.`}
        </span>
      </p>
    </form>
  );
}

interface ScaleGiven {
  name: string;
  legend: string;
  words: Record<string, string>;
  chosen: string | null;
  choose: (sign: string) => void;
}

function Scale({ name, legend, words, chosen, choose }: ScaleGiven) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {Object.entries(words).map(([sign, means]) => (
        <label key={sign} class="step">
          <input type="radio" name={name} checked={chosen === sign} onChange={() => choose(sign)} />
          <span>
            <b class="code">{sign}</b> {means}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
