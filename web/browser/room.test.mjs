/** The reading room in a browser: read from a folder and from a server, it is one and the same. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { madeSite, open, opened, SCREENS, settled, setUp } from "./stage.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TITLE = ".day:not(.earlier) [data-entry]";
const CITED = ".day:not(.earlier) .citations a";
const MARKED = "mark.chosen";

/** Elements that a page has at most, however long the chronicle is. */
const MOST_NODES = 6_000;
/** Bytes of the first view, gzipped, without the outlines of the map. */
const MOST_BYTES = 300_000;

const FACES = ["sample, from a folder", "sample, from a server", "story, from a folder", "story, from a server"];

let stage;
before(async () => {
  stage = await setUp();
});
after(async () => stage?.close());

const face = (name) => stage.faces.find((one) => one.name === name);
const hash = (page) => page.evaluate(() => decodeURIComponent(window.location.hash));
const selected = (page) => page.locator('[aria-expanded="true"]').first().getAttribute("data-entry");

/** Runs a test on a page, which is closed behind it; nothing may have gone wrong in it. */
async function inRoom(name, at, does, given) {
  const room = await opened(stage.browser, face(name), at, given);
  try {
    await does(room.page);
    assert.deepEqual(room.wrong, []);
  } finally {
    await room.close();
  }
}

/** The code points of a dispatch from one to another, by what the page shows of it. */
async function cut(page, [start, end]) {
  return page.locator(".running").evaluate((text, [from, to]) => [...[...text.querySelectorAll("[data-at]")].map((one) => one.textContent).join("")].slice(from, to).join(""), [start, end]);
}

for (const name of FACES) {
  describe(name, () => {
    test("every screen opens, asks no other machine and reports no fault", async () => {
      await inRoom(name, "", async (page) => {
        for (const screen of SCREENS) {
          await page.locator(`nav a[href^="#/${screen}"]`).first().click();
          await settled(page);
          assert.equal(await page.locator("main h2, main .shelf").first().isVisible(), true, screen);
          assert.equal(await page.locator("[role=alert]").count(), 0, screen);
        }
      });
    });

    test("the chronicle is filtered by who, where and how it stands", async () => {
      await inRoom(name, "", async (page) => {
        const all = await page.locator(".count").textContent();
        const where = await page.locator(".day:not(.earlier) .entry .place").first().evaluate((one) => one.firstChild.textContent);
        const becomes = (is) => page.waitForFunction(([was, same]) => (document.querySelector(".count").textContent === was) === same, [all, is]);
        const clear = async () => {
          await page.getByText("Clear all").click();
          await becomes(true);
        };
        await page.getByLabel("Where", { exact: true }).fill(where);
        await page.keyboard.press("Enter");
        await becomes(false);
        assert.ok((await page.locator(".entry .place").first().textContent()).startsWith(where));
        await clear();
        await page.getByRole("combobox", { name: "How it stands" }).selectOption("claimed");
        await becomes(false);
        const shown = await page.locator(".entry .status").allTextContents();
        assert.ok(shown.length > 0 && shown.every((one) => one.includes("claimed")), `${shown}`);
        await clear();
        await page.getByLabel("Who", { exact: true }).fill("nobody of this name");
        await page.keyboard.press("Enter");
        await page.getByText("Nothing in this dossier answers that.").waitFor();
        assert.match(await hash(page), /who=nobody/);
      });
    });

    test("a citation leads to its passage, marked and in sight; back leads to the entry", async () => {
      await inRoom(name, "", async (page) => {
        await page.locator(TITLE).first().click();
        const id = await selected(page);
        const quote = await page.locator(".evidence mark").first().textContent();
        await page.locator(".evidence figcaption a").first().click();
        await page.locator(MARKED).first().waitFor();
        assert.equal((await page.locator(MARKED).allTextContents()).join(""), quote);
        await page.waitForFunction((marked) => {
          const box = document.querySelector(marked).getBoundingClientRect();
          return box.top >= 0 && box.top < window.innerHeight;
        }, MARKED);
        await page.goBack();
        await page.locator(".evidence mark").first().waitFor();
        assert.equal(await selected(page), id);
        await page.goForward();
        await page.locator(MARKED).first().waitFor();
      });
    });

    test("text that is selected has a permalink, which lands on it again", async () => {
      const room = await open(stage.browser, face(name), "#/text");
      const { page } = room;
      await page.locator(".running").waitFor();
      const box = await page.locator(".running").boundingBox();
      await page.mouse.move(box.x + 40, box.y + 22);
      await page.mouse.down();
      await page.mouse.move(box.x + 320, box.y + 22, { steps: 4 });
      const words = (await page.evaluate(() => window.getSelection().toString())).trim();
      await page.mouse.up();
      const link = await page.locator(".chosen-passage code").textContent();
      const [doc, span] = link.split("#char=");
      assert.ok(words.length > 5);
      assert.equal(await cut(page, span.split(",").map(Number)), words);
      await room.close();
      for (const at of face(name).site ? [`#${doc}#char=${span}`] : [`#${doc}#char=${span}`, `text/${encodeURIComponent(doc)}#char=${span}`]) {
        const again = await open(stage.browser, face(name), at);
        await again.page.locator(MARKED).first().waitFor();
        assert.equal((await again.page.locator(MARKED).allTextContents()).join(""), words);
        assert.deepEqual(again.wrong, []);
        await again.close();
      }
      assert.deepEqual(room.wrong, []);
    });

    test("no key is lost, however fast they are typed", async () => {
      await inRoom(name, "", async (page) => {
        await page.keyboard.press("j");
        await page.locator(".evidence h2").waitFor();
        const first = await selected(page);
        const within = await page.evaluate(async () => {
          const typed = (key) => new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port2.onmessage = () => done(window.dispatchEvent(new KeyboardEvent("keydown", { key })));
            port1.postMessage(null);
          });
          const shown = () => new URLSearchParams(window.location.hash.split("?")[1]).toString();
          const at = [shown()];
          for (const key of "jkjjkk") {
            await typed(key);
            at.push(shown());
          }
          return at;
        });
        const [one, two, , , three] = within;
        assert.equal(new Set([one, two, three]).size, 3, `${within}`);
        assert.deepEqual(within, [one, two, one, two, three, two, one]);
        assert.equal(await selected(page), first);
      });
    });

    test("the keyboard suffices", async () => {
      await inRoom(name, "", async (page) => {
        const press = async (key, then) => {
          await page.keyboard.press(key);
          await then.waitFor();
        };
        const open = page.locator(".evidence h2");
        await press("j", open);
        const first = await selected(page);
        await page.keyboard.press("j");
        await page.waitForFunction((was) => document.querySelector('[aria-expanded="true"]')?.dataset.entry !== was, first);
        await page.keyboard.press("k");
        await page.waitForFunction((was) => document.querySelector('[aria-expanded="true"]')?.dataset.entry === was, first);
        await page.keyboard.press("ArrowRight");
        await page.waitForFunction((was) => document.querySelector('[aria-expanded="true"]')?.dataset.entry !== was, first);
        await press("?", page.locator("dialog[open]"));
        await page.keyboard.press("Escape");
        await page.locator("dialog").waitFor({ state: "detached" });
        assert.equal(await open.count(), 1, "Esc closes what lies on top, and no more");
        await page.keyboard.press("Escape");
        await open.waitFor({ state: "detached" });
        await press("/", page.getByRole("searchbox", { name: "Words" }));
        assert.equal(await page.evaluate(() => document.activeElement.type), "search");
        await page.keyboard.type("the u");
        assert.match(await hash(page), /^#\/search/);
        await page.keyboard.press("Enter");
        await page.getByRole("main").getByRole("status").first().waitFor();
        await page.evaluate(() => document.activeElement.blur());
        await press("u", page.locator(".count"));
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement !== document.body), true);
      });
    });
  });
}

