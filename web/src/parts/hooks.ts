/** State that comes from outside: the address bar, and what a source gives. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Address, HOME, parseAddress, writeAddress } from "../address";

/** The address and the way to change it; back and forward work, since each step is one of the browser's own. */
export function useAddress(): [Address, (to: Address, replace?: boolean) => void] {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const moved = (): void => setAddress(here());
    window.addEventListener("hashchange", moved);
    window.addEventListener("popstate", moved);
    return () => {
      window.removeEventListener("hashchange", moved);
      window.removeEventListener("popstate", moved);
    };
  }, []);
  const go = useCallback((to: Address, replace = false) => {
    const hash = writeAddress(to);
    if (hash === window.location.hash) return;
    if (replace) window.history.replaceState(null, "", hash);
    else window.history.pushState(null, "", hash);
    setAddress(to);
  }, []);
  return [address, go];
}

/** Hears every key. What answers one is what the page as last drawn has given, so that keys typed fast never meet an older page. */
export function useKeys(pressed: (event: KeyboardEvent) => void): void {
  const latest = useRef(pressed);
  useLayoutEffect(() => {
    latest.current = pressed;
  });
  useLayoutEffect(() => {
    const heard = (event: KeyboardEvent): void => latest.current(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}

const TEXT_PATH = /\/text\/(.+)$/;

/** Where the page is: by its hash, or by the path of a dispatch with a passage behind `#`. */
function here(): Address {
  const { hash, pathname } = window.location;
  const doc = TEXT_PATH.exec(pathname)?.[1];
  if (doc !== undefined && !hash.startsWith("#/")) {
    const passage = parseAddress(`#${doc}${hash || "#char=0,0"}`);
    return passage.screen === "text" ? passage : { ...HOME, screen: "text", ref: decodeURIComponent(doc) };
  }
  return parseAddress(hash);
}

export interface Loaded<T> {
  value: T | null;
  failed: (Error & { remedy?: string }) | null;
}

/** What a promise gives; the last value stays until the next is there, so that nothing flickers. */
export function useLoaded<T>(load: () => Promise<T>, when: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ value: null, failed: null });
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setState({ value, failed: null }),
      (failed: unknown) => current && setState({ value: null, failed: failed instanceof Error ? failed : new Error(String(failed)) }),
    );
    return () => {
      current = false;
    };
  }, when);
  return state;
}

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const changed = (): void => setHolds(media.matches);
    changed();
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [query]);
  return holds;
}

/** Whether the page is being printed: from before the browser lays it out until it has. */
export function usePaper(): boolean {
  const [begun, setBegun] = useState(false);
  const paper = useMedia("print");
  useEffect(() => {
    const [before, after] = [() => setBegun(true), () => setBegun(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return begun || paper;
}
