/** Places: a list that mirrors the map, and a page for each. */

import { HOME, writeAddress } from "../address";
import { Failed } from "../app";
import { WorldMap } from "../map/map";
import { Entry } from "../parts/entry";
import { useLoaded } from "../parts/hooks";
import { JudgePlace } from "../parts/judging-names";
import { useRoom } from "../parts/room";
import { Values } from "./figures";
import { aboutPlace, counted, countryName } from "../words";

export function Places() {
  const { source, address, edition } = useRoom();
  const all = useLoaded(() => source.places(address.query), [source, edition, JSON.stringify(address.query)]);
  if (address.ref !== null) return <One place={address.ref} />;
  if (all.failed) return <Failed error={all.failed} />;
  const rows = [...(all.value ?? [])].sort((a, b) => b.entries - a.entries);
  return (
    <section class="places" aria-labelledby="places-title">
      <h2 id="places-title">{counted(rows.length, "place")}</h2>
      <div class="two">
        <ul class="list">
          {rows.map((one) => (
            <li key={one.key}>
              <a href={writeAddress({ ...HOME, screen: "places", ref: one.key })}>{one.name}</a>{" "}
              <small>
                {aboutPlace(one)}
              </small>
            </li>
          ))}
        </ul>
        <WorldMap places={rows} rows={[]} />
      </div>
    </section>
  );
}

function One({ place }: { place: string }) {
  const { source, address, edition } = useRoom();
  const found = useLoaded(() => source.place(place, address.query), [source, edition, place]);
  if (found.failed) return <Failed error={found.failed} />;
  if (!found.value) return <p class="waiting">…</p>;
  const page = found.value;
  return (
    <section class="place-page" aria-labelledby="place-title">
      <h2 id="place-title">{page.place.name}</h2>
      <p class="badges">
        {page.place.precision && <span>{page.place.precision}</span>}
        {page.within.length > 0 && <span>in {page.within.map(countryName).join(", ")}</span>}
        {page.within.length === 0 && page.place.country && page.place.precision !== "country" && <span>{countryName(page.place.country)}</span>}
        {page.spellings.length > 1 && <span>written {page.spellings.join(", ")}</span>}
        {page.claimed_by.length > 0 && <span>claimed by {page.claimed_by.map(countryName).join(", ")}</span>}
      </p>
      <JudgePlace name={page.place.name} />
      {page.figures.length > 0 && (
        <>
          <h3>{counted(page.figures.length, "figure")} counted here</h3>
          <Values points={page.figures} name={page.place.name} named />
        </>
      )}
      <h3>{counted(page.entries.length, "entry", "entries")} of the chronicle, in order</h3>
      <div class="columns">
        {page.entries.map((row) => (
          <Entry key={row.id} row={row} dated />
        ))}
      </div>
    </section>
  );
}
