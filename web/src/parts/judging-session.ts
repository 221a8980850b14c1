/** Who has signed in: kept for as long as the tab is open, where the browser allows that, and never in an address. */

export interface Signed {
  token: string;
  /** Who decides, as they call themselves. */
  by: string;
}

const KEY = "coranto-signed";

export function kept(): Signed | null {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isSigned(held) ? held : null;
  } catch {
    return null;
  }
}

export function keep(signed: Signed): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(signed));
  } catch {
    /* Not allowed to keep anything: it is then known until the page is left. */
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    /* Nothing was kept. */
  }
}

function isSigned(held: unknown): held is Signed {
  return typeof held === "object" && held !== null && "token" in held && "by" in held && typeof held.token === "string" && typeof held.by === "string";
}
