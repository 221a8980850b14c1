/** Judging in the browser: signing in, merges and splits with their evidence, taking them back, grades. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { open, setUpJudging, settled } from "./stage.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Milliseconds: a verdict has the chronicle told anew, which a busy machine takes its time for. */
const PATIENCE = 45_000;
const TOKEN = "a-token-for-the-browser-alone";

let stage;
before(async () => {
  stage = await setUpJudging("sample", TOKEN);
});
after(async () => stage?.close());

/** Runs a test on a page, signed in if `by` is given; nothing may have gone wrong in it. */
async function inRoom(face, hash, by, does, given) {
  const room = await open(stage.browser, face, hash, given);
  try {
    room.page.setDefaultTimeout(PATIENCE);
    if (by) await signIn(room.page, by);
    await does(room.page);
    assert.deepEqual(room.wrong, []);
  } finally {
    await room.close();
  }
}

async function signIn(page, by) {
  await page.getByRole("button", { name: "Sign in to judge" }).click();
  await page.getByLabel("Token").fill(TOKEN);
  await page.getByLabel("Your name").fill(by);
  await page.keyboard.press("Enter");
  await page.getByText(`Judging as ${by}`).waitFor();
}

async function at(page, hash) {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await settled(page);
}

const asked = async (page, path) => (await page.request.get(`${stage.judged.home}api/v1/${path}`)).json();
const entries = async (page) => (await asked(page, "entries?limit=500")).items;
const inForce = async (page) => {
  const { items } = await asked(page, "judgements?limit=500");
  const undone = items.map((row) => row.undoes);
  return items.filter((row) => row.verdict !== "undo" && !undone.includes(row.id));
};

/** Waits until the page has told what was decided, and gives the words. */
async function told(page, words) {
  await page.locator(".bar-foot").getByText(words).waitFor();
}

async function takenBack(page) {
  await page.locator(".bar-foot").getByRole("button", { name: "Take it back" }).click();
  await told(page, "Taken back");
  assert.deepEqual(await inForce(page), []);
}

describe("who may judge", () => {
  test("a server without a token says that it is read-only; files say nothing of it", async () => {
    await inRoom(stage.readOnly, "", null, async (page) => {
      await page.getByText("Read-only: this server takes no verdicts").waitFor();
      assert.equal(await page.getByRole("button", { name: /Sign in/ }).count(), 0);
    });
    await inRoom(stage.files, "", null, async (page) => {
      await page.locator(".entry").first().waitFor({ state: "attached" });
      assert.equal(await page.locator(".standing, .bar-foot, .judge").count(), 0);
    });
  });

  test("another token is refused in clear words; the right one is kept by the tab and by no address", async () => {
    await inRoom(stage.judged, "", null, async (page) => {
      await page.locator(".day:not(.earlier) [data-entry]").first().click();
      assert.equal(await page.locator(".judge").count(), 0);
      await page.getByRole("button", { name: "Sign in to judge" }).click();
      await page.keyboard.type("another");
      await page.getByLabel("Your name").fill("A. Editor");
      await page.keyboard.press("Enter");
      assert.match(await page.getByRole("alert").textContent(), /not this server’s token/);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Sign in to judge");
      await signIn(page, "A. Editor");
      await page.reload();
      await page.getByText("Judging as A. Editor").waitFor();
      assert.equal((await page.evaluate(() => window.location.href)).includes(TOKEN), false);
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.reload();
      await page.getByRole("button", { name: "Sign in to judge" }).waitFor();
    });
  });
});

