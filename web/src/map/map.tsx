/** Where things happened: land outlines and our own labels, drawn here; no tile is fetched from anywhere. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { HOME, writeAddress } from "../address";
import type { PlaceSummary } from "../details";
import { useRoom } from "../parts/room";
import type { EntryRow } from "../shapes";
import { load } from "../source/parcels";
import { counted } from "../words";
import { type Box, boxAround, landPath, project, unproject } from "./projection";

const WIDTH = 320;
const HEIGHT = 240;
/** Labels that a small map bears. */
const MOST_LABELS = 9;
const ZOOM = 1.6;
/** Width of a letter of a label, on the wide side. */
const LETTER = 6.6;

type Located = PlaceSummary & { lat: number; lon: number };

export function WorldMap({ places }: { places: PlaceSummary[]; rows: EntryRow[] }) {
  const { address } = useRoom();
  const located = useMemo(() => places.filter((one): one is Located => one.lat !== null && one.lon !== null), [places]);
  const points = useMemo(() => located.filter((one) => !isArea(one)), [located]);
  const home = useMemo(() => boxAround((points.length ? points : located).map((one) => [one.lon, one.lat]), WIDTH / HEIGHT), [points, located]);
  const [box, setBox] = useState<Box>(home);
  const [land, setLand] = useState<number[][]>([]);
  useEffect(() => setBox(home), [home]);
  useEffect(() => {
    load<number[][]>("land.js", "land").then(setLand, () => setLand([]));
  }, []);
  const outline = useMemo(() => landPath(land, box, WIDTH, HEIGHT), [land, box]);
  if (located.length === 0) return null;
  const unplaced = places.length - located.length;
  const named = [...points].sort((a, b) => b.entries - a.entries).slice(0, MOST_LABELS);
  return (
    <figure class="map">
      <figcaption>
        Places
        <span class="zoom">
          <button type="button" aria-label="Zoom in" onClick={() => setBox(zoomed(box, 1 / ZOOM))}>
            +
          </button>
          <button type="button" aria-label="Zoom out" onClick={() => setBox(zoomed(box, ZOOM))}>
            −
          </button>
          <button type="button" onClick={() => setBox(home)}>
            all
          </button>
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label="Map of the places; each leads to its page" onPointerDown={dragged(box, setBox)}>
        <rect class="sea" width={WIDTH} height={HEIGHT} />
        <path class="land" d={outline} fill-rule="evenodd" />
        {located.map((one) => {
          const [x, y] = project([one.lon, one.lat], box, WIDTH, HEIGHT);
          if (x < 0 || y < 0 || x > WIDTH || y > HEIGHT) return null;
          const name = `${one.name}: ${counted(one.entries, "entry", "entries")}${isArea(one) ? ", somewhere in it" : ""}${one.rough ? ", about here" : ""}`;
          return (
            <a key={one.key} href={writeAddress({ ...HOME, screen: "places", ref: one.key, query: address.query })} aria-label={name}>
              <title>{name}</title>
              <circle class={isArea(one) ? "area" : one.rough ? "rough" : "point"} cx={x} cy={y} r={radius(one)} />
            </a>
          );
        })}
        {labelled(named, box).map(({ one, x, y, anchor }) => (
          <text key={one.key} x={x} y={y} text-anchor={anchor} aria-hidden="true">
            {one.name}
          </text>
        ))}
      </svg>
      {unplaced > 0 && <p class="note">{counted(unplaced, "place")} without coordinates: see the list of places.</p>}
    </figure>
  );
}

/** A country or a region is an area: it gets no point's precision. */
function isArea(one: PlaceSummary): boolean {
  return ["country", "region", "province", "water"].includes(one.precision ?? "");
}

function radius(one: PlaceSummary): number {
  return (isArea(one) ? 5 : 2.5) + Math.min(6, Math.sqrt(one.entries));
}

function zoomed(box: Box, by: number): Box {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [w, h] = [((box.right - box.left) / 2) * by, ((box.top - box.bottom) / 2) * by];
  return { left: x - w, right: x + w, top: y + h, bottom: y - h };
}

/** Labels that overlap none before them; the places with most entries come first. */
function labelled(named: Located[], box: Box): { one: Located; x: number; y: number; anchor: "start" | "end" }[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return named.flatMap((one) => {
    const [px, y] = project([one.lon, one.lat], box, WIDTH, HEIGHT);
    const width = one.name.length * LETTER;
    const right = px + 8 + width < WIDTH;
    const x = right ? px + 8 : px - 8;
    const [left, end] = right ? [x, x + width] : [x - width, x];
    const clear = left >= 0 && y > 8 && y < HEIGHT - 2 && taken.every((t) => Math.abs(t.y - y) > 11 || end < t.left || left > t.right);
    if (!clear) return [];
    taken.push({ left, right: end, y });
    return [{ one, x, y: y + 3.5, anchor: right ? ("start" as const) : ("end" as const) }];
  });
}

function dragged(box: Box, set: (box: Box) => void) {
  return (event: PointerEvent): void => {
    const svg = event.currentTarget as SVGSVGElement;
    const size = svg.getBoundingClientRect();
    const at = (e: PointerEvent): [number, number] => unproject([e.clientX - size.left, e.clientY - size.top], box, size.width, size.height);
    const from = at(event);
    const moved = (e: PointerEvent): void => {
      const to = at(e);
      const [dx, dy] = [from[0] - to[0], from[1] - to[1]];
      set({ left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy });
    };
    const done = (): void => {
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("pointerup", done);
    };
    window.addEventListener("pointermove", moved);
    window.addEventListener("pointerup", done);
  };
}
