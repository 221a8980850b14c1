/** Files that hand their content over by calling `corantoTakes`: scripts, since a page from a folder may fetch nothing. */

import { SourceError } from "./source";

const parcels = new Map<string, unknown>();

declare global {
  interface Window {
    corantoTakes?: (name: string, parcel: unknown) => void;
  }
}

window.corantoTakes = (name, parcel) => {
  parcels.set(name, parcel);
};

/** What the file beside the page hands over under a name; each file is read once. */
export function load<T>(file: string, name: string): Promise<T> {
  if (parcels.has(name)) return Promise.resolve(parcels.get(name) as T);
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(file, base()).href;
    script.onload = () => done(parcels.get(name) as T);
    script.onerror = () => failed(new SourceError(`The file ${file} is missing.`, "Copy the whole folder of the site."));
    document.head.append(script);
  });
}

/** Where the page's own files lie, whatever path it was asked for by. */
function base(): string {
  const own = document.querySelector<HTMLScriptElement>("script[data-room]");
  return own?.src ?? document.baseURI;
}
