/** Steps drawn: each source has a line and a mark of its own, told apart without colour. */

import type { SeriesPoint } from "../details";
import { shortDay } from "../words";
import { BOX, type Line, type Mark, plotted, type Shape, signOf } from "./steps";

/** Millions and more in a word. */
const SHORT = { format: (value: number) => new Intl.NumberFormat("en-GB", value < 1_000_000 ? {} : { notation: "compact" }).format(value) };

const PATHS: Record<Shape, string> = {
  circle: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
  square: "M-3.5 -3.5H3.5V3.5H-3.5Z",
  triangle: "M0 -4.5L4.5 3.5H-4.5Z",
  diamond: "M0 -5L5 0L0 5L-5 0Z",
  wedge: "M0 4.5L4.5 -3.5H-4.5Z",
  cross: "M-4 -1.3H-1.3V-4H1.3V-1.3H4V1.3H1.3V4H-1.3V1.3H-4Z",
};

export function Plot({ id, points, name }: { id: string; points: SeriesPoint[]; name: string }) {
  const plot = plotted(points);
  if (plot === null) return <p class="note">None of these values has a date.</p>;
  const [left, right] = [BOX.left, BOX.width - BOX.right];
  return (
    <svg class="plot" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={`${name}: steps by source; the table has the same values`}>
      <defs>
        <linearGradient id={`above-${id}`} x1="0" x2="0" y1="1" y2="0">
          <stop offset="0" class="near" />
          <stop offset="1" class="far" />
        </linearGradient>
        <linearGradient id={`below-${id}`} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" class="near" />
          <stop offset="1" class="far" />
        </linearGradient>
      </defs>
      {plot.ticks.map(({ y, value }) => (
        <g key={value}>
          <line class={value === 0 ? "axis" : "grid"} x1={left} x2={right} y1={y} y2={y} />
          {value > 0 && (
            <text x={left} y={y - 3}>
              {SHORT.format(value)}
            </text>
          )}
        </g>
      ))}
      {plot.days.map(({ x, day }) => (
        <g key={day}>
          <line class="axis" x1={x} x2={x} y1={BOX.height - BOX.bottom} y2={BOX.height - BOX.bottom + 4} />
          <text x={x} y={BOX.height - 6}>
            {shortDay(day)}
          </text>
        </g>
      ))}
      {plot.lines.map((line) => (
        <Steps key={`${line.source}${line.projection}`} line={line} id={id} />
      ))}
    </svg>
  );
}

function Steps({ line, id }: { line: Line; id: string }) {
  const { dash, shape, colour } = signOf(line.sign);
  return (
    <g class={`line line-${colour}${line.projection ? " projection" : ""}`} data-source={line.source}>
      <title>{line.source}</title>
      {line.bands.map((band) => (
        <g key={`${band.x}:${band.y}`} class={band.open ? `band open-${band.open}` : "band"}>
          <rect x={band.x} y={band.y} width={band.width} height={band.height} fill={band.open ? `url(#${band.open}-${id})` : undefined} />
          {band.open !== "above" && <path d={`M${band.x} ${band.y}h${band.width}`} />}
          {band.open !== "below" && <path d={`M${band.x} ${band.y + band.height}h${band.width}`} />}
        </g>
      ))}
      {line.steps.map((step) => (
        <path key={step} class="step" d={step} style={{ strokeDasharray: line.projection ? "1 4" : dash }} />
      ))}
      {line.marks.map((mark) => (
        <Sign key={mark.id} mark={mark} shape={shape} />
      ))}
    </g>
  );
}

function Sign({ mark, shape }: { mark: Mark; shape: Shape }) {
  return <path class={mark.bound ? "sign bound" : "sign"} data-figure={mark.id} d={PATHS[shape]} transform={`translate(${mark.x} ${mark.y})`} />;
}

/** The line and the mark of a source, beside its name. */
export function Key({ at, point }: { at: number; point: SeriesPoint }) {
  const { dash, shape, colour } = signOf(at);
  const bound = point.point === null || point.low !== point.high;
  return (
    <svg class={`key line-${colour}`} viewBox="-16 -6 32 12" aria-hidden="true">
      <path class="step" d="M-16 0H16" style={{ strokeDasharray: point.projection ? "1 4" : dash }} />
      <path class={bound ? "sign bound" : "sign"} d={PATHS[shape]} />
    </svg>
  );
}
