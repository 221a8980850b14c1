/** Longitude and latitude on a small flat map; degrees of longitude are narrowed as they are in the middle of the view. */

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Degrees of latitude that a map shows at least: nearer than that the outlines are too coarse. */
const LEAST = 2;
const MARGIN = 0.18;
const SCALE = 100;

/** The view that holds all points with a margin, in the shape (width by height) of the map. */
export function boxAround(points: [number, number][], shape: number): Box {
  if (points.length === 0) return { left: -180, right: 180, top: 84, bottom: -60 };
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const narrow = Math.max(0.2, Math.cos((y * Math.PI) / 180));
  const wide = (Math.max(...xs) - Math.min(...xs)) * narrow;
  const high = Math.max(Math.max(...ys) - Math.min(...ys), wide / shape, LEAST) * (1 + 2 * MARGIN);
  const across = (high * shape) / narrow;
  return { left: x - across / 2, right: x + across / 2, top: y + high / 2, bottom: y - high / 2 };
}

export function project([lon, lat]: [number, number], box: Box, width: number, height: number): [number, number] {
  return [((lon - box.left) / (box.right - box.left)) * width, ((box.top - lat) / (box.top - box.bottom)) * height];
}

export function unproject([x, y]: [number, number], box: Box, width: number, height: number): [number, number] {
  return [box.left + (x / width) * (box.right - box.left), box.top - (y / height) * (box.top - box.bottom)];
}

/** A step wider than this is one across the 180th meridian. */
const ACROSS = 180 * SCALE;
const ROUND = 360;

/** The outlines as one path; what lies wholly beside the view is left out, what goes over its edge comes in on the other. */
export function landPath(rings: number[][], box: Box, width: number, height: number): string {
  const parts: string[] = [];
  for (const ring of rings) {
    let [x, y] = [0, 0];
    let [left, right, top, bottom] = [Infinity, -Infinity, -90, 90];
    const points: [number, number][] = [];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const step = ring[i] ?? 0;
      x += i > 0 && Math.abs(step) > ACROSS ? step - Math.sign(step) * 2 * ACROSS : step;
      y += ring[i + 1] ?? 0;
      const [lon, lat] = [x / SCALE, y / SCALE];
      points.push([lon, lat]);
      left = Math.min(left, lon);
      right = Math.max(right, lon);
      top = Math.max(top, lat);
      bottom = Math.min(bottom, lat);
    }
    if (bottom > box.top || top < box.bottom) continue;
    for (const round of [-ROUND, 0, ROUND]) {
      if (right + round < box.left || left + round > box.right) continue;
      const drawn = points.map(([lon, lat]) => project([lon + round, lat], box, width, height).map((n) => n.toFixed(1)).join(" "));
      parts.push(`M${drawn.join("L")}Z`);
    }
  }
  return parts.join("");
}
