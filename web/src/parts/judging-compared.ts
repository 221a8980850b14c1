/** Two events, point by point: what they agree in, what they differ in, what is not known of one of them. */

import type { EventDetail } from "../details";
import { shifted, shortDay } from "../words";

export type Agreement = "same" | "differs" | "unknown";

export interface Point {
  what: string;
  a: string;
  b: string;
  stands: Agreement;
}

export function compared(a: EventDetail, b: EventDetail): Point[] {
  return [
    point("When", days(a), days(b), overlap(a, b)),
    point("Where", a.place?.name ?? "", b.place?.name ?? ""),
    point("Kind", kind(a), kind(b), a.type === b.type ? "same" : "differs"),
    point("Who", a.actors.join(", "), b.actors.join(", "), shared(a.actors, b.actors)),
    point("To whom", a.recipients.join(", "), b.recipients.join(", "), shared(a.recipients, b.recipients)),
    point("How it stands", `${a.status}, ${a.phase}`, `${b.status}, ${b.phase}`),
  ];
}

function point(what: string, a: string, b: string, stands?: Agreement): Point {
  return { what, a, b, stands: !a || !b ? "unknown" : (stands ?? (a === b ? "same" : "differs")) };
}

function kind(event: EventDetail): string {
  return event.type === null ? "occurrence" : event.type.toLowerCase();
}

/** When an event was; empty where that is not known. `until` is the day after the last. */
export function days(event: Pick<EventDetail, "begin" | "until">): string {
  if (event.begin === null) return "";
  const first = event.begin.slice(0, 10);
  const last = event.until === null ? first : shifted(event.until.slice(0, 10), event.until.includes("T") ? 0 : -1);
  return last > first ? `${shortDay(first)} – ${shortDay(last)}` : shortDay(first);
}

/** Whether two events may have been on one day. */
function overlap(a: EventDetail, b: EventDetail): Agreement {
  const end = (event: EventDetail): string => event.until ?? `${event.begin?.slice(0, 10)}~`;
  return (a.begin ?? "") < end(b) && (b.begin ?? "") < end(a) ? "same" : "differs";
}

function shared(a: string[], b: string[]): Agreement {
  return a.some((one) => b.includes(one)) ? "same" : "differs";
}

/** Reasons in words, one by one, without the ids that stand in brackets. */
export function reasons(told: string | null): string[] {
  return (told ?? "").split("; ").map((one) => one.replace(/ \[[a-z2-7]{12}\]/g, "")).filter(Boolean);
}
