/** The frame around every screen: the dossier's name, the way between screens, what went wrong. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { HOME, type Address, type Screen, writeAddress } from "./address";
import { Help } from "./parts/help";
import { useAddress, useLoaded } from "./parts/hooks";
import { Room } from "./parts/room";
import { Chronicle } from "./screens/chronicle";
import { Disputes } from "./screens/disputes";
import { Figures } from "./screens/figures";
import { Names } from "./screens/names";
import { Places } from "./screens/places";
import { Reader } from "./screens/reader";
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
];

export function App({ source }: { source: Source }) {
  const [address, go] = useAddress();
  const [edition, setEdition] = useState(0);
  const info = useLoaded(() => source.dossier(), [source, edition]);
  const [helped, setHelped] = useState(false);
  useEffect(() => source.onChange(() => setEdition((n) => n + 1)), [source]);
  useEffect(() => window.scrollTo(0, 0), [address.screen, address.ref]);
  useKeys(address, go, () => setHelped((shown) => !shown));
  const room = useMemo(
    () => ({ source, address, go, edition, info: info.value }),
    [source, address, go, edition, info.value],
  );
  return (
    <Room.Provider value={room}>
      <a class="skip" href="#content" onClick={skip}>
        Skip to the content
      </a>
      <Masthead info={info.value} address={address} />
      <main id="content" tabIndex={-1}>
        {info.failed ? <Failed error={info.failed} /> : <Screened address={address} />}
      </main>
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
function useKeys(address: Address, go: (to: Address) => void, help: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === "/") go({ ...HOME, screen: "search" });
      else if (event.key === "?") help();
      else if (event.key === "Escape" && address.selected) go({ ...address, selected: null });
      else if (event.key === "u" && address.screen !== "chronicle") go({ ...HOME, query: address.query });
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [address, go, help]);
}

/** Whether a key is meant for a field, or for the dialog that lies on top. */
export function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}
