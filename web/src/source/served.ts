/** Data from the server that this page came from: `/api/v1`, and nowhere else. */

import type { Page, Passage, Query } from "../shapes";
import { type Source, SourceError } from "./source";

const ROOT = "/api/v1";

const PAGE = 200;
const MOST_PAGES = 50;

type Asked = Record<string, string | boolean | undefined>;

interface Problem {
  title?: string;
  detail?: string;
  remedy?: string;
}

export function served(): Source {
  return {
    dossier: () => get("dossier", {}),
    entries: (query, cursor) => get("entries", { ...query, ...(cursor === null ? {} : { cursor }) }),
    days: (query) => get("days", query),
    entry: (id, query) => get(`entries/${encodeURIComponent(id)}`, standing(query)),
    series: ({ as_of, place }) => all("series", { as_of, place }),
    disputes: (query) => all("disputes", query),
    entities: (query) => all("entities", query),
    entity: (id, query) => get(`entities/${encodeURIComponent(id)}`, standing(query)),
    places: (query) => all("places", query),
    place: (key, query) => get(`places/${encodeURIComponent(key)}`, standing(query)),
    document: (doc) => get(`documents/${encodeURIComponent(doc)}`, {}),
    search: async (words) => (await get<Page<Passage>>("search", { words })).items,
    onChange(arrived) {
      const events = new EventSource(`${ROOT}/changes`);
      events.addEventListener("changed", arrived);
      return () => events.close();
    },
  };
}

/** What of a query says as of when: all that one record is asked with. */
function standing(query: Query): Query {
  return query.as_of === undefined ? {} : { as_of: query.as_of };
}

/** All of a list, page after page; no list but that of the entries is long. */
async function all<T>(path: string, asked: Asked): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined, turn = 0; turn < MOST_PAGES; turn += 1) {
    const page: Page<T> = await get(path, { ...asked, limit: String(PAGE), cursor });
    found.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  return found;
}

async function get<T>(path: string, asked: Asked): Promise<T> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value !== undefined && value !== "") search.set(key, String(value));
  let answer: Response;
  try {
    answer = await fetch(`${ROOT}/${path}${search.size ? `?${search}` : ""}`);
  } catch {
    throw new SourceError("The server does not answer.", "See whether “coranto serve” is still running.");
  }
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  throw new SourceError(problem.detail ?? problem.title ?? `The server answered ${answer.status}.`, problem.remedy ?? "");
}
