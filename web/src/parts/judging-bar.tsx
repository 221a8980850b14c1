/** At the foot of the page: what was just decided, with the way back, and the event that waits for its like. */

import { useJudging } from "./judging";

export function Bar() {
  const { registry, told, tell, takeBack, marked, mark, signed, busy } = useJudging();
  if (registry === null) return null;
  const shown = busy || told !== null || (marked !== null && signed !== null);
  return (
    <div class={shown ? "bar-foot" : "bar-foot empty"}>
      <div role="status">
        {busy && <p>The chronicle is being told anew …</p>}
        {!busy && told !== null && (
          <p class={told.failed ? "wrong" : ""}>
            {told.words}{" "}
            {told.undo !== null && signed !== null && (
              <button type="button" class="plain" onClick={() => void takeBack(told.undo ?? "")}>
                Take it back
              </button>
            )}
            <button type="button" class="plain" onClick={() => tell(null)}>
              Close
            </button>
          </p>
        )}
        {!busy && marked !== null && signed !== null && (
          <p>
            Marked: <b>{marked.title}</b>. Open another entry and compare the two.{" "}
            <button type="button" class="plain" onClick={() => mark(null)}>
              Unmark
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
