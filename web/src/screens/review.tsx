/** Review: what people think and have decided, kept apart from what the sources say. */

import { HOME, writeAddress } from "../address";
import { Failed } from "../app";
import { useLoaded } from "../parts/hooks";
import { useJudging } from "../parts/judging";
import { GradeList } from "../parts/judging-grades";
import { VerdictList } from "../parts/judging-list";
import { Queue } from "../parts/judging-queue";
import { useRoom } from "../parts/room";
import type { Queue as Asked } from "../source/judging";

const QUEUES: Record<Asked, string> = { none: "not graded", once: "graded once", differ: "readers differ", all: "all claims" };
const VERDICTS = "verdicts";

export function Review() {
  const { address } = useRoom();
  const { registry, signed } = useJudging();
  const asked = (Object.keys(QUEUES) as Asked[]).find((one) => one === address.ref) ?? "none";
  const judged = address.ref === VERDICTS;
  if (registry === null) return <Carried />;
  const tabs: [string, string][] = [...Object.entries(QUEUES), [VERDICTS, "verdicts on names and events"]];
  return (
    <section class="review" aria-labelledby="review-title">
      <h2 id="review-title">Review</h2>
      <p class="note">What reviewers think stands under a violet rule, signed; it changes nothing that the sources say.</p>
      <nav aria-label="What is to be reviewed">
        <ul class="queues">
          {tabs.map(([ref, name]) => (
            <li key={ref}>
              <a href={writeAddress({ ...HOME, screen: "review", ref })} aria-current={(judged ? VERDICTS : asked) === ref ? "page" : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {!judged && signed !== null && <p class="note">j and k walk through the claims; a letter, a number and Enter grade the one that is open.</p>}
      {judged ? <VerdictList /> : <Queue key={asked} registry={registry} asked={asked} />}
    </section>
  );
}

/** The files of a site: the grades that went with them, to be read. */
function Carried() {
  const { source } = useRoom();
  const found = useLoaded(() => source.grades(), [source]);
  if (found.failed) return <Failed error={found.failed} />;
  return (
    <section class="review" aria-labelledby="review-title">
      <h2 id="review-title">Review</h2>
      {found.value?.length === 0 ? <p class="note">Nobody has graded anything in this dossier.</p> : <GradeList grades={found.value ?? []} />}
    </section>
  );
}