describe("events", () => {
  test("two are judged one: both with their passages first; the page, and every other, shows what became of it; it is taken back", async () => {
    await inRoom(stage.judged, "", "A. Editor", async (page) => {
      const before = await entries(page);
      const [one, other] = before.filter((row) => row.events.length === 1);
      const watcher = await open(stage.browser, stage.judged, `#/chronicle?select=${other.id}`);
      watcher.page.setDefaultTimeout(PATIENCE);
      await at(page, `#/chronicle?select=${one.id}`);
      await page.getByRole("button", { name: "Mark, to compare with another" }).click();
      await told(page, "Marked:");
      await at(page, `#/chronicle?select=${other.id}`);
      await page.getByRole("button", { name: "Compare with what is marked" }).click();
      const sheet = page.locator("dialog[open]");
      assert.equal(await sheet.locator(".seen").count(), 2);
      for (const side of await sheet.locator(".seen").all()) assert.ok((await side.locator("mark").count()) > 0);
      assert.ok((await sheet.locator(".points tbody tr").count()) >= 5);
      await sheet.getByLabel("Why, in a note").fill("one and the same");
      await sheet.getByRole("button", { name: "It is one event" }).click();
      await told(page, "are one event");
      await sheet.waitFor({ state: "detached" });
      const [row] = await inForce(page);
      assert.deepEqual([row.verdict, row.by, row.note], ["one-event", "A. Editor", "one and the same"]);
      const now = await entries(page);
      assert.notDeepEqual(now.map((held) => held.id), before.map((held) => held.id));
      await page.locator(".evidence .why", { hasText: "judged to be one by A. Editor" }).first().waitFor();
      const chosen = new URLSearchParams((await page.evaluate(() => window.location.hash)).split("?")[1]).get("select");
      assert.ok(now.some((held) => held.id === chosen), "the selection is an entry of today");
      await watcher.page.locator(".evidence .why", { hasText: "judged to be one by A. Editor" }).first().waitFor();
      await watcher.close();
      await at(page, "#/review/verdicts");
      const listed = page.locator(".verdicts li");
      assert.match(await listed.first().textContent(), /tell of one event.*one and the same.*A\. Editor/s);
      await listed.first().getByRole("button", { name: "Take it back" }).click();
      await told(page, "Taken back");
      await page.getByText("No verdict is in force").waitFor();
      assert.deepEqual((await entries(page)).map((held) => held.id), before.map((held) => held.id));
    });
  });

  test("a telling is judged to be of another event", async () => {
    await inRoom(stage.judged, "", "A. Editor", async (page) => {
      const several = [];
      for (const row of await entries(page))
        for (const id of row.events) if ((await asked(page, `events/${id}`)).passages.length > 1) several.push(row);
      await at(page, `#/chronicle?select=${several[0].id}`);
      await page.getByRole("button", { name: "These are two events" }).first().click();
      const sheet = page.locator("dialog[open]");
      await sheet.getByRole("radio").last().check();
      const quote = await sheet.locator(".seen").first().locator("mark").first().textContent();
      await sheet.getByRole("button", { name: "It is of another event" }).click();
      await told(page, "now tells of another event");
      const [row] = await inForce(page);
      assert.equal(row.verdict, "two-events");
      assert.ok([row.a.name, row.b.name].includes(quote));
      await takenBack(page);
    });
  });
});

describe("names", () => {
  test("two are judged one by the keyboard alone, the page follows, and it is taken back", async () => {
    await inRoom(stage.judged, "#/names", "A. Editor", async (page) => {
      const tags = (await asked(page, "entities?limit=500")).items;
      const [one, other] = tags.filter((tag) => tag.type === "organization");
      await at(page, `#/names/${other.id}`);
      const reach = async (name) => {
        for (let turn = 0; turn < 200; turn += 1) {
          await page.keyboard.press("Tab");
          if ((await page.evaluate(() => document.activeElement.textContent)).startsWith(name)) return;
        }
        assert.fail(`${name} is not reached: ${await page.locator("dialog").allTextContents()}`);
      };
      await page.locator(".judge").waitFor();
      await reach("Same as");
      await page.keyboard.press("Enter");
      await page.locator("dialog .picks button").first().waitFor();
      await page.keyboard.type(one.name);
      await reach(one.name);
      await page.keyboard.press("Enter");
      await page.locator("dialog .seen").nth(1).waitFor();
      await reach("They are one");
      await page.keyboard.press("Space");
      await told(page, "are one");
      const heir = (await asked(page, `entities/${other.id}`)).entity.id;
      await page.waitForFunction((id) => decodeURIComponent(window.location.hash).includes(id), heir);
      assert.equal((await asked(page, "entities?limit=500")).total, tags.length - 1);
      await page.locator(".bearer .verdicts", { hasText: "are one" }).waitFor();
      await reach("Take it back");
      await page.keyboard.press("Enter");
      await told(page, "Taken back");
      assert.equal((await asked(page, "entities?limit=500")).total, tags.length);
    });
  });

  test("in one dispatch somebody else is meant", async () => {
    await inRoom(stage.judged, "", "A. Editor", async (page) => {
      const tags = (await asked(page, "entities?limit=500")).items;
      let several;
      for (const tag of tags) {
        const { passages } = await asked(page, `entities/${tag.id}`);
        if (new Set(passages.map((one) => one.doc)).size > 1) several ??= tag;
      }
      await at(page, `#/names/${several.id}`);
      await page.getByRole("button", { name: "Not the same …", exact: true }).click();
      const sheet = page.locator("dialog[open]");
      await sheet.getByRole("radio").last().check();
      await sheet.getByRole("button", { name: /Here it is some/ }).click();
      await told(page, /is some(body|thing) else/);
      assert.equal((await asked(page, "entities?limit=500")).total, tags.length + 1);
      await takenBack(page);
    });
  });

  test("what the server refuses is said in its words, and nothing is lost", async () => {
    await inRoom(stage.judged, "", "A. Editor", async (page) => {
      const [tag] = (await asked(page, "entities?limit=500")).items;
      await at(page, `#/names/${tag.id}`);
      await page.getByRole("button", { name: "Same as" }).click();
      await page.getByLabel("Type a name").fill("Nobody of this name");
      await page.getByRole("button", { name: /as typed/ }).click();
      await page.getByLabel("Why, in a note").fill("a slip");
      await page.route("**/judgements", (route) => route.fulfill({ status: 200, contentType: "application/json", body: "{" }));
      await page.getByRole("button", { name: "They are one" }).click();
      await page.getByRole("alert").waitFor();
      assert.equal(await page.getByLabel("Why, in a note").inputValue(), "a slip");
    });
  });
});

