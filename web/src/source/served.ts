/** Data from the server that this page came from: `/api/v1`, and nowhere else. */

import type { Page, Passage, Query } from "../shapes";
import { all, get, ROOT } from "./asking";
import { registry } from "./judging";
import type { Source } from "./source";

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
    grades: () => all("grades", {}),
    onChange(arrived, graded) {
      const events = new EventSource(`${ROOT}/changes`);
      events.addEventListener("changed", arrived);
      events.addEventListener("graded", graded);
      return () => events.close();
    },
    registry: registry(),
  };
}

/** What of a query says as of when: all that one record is asked with. */
function standing(query: Query): Query {
  return query.as_of === undefined ? {} : { as_of: query.as_of };
}
