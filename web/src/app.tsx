/** The frame around every screen: the dossier's name, the way between screens, what went wrong. */

import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { HOME, type Address, type Screen, writeAddress } from "./address";
import { Help } from "./parts/help";
import { Imprint } from "./parts/imprint";
import { useAddress, useKeys, useLoaded } from "./parts/hooks";
import { Judges } from "./parts/judging";
import { Bar } from "./parts/judging-bar";
import { Standing } from "./parts/judging-sign-in";
import { Room } from "./parts/room";
import { Chronicle } from "./screens/chronicle";
import { Disputes } from "./screens/disputes";
import { Figures } from "./screens/figures";
import { Names } from "./screens/names";
import { Places } from "./screens/places";
import { Reader } from "./screens/reader";
import { Review } from "./screens/review";
import { Search } from "./screens/search";
import type { DossierInfo } from "./shapes";
import type { Source } from "./source/source";
import { counted, shortDay } from "./words";

const TABS: [Screen, string][] = [
  ["chronicle", "Chronicle"],
  ["figures", "Figures"],
  ["disputes", "Disputes"],
  ["names", "People"],
  ["places", "Places"],
  ["text", "Dispatches"],
  ["search", "Search"],
  ["review", "Review"],
];

export function App({ source }: { source: Source }) {
  const [address, go] = useAddress();
  const [edition, setEdition] = useState(0);
  const [grading, setGrading] = useState(0);
  const info = useLoaded(() => source.dossier(), [source, edition]);
  const [helped, setHelped] = useState(false);
  const refresh = useCallback(() => setEdition((n) => n + 1), []);
  useEffect(() => source.onChange(refresh, () => setGrading((n) => n + 1)), [source]);
  useEffect(() => window.scrollTo(0, 0), [address.screen, address.ref]);
  useFrameKeys(address, go, () => setHelped((shown) => !shown));
  const room = useMemo(
    () => ({ source, address, go, edition, grading, info: info.value }),
    [source, address, go, edition, grading, info.value],
  );
  return (
    <Room.Provider value={room}>
      <Judges source={source} refresh={refresh}>
        <a class="skip" href="#content" onClick={skip}>
          Skip to the content
        </a>
        <Masthead info={info.value} address={address} />
        <main id="content" tabIndex={-1}>
          {info.failed ? <Failed error={info.failed} /> : <Screened address={address} />}
        </main>
        <Imprint />
        <footer class="colophon">
          <p>
            Everything here is in the sources’ words; a number in brackets leads to the passage. Coranto verifies nothing: people do.{" "}
            <button type="button" class="plain" onClick={() => setHelped(true)}>
              Keys and signs
            </button>
          </p>
          <p>Places: GeoNames, CC BY 4.0. Land: Natural Earth, public domain.</p>
        </footer>
        {helped && <Help close={() => setHelped(false)} />}
        <Bar />
      </Judges>
    </Room.Provider>
  );
}

function Screened({ address }: { address: Address }) {
  switch (address.screen) {
    case "figures":
      return <Figures />;
    case "disputes":
      return <Disputes />;
    case "names":
      return <Names />;
    case "places":
      return <Places />;
    case "text":
      return <Reader />;
    case "search":
      return <Search />;
    case "review":
      return <Review />;
    default:
      return <Chronicle />;
  }
}

function Masthead({ info, address }: { info: DossierInfo | null; address: Address }) {
  const counts = info?.counts ?? {};
  return (
    <header class="masthead">
      <p class="wordmark">
        <a href={writeAddress(HOME)}>Coranto</a>
      </p>
      <h1>{info?.title ?? "…"}</h1>
      <p class="extent">
        {info && (
          <>
            {counted(counts["documents"] ?? 0, "dispatch", "dispatches")} · {counted(counts["entries"] ?? 0, "entry", "entries")}
            {info.first_day && info.last_day && ` · ${shortDay(info.first_day)} – ${shortDay(info.last_day)}`}
          </>
        )}
      </p>
      <nav aria-label="Screens">
        <ul>
          {TABS.map(([screen, name]) => (
            <li key={screen}>
              <a
                href={writeAddress({ ...HOME, screen, query: address.query })}
                aria-current={address.screen === screen ? "page" : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Standing />
    </header>
  );
}

export function Failed({ error }: { error: Error & { remedy?: string } }) {
  return (
    <div class="failed" role="alert">
      <p>{error.message}</p>
      {error.remedy && <p>{error.remedy}</p>}
    </div>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

/** Keys that hold on every screen; those of a list are the list's own. */
function useFrameKeys(address: Address, go: (to: Address) => void, help: () => void): void {
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    if (event.key === "/") go({ ...HOME, screen: "search" });
    else if (event.key === "?") help();
    else if (event.key === "Escape" && address.selected) go({ ...address, selected: null });
    else if (event.key === "u" && address.screen !== "chronicle") go({ ...HOME, query: address.query });
    else return;
    event.preventDefault();
  });
}

/** Whether a key is meant for a field, or for the dialog that lies on top. */
export function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}