describe("grades", () => {
  const grades = async (page) => (await asked(page, "grades?limit=500")).items;

  test("a claim is graded by the keyboard alone, a second reader differs, and each takes theirs back", async () => {
    await inRoom(stage.judged, "#/review", "A. Editor", async (page) => {
      await page.locator(".queue li").first().waitFor();
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("j");
      await page.locator(".queue li.open .passage mark").waitFor();
      for (const key of ["b", "2", "Enter"]) await page.keyboard.press(key);
      const first = page.locator(".queue li.open .grades li", { hasText: "graded by A. Editor" });
      await first.waitFor();
      assert.match(await first.textContent(), /B2.*usually reliable; probably true/s);
      const [kept] = await grades(page);
      assert.deepEqual([kept.source, kept.information, kept.reviewer], ["B", 2, "A. Editor"]);
      await page.keyboard.press("j");
      assert.equal((await page.evaluate(() => window.location.hash)).includes(kept.about), false, "the next claim is open");
      await page.getByRole("button", { name: "Sign out" }).click();
      await signIn(page, "N. N.");
      await at(page, "#/review/once");
      await page.locator(".queue h3 a").click();
      await page.getByLabel("doubtful").check();
      await page.getByLabel("unreliable", { exact: false }).last().check();
      await page.getByLabel("Why", { exact: true }).fill("it was not there");
      await page.getByRole("button", { name: "Keep this grade" }).click();
      await page.getByText("the readers differ").waitFor();
      await at(page, "#/review/differ");
      assert.equal(await page.locator(".queue > li").count(), 1);
      const [claim] = (await asked(page, "claims?graded=differ&told=true")).items;
      await at(page, `#/chronicle?select=${claim.entry}`);
      await page.locator(".evidence .graded", { hasText: "graded by N. N." }).waitFor();
      await at(page, "#/review/differ");
      for (const who of ["N. N.", "A. Editor"]) {
        await page.locator(".queue").getByRole("button", { name: `${who}’s grade` }).click();
        await page.locator(".queue").getByText(`graded by ${who}`).waitFor({ state: "detached" });
      }
      assert.deepEqual(await grades(page), []);
    });
  });
});

describe("a second reader at work", () => {
  const give = (page, about, reviewer) =>
    page.request.post(`${stage.judged.home}api/v1/grades`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
      data: { about, of: "claim", source: "C", information: 3, reviewer },
    });

  test("grades of others come by themselves, and nothing that is typed is lost", async () => {
    await inRoom(stage.judged, "#/review", "A. Editor", async (page) => {
      const [one, other] = (await asked(page, "claims?graded=none&told=true")).items;
      await at(page, `#/review/none?select=${one.id}`);
      await page.getByLabel("Why", { exact: true }).fill("half a thought");
      const given = [await give(page, one.id, "N. N."), await give(page, other.id, "N. N.")];
      for (const { id } of [one, other]) await page.locator(`#claim-${id}`).getByText("graded by N. N.").waitFor();
      assert.equal(await page.getByLabel("Why", { exact: true }).inputValue(), "half a thought");
      await at(page, `#/chronicle?select=${one.entry}`);
      await page.locator(".evidence .graded", { hasText: "graded by N. N." }).first().waitFor();
      for (const answer of given) {
        const { id } = await answer.json();
        await page.request.delete(`${stage.judged.home}api/v1/grades/${id}`, { headers: { Authorization: `Bearer ${TOKEN}` } });
      }
      await page.locator(".evidence .graded").waitFor({ state: "detached" });
    });
  });

  test("a claim that its address names is open wherever it stands", async () => {
    await inRoom(stage.judged, "", null, async (page) => {
      const { items } = await asked(page, "claims?mode=narrator&limit=500");
      const far = items.at(-1);
      await at(page, `#/review/differ?select=${far.id}`);
      await page.locator(`#claim-${far.id}.open .passage mark`).waitFor();
    });
  });
});

/** Has the server doubt whether two bodies are one. */
async function inDoubt(page) {
  const [a, b] = (await asked(page, "entities?limit=500")).items.filter((tag) => tag.type === "organization");
  const items = [{ a, b, score: 0.9, why: "the one name is a letter longer" }];
  await page.route("**/api/v1/doubts?*", (route) => route.fulfill({ json: { items, total: 1, next: null } }));
  await at(page, "#/names");
  await page.locator(".doubts").waitFor();
  return items[0];
}

