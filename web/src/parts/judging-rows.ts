/** The rows of a queue: what was shown stays where it was, whatever other readers grade meanwhile. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ClaimDetail, GradeTag } from "../details";
import type { Page } from "../shapes";
import type { Queue as Asked, Registry } from "../source/judging";
import { useRoom } from "./room";

export interface Queue {
  rows: ClaimDetail[];
  page: { total: number; next: string | null } | null;
  /** Whether the claim of the address is nowhere in the dossier. */
  missing: boolean;
  failed: Error | null;
  more: () => void;
  regraded: (id: string, grades: GradeTag[]) => void;
}

/** What is asked of a queue whose grades are others; those that left it stay, each behind the row that it stood behind. */
export function merged(before: ClaimDetail[], now: ClaimDetail[]): ClaimDetail[] {
  const present = new Set(now.map((row) => row.id));
  const rows = [...now];
  before.forEach((row, i) => {
    if (present.has(row.id)) return;
    const last = before[i - 1];
    rows.splice(last === undefined ? 0 : rows.findIndex((one) => one.id === last.id) + 1, 0, row);
  });
  return rows;
}

/** As many claims of a queue as were shown, from its beginning. */
async function asMany(registry: Registry, asked: Asked, wanted: number): Promise<Page<ClaimDetail>> {
  let page = await registry.claims(asked, null);
  const items = [...page.items];
  while (page.next !== null && items.length < wanted) {
    page = await registry.claims(asked, page.next);
    items.push(...page.items);
  }
  return { items, total: page.total, next: page.next };
}

/** The claims of a queue, and first the one that is open, if it is not among them. */
export function useQueue(registry: Registry, asked: Asked): Queue {
  const { address, edition, grading } = useRoom();
  const [rows, setRows] = useState<ClaimDetail[]>([]);
  const [page, setPage] = useState<Queue["page"]>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const held = useRef({ rows, edition });
  held.current.rows = rows;
  const open = address.selected;
  useEffect(() => {
    let current = true;
    const stay = held.current.edition === edition;
    held.current.edition = edition;
    const again = async (): Promise<void> => {
      const before = held.current.rows;
      const { items, total, next } = await asMany(registry, asked, before.length);
      const present = new Set(items.map((row) => row.id));
      const kept = before.filter((row) => !present.has(row.id) && (stay || row.id === open));
      const fresh = await Promise.all(kept.map((row) => registry.claim(row.id).catch(() => null)));
      const known = new Map([...before, ...fresh.filter((row) => row !== null)].map((row) => [row.id, row]));
      const gone = new Set(kept.filter((_, i) => fresh[i] === null).map((row) => row.id));
      if (!current) return;
      const old = before.filter((row) => (stay || row.id === open) && !gone.has(row.id)).map((row) => known.get(row.id) ?? row);
      setRows(merged(old, items));
      setPage({ total, next });
    };
    again().catch((error: Error) => current && setFailed(error));
    return () => {
      current = false;
    };
  }, [registry, asked, edition, grading]);
  const absent = page !== null && open !== null && !rows.some((row) => row.id === open);
  useEffect(() => {
    if (!absent || open === null) return;
    registry.claim(open).then(
      (claim) => {
        setRows((shown) => (shown.some((row) => row.id === claim.id) ? shown : [claim, ...shown]));
        setMissing(null);
      },
      () => setMissing(open),
    );
  }, [absent, open, registry, edition]);
  const more = useCallback(() => {
    registry.claims(asked, page?.next ?? null).then((given) => {
      setRows((shown) => [...shown, ...given.items.filter((row) => !shown.some((one) => one.id === row.id))]);
      setPage({ total: given.total, next: given.next });
    }, setFailed);
  }, [registry, asked, page]);
  const regraded = (id: string, grades: GradeTag[]): void => setRows((shown) => shown.map((row) => (row.id === id ? { ...row, grades } : row)));
  return { rows, page, missing: absent && missing === open, failed, more, regraded };
}
