/** The same question gets the same answer from a folder and from a server, for every filter there is. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { setUp, STORIES } from "./stage.mjs";

const TYPES = "agree consult support concede cooperate aid retreat request accuse reject threaten protest sanction mobilize coerce assault other".split(" ");
const STATUSES = ["reported", "claimed", "denied", "planned", "threatened", "disputed", "changed", "unverified"];
/** Values of one filter that are tried, at most. */
const MOST = 60;

let stage;
let vite;
let matching;
before(async () => {
  stage = await setUp();
  vite = await createServer({ root: fileURLToPath(new URL("..", import.meta.url)), configFile: false, logLevel: "error", appType: "custom", server: { middlewareMode: true } });
  ({ matching } = await vite.ssrLoadModule("/src/source/matching.ts"));
});
after(async () => {
  await vite?.close();
  await stage?.close();
});

for (const story of Object.keys(STORIES)) {
  describe(story, () => {
    let site;
    let home;
    before(async () => {
      const face = (where) => stage.faces.find((one) => one.name === `${story}, from a ${where}`);
      site = await carried(face("folder").site);
      home = face("server").home;
    });

    for (const key of ["day", "from", "until", "who", "place", "type", "status", "doc", "disputed"]) {
      test(key, async () => {
        let some = 0;
        for (const value of values(key, site)) some += await same({ [key]: value });
        assert.ok(some > 0, "no value finds anything");
      });
    }

    test("several at once", async () => {
      const drawn = Object.fromEntries(["who", "place", "type", "status", "from"].map((key) => [key, values(key, site)]));
      for (let turn = 0; turn < MOST; turn += 1) {
        const keys = Object.keys(drawn).filter((_, at) => (turn + 1) & (1 << at));
        await same(Object.fromEntries(keys.map((key) => [key, drawn[key][turn % drawn[key].length]])));
      }
    });

    /** Asks both; gives whether anything was found. */
    async function same(query) {
      const own = matching(site.rows, query, site.finding, site.info.documents).map((row) => row.id);
      assert.deepEqual(own, await served(home, query), JSON.stringify(query));
      return Number(own.length > 0 && own.length < site.rows.length);
    }
  });
}

/** What a site carries, of what filters need. */
async function carried(site) {
  const parcel = async (name) => {
    const said = await readFile(path.join(site, `data/${name}.js`), "utf8");
    return JSON.parse(`[${said.trim().replace(/^corantoTakes\(/, "").replace(/\);$/, "")}]`)[1];
  };
  const { info, rows } = await parcel("dossier");
  return { info, rows: [...rows, ...(await parcel("lines"))], finding: await parcel("finding") };
}

async function served(home, query) {
  const ids = [];
  for (let cursor = ""; cursor !== null; ) {
    const asked = new URLSearchParams({ ...query, limit: "1000", ...(cursor && { cursor }) });
    const answer = await fetch(`${home}api/v1/entries?${asked}`);
    assert.equal(answer.status, 200, `${asked}`);
    const page = await answer.json();
    ids.push(...page.items.map((row) => row.id));
    cursor = page.next;
  }
  return ids;
}

function values(key, { rows, info, finding }) {
  if (key === "disputed") return [true];
  if (key === "type") return TYPES;
  if (key === "status") return STATUSES;
  if (key === "doc") return spread([...new Set(info.documents.flatMap(({ doc, outlet }) => [doc, outlet ?? doc, doc.slice(2, 6), (outlet ?? doc).slice(0, 3).toUpperCase()]))]);
  if (key === "place") return spread(["nowhere at all", ...finding.places.map(([, name]) => name), ...finding.areas.map(([name]) => name), ...parts(finding.places.map(([, name]) => name))]);
  if (key === "who") {
    const known = finding.bearers.flatMap(([names]) => names);
    return spread(["nobody at all", ...known, ...finding.strangers.map(([name]) => name), ...parts(known), ...known.map((name) => name.slice(0, -1))]);
  }
  const days = rows.flatMap(({ day, until }) => [day?.slice(0, 10), until?.slice(0, 10)]).filter(Boolean);
  return spread([...new Set(days), "1990-01-01", "2099-12-31"].sort());
}

/** Single words of names. */
function parts(names) {
  return [...new Set(names.flatMap((name) => name.split(" ")))];
}

/** As many as are tried, from beginning to end. */
function spread(all) {
  const kept = all.filter((one) => one.trim() !== "" && one.length < 200);
  const step = Math.max(1, kept.length / MOST);
  return Array.from({ length: Math.min(MOST, kept.length) }, (_, at) => kept[Math.floor(at * step)]);
}
