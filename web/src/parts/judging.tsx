/** Judging: who has signed in, which event is marked, what has just been decided. Where nothing can be kept, none of it shows. */

import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { EventDetail } from "../details";
import type { Judgement, Registry, Verdict } from "../source/judging";
import type { Source } from "../source/source";
import { forget, kept, keep, type Signed } from "./judging-session";

/** What was done last, in words, with the verdict by which it is taken back. */
export interface Told {
  words: string;
  undo: string | null;
  failed?: boolean;
}

export interface JudgingValue {
  registry: Registry | null;
  /** Whether the server takes verdicts; null while it is asked. */
  takes: boolean | null;
  signed: Signed | null;
  /** Whether the token is the server's; signs in if it is. */
  signIn: (given: Signed) => Promise<boolean>;
  signOut: () => void;
  /** Gives a verdict and has the page show the chronicle as it then is; `words` say what was decided. */
  give: (verdict: Verdict, words: string) => Promise<Judgement>;
  takeBack: (id: string) => Promise<void>;
  /** Counts up with every verdict of ours. */
  turn: number;
  busy: boolean;
  told: Told | null;
  tell: (told: Told | null) => void;
  /** The event that another is to be compared with. */
  marked: EventDetail | null;
  mark: (event: EventDetail | null) => void;
}

const Judging = createContext<JudgingValue | null>(null);

export function useJudging(): JudgingValue {
  const judging = useContext(Judging);
  if (judging === null) throw new Error("outside the room");
  return judging;
}

interface Given {
  source: Source;
  /** Has the page ask for everything again. */
  refresh: () => void;
  children: ComponentChildren;
}

export function Judges({ source, refresh, children }: Given) {
  const { registry } = source;
  const session = useSession(registry);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [told, tell] = useState<Told | null>(null);
  const [marked, mark] = useState<EventDetail | null>(null);
  const { signed } = session;
  const work = useCallback(
    async <T,>(does: (registry: Registry, signed: Signed) => Promise<T>): Promise<T> => {
      if (registry === null || signed === null) throw new Error("Nobody has signed in.");
      setBusy(true);
      tell(null);
      try {
        return await does(registry, signed);
      } finally {
        setBusy(false);
        setTurn((n) => n + 1);
        refresh();
      }
    },
    [registry, signed, refresh],
  );
  const give = useCallback(
    async (verdict: Verdict, words: string) => {
      const row = await work((where, who) => where.give({ ...verdict, by: who.by }, who.token));
      mark(null);
      tell({ words, undo: row.id });
      return row;
    },
    [work],
  );
  const takeBack = useCallback(
    (id: string) =>
      work((where, who) => where.takeBack(id, who.by, who.token)).then(
        () => tell({ words: "Taken back: the chronicle stands as it was told without that verdict.", undo: null }),
        (error: Error & { remedy?: string }) => tell({ words: `${error.message} ${error.remedy ?? ""}`.trim(), undo: null, failed: true }),
      ),
    [work],
  );
  const value = useMemo(
    () => ({ registry, ...session, give, takeBack, turn, busy, told, tell, marked, mark }),
    [registry, session, give, takeBack, turn, busy, told, marked],
  );
  return <Judging.Provider value={value}>{children}</Judging.Provider>;
}

type Session = Pick<JudgingValue, "takes" | "signed" | "signIn" | "signOut">;

/** Who has signed in, in this tab and for as long as it is open. */
function useSession(registry: Registry | null): Session {
  const [takes, setTakes] = useState<boolean | null>(null);
  const [signed, setSigned] = useState<Signed | null>(null);
  useEffect(() => {
    const held = kept();
    registry?.standing(held?.token).then(
      (standing) => {
        setTakes(standing.takes);
        if (held !== null && standing.allowed) setSigned(held);
        else forget();
      },
      () => setTakes(false),
    );
  }, [registry]);
  return useMemo(
    () => ({
      takes,
      signed,
      async signIn(given) {
        const allowed = (await registry?.standing(given.token))?.allowed ?? false;
        if (allowed) {
          keep(given);
          setSigned(given);
        }
        return allowed;
      },
      signOut() {
        forget();
        setSigned(null);
      },
    }),
    [registry, takes, signed],
  );
}

/** Follows what was open to what has taken its place since, as after a verdict, and says so. */
export function useHeir(asked: string, found: { asked: string; id: string; name: string } | null, follow: (heir: string) => void): void {
  const { tell, told } = useJudging();
  const heir = found !== null && found.asked === asked && found.id !== asked ? found : null;
  useEffect(() => {
    if (heir === null) return;
    follow(heir.id);
    const words = `What was open is now part of “${heir.name}”.`;
    tell({ words: told === null ? words : `${told.words} ${words}`, undo: told?.undo ?? null });
  }, [heir?.id]);
}
