/** The keys and the signs, in a dialog. */

import { useEffect, useRef } from "preact/hooks";
import type { Status } from "../shapes";
import { STATUSES } from "../words";

const KEYS: [string, string][] = [
  ["j / k", "next or previous entry"],
  ["← / →", "previous or next day"],
  ["Enter", "open the entry that has the focus"],
  ["u", "back to the chronicle"],
  ["/", "search"],
  ["Esc", "close what is open"],
  ["A–F, 1–6", "in Review: grade the claim that is open; Enter keeps it"],
  ["?", "this page"],
];

export function Help({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys and signs</h2>
      <dl class="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <dl class="signs">
        {(Object.keys(STATUSES) as Status[]).map((status) => (
          <div key={status}>
            <dt>
              <span aria-hidden="true">{STATUSES[status].glyph}</span> {status}
            </dt>
            <dd>{STATUSES[status].means}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
