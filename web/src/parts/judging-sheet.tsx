/** A sheet that lies on the page: Esc and the cross close it, and the focus goes back to where it was. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useId, useRef } from "preact/hooks";

interface Given {
  title: string;
  close: () => void;
  narrow?: boolean;
  children: ComponentChildren;
}

export function Sheet({ title, close, narrow = false, children }: Given) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector("input")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.getElementById("content")?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} class={narrow ? "sheet narrow" : "sheet"} aria-labelledby={id} onClose={close}>
      <div class="head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="cross" aria-label="Close" onClick={() => dialog.current?.close()}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}
