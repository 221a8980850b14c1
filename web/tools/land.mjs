/**
 * Compiles land outlines into the script that the map loads: `npm run land`.
 *
 * Source: Natural Earth 1:50m land (public domain) as world-atlas packs it. Points are hundredths of a degree, each as its
 * distance from the one before; points nearer than STEP to the last kept one are left out, as are rings smaller than LEAST.
 * Land only: a line that two states draw differently is not ours to draw.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";

const STEP = 0.07;
const LEAST = 5;
const SCALE = 100;
const source = new URL("../node_modules/world-atlas/land-50m.json", import.meta.url);
const target = new URL("../../src/coranto/export/assets/room/land.js", import.meta.url);

const topology = JSON.parse(readFileSync(source, "utf8"));
const rings = feature(topology, topology.objects.land).features.flatMap((one) =>
  one.geometry.type === "MultiPolygon" ? one.geometry.coordinates.flat() : one.geometry.coordinates,
);

function thinned(ring) {
  const kept = [ring[0]];
  for (const point of ring.slice(1)) {
    const last = kept.at(-1);
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP) kept.push(point);
  }
  return kept;
}

const coded = rings
  .map(thinned)
  .filter((ring) => ring.length >= LEAST)
  .map((ring) => {
    let [x, y] = [0, 0];
    return ring.flatMap((point) => {
      const [left, up] = [Math.round(point[0] * SCALE), Math.round(point[1] * SCALE)];
      const step = [left - x, up - y];
      [x, y] = [left, up];
      return step;
    });
  });

writeFileSync(target, `corantoTakes("land",${JSON.stringify(coded)});\n`);
console.log(`${coded.length} rings, ${coded.reduce((n, ring) => n + ring.length / 2, 0)} points`);
