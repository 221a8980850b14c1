/** The address bar holds everything a reader chose: screen, filters, selection, passage. It lives behind `#`, so that it
 * works from a folder too. */

import type { Mark } from "./details";
import type { Query, Span } from "./shapes";

export const SCREENS = ["chronicle", "figures", "disputes", "names", "places", "text", "search", "review"] as const;
export type Screen = (typeof SCREENS)[number];

export interface Address {
  screen: Screen;
  /** What the screen is about: a document, a person, a place, a series. */
  ref: string | null;
  query: Query;
  /** The id of the entry that is open. */
  selected: string | null;
  /** The passage that is marked. */
  span: { start: number; end: number } | null;
  /** The dispatch that the one which is read is compared with. */
  against: string | null;
  /** The layers that are marked in a dispatch; null stands for those that are marked at first. */
  layers: Mark["layer"][] | null;
}

export const HOME: Address = { screen: "chronicle", ref: null, query: {}, selected: null, span: null, against: null, layers: null };

/** What may be marked in a dispatch. */
export const LAYERS: readonly Mark["layer"][] = ["claim", "event", "figure", "time", "place", "name", "copy"];

const KEYS = ["day", "from", "until", "place", "who", "type", "status", "doc", "as_of", "words"] as const;
/** What an address says where nothing is to be marked. */
const NO_LAYER = "none";
/** An offset has at most nine digits: no text is longer. */
const CHAR = /^char=(\d{1,9}),(\d{1,9})$/;

/** Reads what stands behind `#`: a screen's address, or a permalink `DOC#char=START,END`; anything else is the first view. */
export function parseAddress(hash: string): Address {
  const given = hash.replace(/^#/, "");
  if (!given.startsWith("/")) return parsePermalink(given) ?? HOME;
  const [path = "", search = ""] = split(given.slice(1), "?");
  const [name = "", ...rest] = path.split("/");
  const screen = SCREENS.find((one) => one === name);
  if (screen === undefined) return HOME;
  const asked = new URLSearchParams(search);
  const query: Query = {};
  for (const key of KEYS) {
    const value = asked.get(key);
    if (value) query[key] = value;
  }
  if (asked.get("disputed") === "true") query.disputed = true;
  const ref = rest.length > 0 ? decoded(rest.join("/")) : null;
  const [span, layers] = [parseChar(asked.get("char") ?? ""), parseLayers(asked.get("layers"))];
  return { screen, ref, query, selected: asked.get("select"), span, against: asked.get("against"), layers };
}

/** The other way round: what an address is written as, the same for the same address. */
export function writeAddress(address: Address): string {
  const asked = new URLSearchParams();
  for (const key of KEYS) {
    const value = address.query[key];
    if (value) asked.set(key, value);
  }
  if (address.query.disputed) asked.set("disputed", "true");
  if (address.selected) asked.set("select", address.selected);
  if (address.span) asked.set("char", `${address.span.start},${address.span.end}`);
  if (address.against) asked.set("against", address.against);
  if (address.layers) asked.set("layers", LAYERS.filter((one) => address.layers?.includes(one)).join(",") || NO_LAYER);
  const path = address.ref === null ? address.screen : `${address.screen}/${encodeURIComponent(address.ref)}`;
  const search = asked.toString().replaceAll("%2C", ",");
  return search ? `#/${path}?${search}` : `#/${path}`;
}

/** The address of a passage in its dispatch. */
export function passageAddress(span: Span): Address {
  return { ...HOME, screen: "text", ref: span.doc, span: { start: span.start, end: span.end } };
}

/** A passage as it is cited elsewhere (RFC 5147): `report.txt#char=10,42`. */
export function permalink(span: Span): string {
  return `${span.doc}#char=${span.start},${span.end}`;
}

function parsePermalink(given: string): Address | null {
  const [doc = "", char = ""] = split(decoded(given), "#");
  const span = parseChar(char);
  return doc && span ? passageAddress({ doc, ...span }) : null;
}

function parseLayers(given: string | null): Address["layers"] {
  const known = LAYERS.filter((one) => given?.split(",").includes(one));
  return known.length > 0 || given === NO_LAYER ? known : null;
}

function parseChar(given: string): { start: number; end: number } | null {
  const found = CHAR.exec(given.startsWith("char=") ? given : `char=${given}`);
  if (!found) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return start <= end ? { start, end } : null;
}

function split(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
