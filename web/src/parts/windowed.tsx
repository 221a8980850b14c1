/** A long list of which only what is near the screen stands in the page; the rest keeps its height. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useMedia } from "./hooks";

export interface Chunk<T> {
  key: string;
  items: T[];
}

const NEAR = "1200px";
/** Pixels that an entry takes until it has been measured. */
const GUESS = 130;

interface Props<T> {
  chunks: Chunk<T>[];
  /** Loads what comes behind the last chunk; null where nothing does. */
  more: (() => void) | null;
  render: (chunk: Chunk<T>) => ComponentChildren;
}

export function Windowed<T>({ chunks, more, render }: Props<T>) {
  return (
    <>
      {chunks.map((chunk) => (
        <Pane key={chunk.key} name={chunk.key} items={chunk.items.length}>
          {() => render(chunk)}
        </Pane>
      ))}
      {more && <End reached={more} key={chunks.reduce((n, chunk) => n + chunk.items.length, 0)} />}
    </>
  );
}

function Pane({ name, items, children }: { name: string; items: number; children: () => ComponentChildren }) {
  const own = useRef<HTMLDivElement>(null);
  const [near, setShown] = useState(false);
  const shown = useMedia("print") || near;
  const height = useRef(items * GUESS);
  useEffect(() => {
    const pane = own.current;
    if (pane === null) return undefined;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (seen === undefined) return;
        if (!seen.isIntersecting) height.current = seen.boundingClientRect.height || height.current;
        setShown(seen.isIntersecting);
      },
      { rootMargin: NEAR },
    );
    watcher.observe(pane);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={own} class="pane" data-pane={name} style={shown ? undefined : { height: `${height.current}px` }}>
      {shown && children()}
    </div>
  );
}

function End({ reached }: { reached: () => void }) {
  const own = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const end = own.current;
    if (end === null) return undefined;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && reached(), { rootMargin: NEAR });
    watcher.observe(end);
    return () => watcher.disconnect();
  }, []);
  return (
    <p ref={own} class="waiting">
      …
    </p>
  );
}
