/** What a reader asks the chronicle for: who, where, when, what kind, how it stands, from which dispatch. */

import { HOME, writeAddress } from "../address";
import type { Query, Status } from "../shapes";
import { STATUSES } from "../words";
import { useRoom } from "./room";

const TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(" ");

export function Filters() {
  const { address, go, info } = useRoom();
  const { query } = address;
  const ask = (change: Query): void => go({ ...address, query: cleaned({ ...query, ...change }), selected: null }, true);
  const asked = Object.keys(query).length > 0;
  return (
    <form class="filters" role="search" aria-label="Filter the chronicle" onSubmit={(event) => event.preventDefault()}>
      <Field name="Who" value={query.who} set={(who) => ask({ who })} />
      <Field name="Where" value={query.place} set={(place) => ask({ place })} />
      <Field name="From" type="date" value={query.from} set={(from) => ask({ from })} />
      <Field name="Until" type="date" value={query.until} set={(until) => ask({ until })} />
      <label>
        <span>How it stands</span>
        <select value={query.status ?? ""} onChange={(event) => ask({ status: event.currentTarget.value })}>
          <option value="">any</option>
          {(Object.keys(STATUSES) as Status[]).map((status) => (
            <option key={status} value={status}>
              {status}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Kind of event</span>
        <select value={query.type ?? ""} onChange={(event) => ask({ type: event.currentTarget.value })}>
          <option value="">any</option>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {type.toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Dispatch</span>
        <select value={query.doc ?? ""} onChange={(event) => ask({ doc: event.currentTarget.value })}>
          <option value="">any</option>
          {info?.documents.map((one) => (
            <option key={one.doc} value={one.doc}>
              {one.outlet ?? one.doc}
            </option>
          ))}
        </select>
      </label>
      <Field name="As of" type="date" value={query.as_of} set={(as_of) => ask({ as_of })} />
      <label class="check">
        <input type="checkbox" checked={query.disputed ?? false} onChange={(event) => ask({ disputed: event.currentTarget.checked })} />
        <span>only what is disputed</span>
      </label>
      {asked && (
        <a class="clear" href={writeAddress({ ...HOME, screen: address.screen })}>
          Clear all
        </a>
      )}
    </form>
  );
}

interface FieldProps {
  name: string;
  value: string | undefined;
  type?: "text" | "date";
  set: (value: string) => void;
}

function Field({ name, value, type = "text", set }: FieldProps) {
  return (
    <label>
      <span>{name}</span>
      {type === "date" ? (
        <input type="date" value={value ?? ""} onChange={(event) => set(event.currentTarget.value)} />
      ) : (
        <input type="text" value={value ?? ""} onChange={(event) => set(event.currentTarget.value.trim())} autoComplete="off" />
      )}
    </label>
  );
}

/** A query without what asks for nothing. */
function cleaned(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as Query;
}