describe("names in doubt", () => {
  test("are listed for who may judge; each opens the comparison, which decides", async () => {
    await inRoom(stage.judged, "#/figures", "A. Editor", async (page) => {
      const { a, b } = await inDoubt(page);
      assert.match(await page.locator(".doubts li").textContent(), /a letter longer/);
      await page.locator(".doubts").getByRole("button", { name: "Compare" }).click();
      const sheet = page.locator("dialog[open]");
      await sheet.locator(".seen").nth(1).waitFor();
      assert.deepEqual(await sheet.locator(".seen h3").allTextContents(), [a.name, b.name]);
      await sheet.getByRole("button", { name: "Keep them two for good" }).click();
      await told(page, "stay two");
      const [row] = await inForce(page);
      assert.equal(row.verdict, "different");
      await takenBack(page);
    });
    await inRoom(stage.readOnly, "#/names", null, async (page) => {
      await page.locator(".names .list").first().waitFor();
      assert.equal(await page.locator(".doubts").count(), 0);
    });
  });
});

/** Every state that judging adds, each as a way to get there. */
const STATES = {
  "to sign in": async (page) => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in to judge" }).click();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
  },
  "evidence with what may be judged": async (page) => {
    const [one] = (await entries(page)).filter((row) => row.events.length === 1);
    await at(page, `#/chronicle?select=${one.id}`);
    await page.getByRole("button", { name: "Mark, to compare with another" }).click();
    await told(page, "Marked:");
  },
  "two events side by side": async (page) => {
    const [one, other] = (await entries(page)).filter((row) => row.events.length === 1);
    await at(page, `#/chronicle?select=${one.id}`);
    await page.getByRole("button", { name: "Mark, to compare with another" }).click();
    await at(page, `#/chronicle?select=${other.id}`);
    await page.getByRole("button", { name: "Compare with what is marked" }).click();
  },
  "same as": async (page) => {
    const [one, other] = (await asked(page, "entities?limit=500")).items;
    await at(page, `#/names/${one.id}`);
    await page.getByRole("button", { name: "Same as" }).click();
    await page.getByRole("button", { name: other.name }).first().click();
    await page.locator("dialog .seen").nth(1).waitFor();
  },
  "not the same": async (page) => {
    const [one] = (await asked(page, "entities?limit=500")).items;
    await at(page, `#/names/${one.id}`);
    await page.getByRole("button", { name: "Not the same …", exact: true }).click();
  },
  "a claim to be graded, and its grades": async (page) => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const [claim] = (await asked(page, "claims?told=true&limit=1")).items;
    const data = { about: claim.id, of: "claim", source: "D", information: 5, reviewer: "N. N.", rationale: "a rumour" };
    const { id } = await (await page.request.post(`${stage.judged.home}api/v1/grades`, { headers, data })).json();
    await at(page, `#/review/all?select=${claim.id}`);
    await page.locator(".queue li.open .grade").waitFor();
    await page.locator(".queue li.open .grades").waitFor();
    return () => page.request.delete(`${stage.judged.home}api/v1/grades/${id}`, { headers });
  },
  "names in doubt": async (page) => {
    await inDoubt(page);
  },
  "the verdicts in force": async (page) => {
    const tags = (await asked(page, "entities?limit=500")).items;
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const given = await page.request.post(`${stage.judged.home}api/v1/judgements`, {
      headers,
      data: { verdict: "different", a: tags[0].id, b: tags[1].id, by: "A. Editor", note: "two, by their own words" },
    });
    await at(page, "#/review/verdicts");
    await page.locator(".verdicts li").first().waitFor();
    const { id } = await given.json();
    return () => page.request.delete(`${stage.judged.home}api/v1/judgements/${id}`, { headers });
  },
};

describe("as it looks", () => {
  for (const colorScheme of ["light", "dark"])
    for (const [state, reach] of Object.entries(STATES))
      test(`${state}: axe finds nothing, ${colorScheme}; nothing is wider than 360 px`, async () => {
        await inRoom(stage.judged, "", "A. Editor", async (page) => {
          const leave = await reach(page);
          await page.evaluate(AXE);
          const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
          assert.deepEqual(violations.map((one) => [one.id, one.nodes[0].html]), []);
          await page.setViewportSize({ width: 360, height: 740 });
          await settled(page);
          for (const box of ["document.documentElement", "document.querySelector('dialog')"])
            assert.ok((await page.evaluate(`((one) => (one ? one.scrollWidth - one.clientWidth : 0))(${box})`)) <= 0, box);
          await leave?.();
        }, { colorScheme });
      });
});