describe("as it looks", () => {
  for (const width of [360, 390, 768, 1400]) {
    test(`nothing is wider than ${width} px`, async () => {
      await inRoom("sample, from a folder", "", async (page) => {
        for (const screen of [...SCREENS, "chronicle?select"]) {
          if (screen === "chronicle?select") {
            await page.goto(`${face("sample, from a folder").home}#/chronicle`);
            await page.locator(TITLE).first().click();
          } else await page.goto(`${face("sample, from a folder").home}#/${screen}`);
          await settled(page);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, screen);
        }
      }, { viewport: { width, height: 800 } });
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
      await inRoom("sample, from a server", "", async (page) => {
        const home = face("sample, from a server").home;
        const shown = { person: "#/names", place: "#/places" };
        const at = { ...Object.fromEntries(SCREENS.map((one) => [one, `#/${one}`])), found: "#/search?words=the" };
        at.passage = await page.locator(CITED).first().getAttribute("href");
        at.entry = await page.locator(TITLE).first().getAttribute("href");
        for (const [screen, list] of Object.entries(shown)) {
          await page.goto(home + list);
          at[screen] = await page.locator(".list a").first().getAttribute("href");
        }
        await page.evaluate(AXE);
        for (const [screen, where] of Object.entries(at)) {
          await page.goto(home + where);
          await settled(page);
          const { violations, passes } = await page.evaluate(() => window.axe.run({ preload: false }));
          assert.ok(passes.length > 10, screen);
          assert.deepEqual(violations.map((one) => [screen, one.id, one.nodes[0].html]), []);
        }
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Keys and signs" }).click();
        assert.deepEqual((await page.evaluate(() => window.axe.run({ preload: false }))).violations.map((one) => one.id), []);
      }, { colorScheme });
    });
  }

  test("dark is dark", async () => {
    await inRoom("story, from a folder", "", async (page) => {
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(23, 22, 20)");
    }, { colorScheme: "dark" });
  });
});

describe("as it weighs", () => {
  test("the first view is sent in few bytes", async () => {
    let bytes = 0;
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    page.on("response", async (answer) => {
      if (!/land\.js|changes$/.test(answer.url())) bytes += gzipSync(await answer.body()).length;
    });
    await page.goto(face("sample, from a server").home);
    await page.locator(".entry").first().waitFor({ state: "attached" });
    await settled(page);
    await context.close();
    assert.ok(bytes > 1_000 && bytes < MOST_BYTES, `${bytes} bytes`);
  });

  for (const days of [400, 1]) {
    test(`10,000 entries in ${days} days stay a page that can be walked through`, async () => {
      const made = await madeSite(face("sample, from a folder"), stage.folder, 10_000, days);
      const room = await opened(stage.browser, made);
      const { page } = room;
      assert.equal(await page.locator(".count").textContent(), "10,000 entries");
      for (let turn = 0; turn < 8; turn += 1) {
        await page.mouse.wheel(0, 6_000);
        await page.waitForTimeout(50);
        await page.waitForFunction(() => [...document.querySelectorAll(".entry")].some((one) => one.getBoundingClientRect().top < window.innerHeight && one.getBoundingClientRect().bottom > 0));
        assert.ok((await page.evaluate(() => document.querySelectorAll("*").length)) < MOST_NODES);
      }
      await page.keyboard.press("j");
      await page.locator(".evidence").waitFor();
      assert.deepEqual(room.wrong, []);
      await room.close();
    });
  }
});
