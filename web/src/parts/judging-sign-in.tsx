/** Whether the reader may judge, and the way to: the server's token and a name, pasted once. */

import { useState } from "preact/hooks";
import { useJudging } from "./judging";
import { Sheet } from "./judging-sheet";

export function Standing() {
  const { registry, takes, signed, signOut } = useJudging();
  const [asked, setAsked] = useState(false);
  if (registry === null || takes === null) return null;
  if (!takes)
    return (
      <p class="standing" title="coranto serve --token-file FILE takes verdicts">
        Read-only: this server takes no verdicts
      </p>
    );
  return (
    <p class="standing">
      {signed === null ? (
        <>
          Read-only{" "}
          <button type="button" class="plain" onClick={() => setAsked(true)}>
            Sign in to judge
          </button>
        </>
      ) : (
        <>
          Judging as <b>{signed.by}</b>{" "}
          <button type="button" class="plain" onClick={signOut}>
            Sign out
          </button>
        </>
      )}
      {asked && <SignIn close={() => setAsked(false)} />}
    </p>
  );
}

function SignIn({ close }: { close: () => void }) {
  const { signIn } = useJudging();
  const [token, setToken] = useState("");
  const [by, setBy] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!token.trim() || !by.trim()) {
      setWrong(token.trim() ? "Give your name: every verdict says whose it is." : "Paste the token.");
      return;
    }
    setWrong(null);
    signIn({ token: token.trim(), by: by.trim() }).then(
      (allowed) => (allowed ? close() : setWrong("That is not this server’s token. It stands in the file that was named with --token-file.")),
      (failed: Error) => setWrong(failed.message),
    );
  };
  return (
    <Sheet title="Sign in to judge" close={close} narrow>
      <form class="form" onSubmit={submit} noValidate>
        <p>Whoever has the server’s token may say what is one and what is not, and grade claims. Without it the page is read-only.</p>
        <label>
          <span>Token</span>
          <input
            type="password"
            autoComplete="off"
            value={token}
            aria-invalid={wrong !== null}
            aria-describedby={wrong === null ? undefined : "sign-in-wrong"}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </label>
        <label>
          <span>Your name, as it shall stand beside your verdicts</span>
          <input type="text" autoComplete="name" maxLength={200} value={by} onInput={(event) => setBy(event.currentTarget.value)} />
        </label>
        {wrong !== null && (
          <p class="failed" id="sign-in-wrong" role="alert">
            {wrong}
          </p>
        )}
        <p class="buttons">
          <button type="submit" class="main">
            Sign in
          </button>
        </p>
        <p class="note">Kept in this tab until it is closed; never in a link.</p>
      </form>
    </Sheet>
  );
}
