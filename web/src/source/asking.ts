/** How the server that this page came from is asked: `/api/v1`, and nothing else. */

import type { Page } from "../shapes";
import { SourceError } from "./source";

export const ROOT = "/api/v1";

const PAGE = 200;
const MOST_PAGES = 50;

export type Asked = Record<string, string | boolean | undefined>;

interface Problem {
  title?: string;
  detail?: string;
  remedy?: string;
}

/** All of a list, page after page; no list but that of the entries is long. */
export async function all<T>(path: string, asked: Asked): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined, turn = 0; turn < MOST_PAGES; turn += 1) {
    const page: Page<T> = await get(path, { ...asked, limit: String(PAGE), cursor });
    found.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  return found;
}

export function get<T>(path: string, asked: Asked, token?: string): Promise<T> {
  return send("GET", path, asked, token);
}

/** Asks, with a token where one is shown; what is not answered is said in the server's own words. */
export async function send<T>(method: string, path: string, asked: Asked, token?: string, body?: unknown): Promise<T> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value !== undefined && value !== "") search.set(key, String(value));
  const headers: Record<string, string> = {};
  if (token !== undefined) headers["Authorization"] = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer: Response;
  try {
    answer = await fetch(`${ROOT}/${path}${search.size ? `?${search}` : ""}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new SourceError("The server does not answer.", "See whether “coranto serve” is still running.");
  }
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  throw new SourceError(problem.detail ?? problem.title ?? `The server answered ${answer.status}.`, problem.remedy ?? "");
}
