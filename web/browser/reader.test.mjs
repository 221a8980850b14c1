/** The dispatches, names, places and figures in a browser, the page on paper, and the page within another page. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { longText, open, SCREENS, serve, settled, setUp } from "./stage.mjs";

const PYTHON = process.env.PYTHON ?? fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));

const COPY = "02-harbour-post.txt";
const ORIGINAL = "01-levant-wire.txt";

let stage;
before(async () => {
  stage = await setUp();
});
after(async () => stage?.close());

const face = (name) => stage.faces.find((one) => one.name === name);

/** Runs a test on a page, which is closed behind it; nothing may have gone wrong in it. */
async function inRoom(name, at, does, given) {
  const room = await open(stage.browser, typeof name === "string" ? face(name) : name, at, given);
  try {
    await does(room.page);
    assert.deepEqual(room.wrong, []);
  } finally {
    await room.close();
  }
}

/** The dispatch's own words as the page shows them. */
const shownText = (page) => page.locator(".running").evaluate((text) => [...text.querySelectorAll("[data-at]")].map((one) => one.textContent).join(""));

for (const name of ["sample, from a folder", "sample, from a server"]) {
  describe(`a dispatch, ${name}`, () => {
    test("is told beside its sibling, word for word, and back", async () => {
      await inRoom(name, `#/text/${COPY}`, async (page) => {
        const whole = await shownText(page);
        assert.ok((await page.locator(".siblings").textContent()).includes(ORIGINAL));
        await page.getByText("Show what was changed").first().click();
        await page.locator(".comparison").waitFor();
        assert.match(decodeURIComponent(page.url()), /against=01-levant-wire\.txt/);
        assert.equal(await shownText(page), whole, "the dispatch's own words stay what they are");
        const [added, lost] = [await page.locator(".running ins").allTextContents(), await page.locator(".running del").allTextContents()];
        assert.ok(added.includes("63") && added.some((one) => one.startsWith("The port handles most of the grain")), `${added}`);
        assert.ok(lost.includes("50") && lost.some((one) => one.startsWith("The shock was felt in Cyprus")), `${lost}`);
        assert.match(await page.locator(".comparison").textContent(), /63 here, 50 there/);
        const line = (tag) => page.locator(`.running ${tag}`).first().evaluate((one) => getComputedStyle(one).textDecorationLine);
        assert.deepEqual([await line("ins"), await line("del")], ["underline", "line-through"], "never by colour alone");
        await page.goBack();
        await page.locator(".comparison").waitFor({ state: "detached" });
        assert.equal(await page.locator(".running ins, .running del").count(), 0);
      });
    });

    test("says how it was dated", async () => {
      await inRoom(name, `#/text/${COPY}`, async (page) => {
        await page.locator(".dated summary").click();
        const told = await page.locator(".dated").textContent();
        assert.match(told, /How it was dated: its head gives the day/);
        assert.match(told, /about \d+ were dated right/);
        assert.match(await page.locator(".hashes code").first().textContent(), /^[0-9a-f]{64}$/);
      });
    });

    test("gives a citation of what is selected, over paragraphs and between what was changed", async () => {
      const given = { permissions: ["clipboard-read", "clipboard-write"] };
      await inRoom(name, `#/text/${COPY}?against=${ORIGINAL}`, async (page) => {
        await page.locator(".running ins").first().waitFor();
        const chosen = await page.evaluate(() => {
          const pieces = [...document.querySelectorAll(".running [data-at]")].filter((one) => one.textContent.trim().length > 20);
          const [first, last] = [pieces[0].firstChild, pieces[2].firstChild];
          window.getSelection().setBaseAndExtent(first, 4, last, 15);
          document.querySelector(".running").dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
          return [pieces[0].textContent.slice(4, 24), pieces[2].textContent.slice(0, 15)];
        });
        await page.locator(".chosen-passage").waitFor();
        await page.getByRole("button", { name: "Copy the citation" }).click();
        await page.getByText("Citation copied").waitFor();
        const cited = await page.evaluate(() => window.navigator.clipboard.readText());
        const [, doc, start, end] = /([\w.-]+)#char=(\d+),(\d+); SHA-256 [0-9a-f]{16}…\)$/.exec(cited);
        const quote = [...(await shownText(page))].slice(Number(start), Number(end)).join("");
        assert.equal(doc, COPY);
        assert.ok(quote.startsWith(chosen[0].trimStart()) && quote.endsWith(chosen[1].trimEnd()), quote);
        assert.ok(cited.startsWith(`“${quote.replace(/\s+/g, " ")}”`), cited);
        await page.getByRole("button", { name: "Copy the link" }).click();
        await page.getByText("Link copied").waitFor();
        assert.match(await page.evaluate(() => window.navigator.clipboard.readText()), new RegExp(`char=${start},${end}`));
      }, given);
    });
  });
}

describe("margin notes", () => {
  const boxes = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll(".notes li")].map((note) => {
        const { top, bottom, left, right } = note.getBoundingClientRect();
        const at = Number(note.dataset.beside);
        const piece = [...note.closest(".row").querySelectorAll("[data-at]")].filter((one) => Number(one.dataset.at) <= at).at(-1);
        return { top, bottom, left, right, line: piece.getBoundingClientRect().top, text: piece.closest(".paragraph").getBoundingClientRect().right };
      }),
    );

  for (const name of ["sample, from a folder", "story, from a folder"]) {
    test(`stand beside their lines and on no other, ${name}`, async () => {
      await inRoom(name, "#/text", async (page) => {
        for (const link of (await page.locator(".shelf a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))).slice(0, 4)) {
          await page.goto(face(name).home + link);
          await page.locator(".running").waitFor();
          await settled(page);
          const found = await boxes(page);
          found.forEach((note, i) => {
            assert.ok(i === 0 || note.top >= found[i - 1].bottom, `${link}: note ${i} lies on the one before`);
            assert.ok(note.top >= note.line - 3, `${link}: note ${i} stands above its line`);
            assert.ok(note.left >= note.text && note.right <= 1400);
          });
        }
      });
    });
  }

  test("are folded under their paragraph on a narrow screen", async () => {
    await inRoom("sample, from a folder", `#/text/${COPY}`, async (page) => {
      assert.equal(await page.locator(".notes li").first().isVisible(), false);
      await page.locator(".notes summary").first().click();
      const [note, paragraph] = [await page.locator(".notes li").first().boundingBox(), await page.locator(".row:has(.notes) .paragraph").first().boundingBox()];
      assert.ok(note.y >= paragraph.y + paragraph.height - 8 && note.x + note.width <= 390);
    }, { viewport: { width: 390, height: 800 } });
  });
});

describe("layers", () => {
  test("can be shown and hidden, and are told apart by more than colour", async () => {
    await inRoom("sample, from a folder", `#/text/${COPY}`, async (page) => {
      const looks = {};
      for (const layer of ["claim", "event", "figure", "time", "place", "name", "copy"]) {
        const box = page.getByRole("checkbox", { name: layer });
        await box.setChecked(true);
        assert.ok((await page.locator(`.running .${layer}`).count()) > 0, layer);
        looks[layer] = await page.locator(`.layers .${layer}`).evaluate((one) => {
          const style = getComputedStyle(one);
          return [style.textDecorationLine, style.textDecorationStyle, style.borderBottomStyle, style.fontWeight].join(" ");
        });
        await box.setChecked(false);
        assert.equal(await page.locator(`.running .${layer}`).count(), 0, layer);
      }
      assert.equal(new Set(Object.values(looks)).size, 7, JSON.stringify(looks));
    });
  });
});

describe("layers in the address", () => {
  test("are those that the page marks, and stay when a passage is chosen", async () => {
    await inRoom("sample, from a folder", `#/text/${COPY}?layers=place`, async (page) => {
      const checked = () => page.locator(".layers input:checked").evaluateAll((all) => all.map((one) => one.closest("label").textContent.trim()));
      const layers = () => page.evaluate(() => new URLSearchParams(window.location.hash.split("?")[1]).get("layers"));
      assert.deepEqual(await checked(), ["place"]);
      await page.getByRole("checkbox", { name: "time" }).setChecked(true);
      assert.equal(await layers(), "time,place");
      await page.locator(".notes li a").first().click();
      await page.locator("mark.chosen").first().waitFor();
      assert.equal(await layers(), "time,place");
      await page.reload();
      await page.locator(".layers").waitFor();
      assert.deepEqual(await checked(), ["time", "place"]);
      for (const layer of ["time", "place"]) await page.getByRole("checkbox", { name: layer }).setChecked(false);
      assert.equal(await layers(), "none");
    });
  });
});

describe("a long text", () => {
  test("lands on the passage that is asked for, in sight, from outside and from within", async () => {
    const long = await longText(face("sample, from a folder"), stage.folder, COPY, 3_000);
    const [start, end] = [long.at(2_500), long.at(2_500) + 23];
    await inRoom(long, `#${COPY}#char=${start},${end}`, async (page) => {
      const marked = page.locator("mark.chosen");
      await marked.waitFor();
      const inSight = () => page.waitForFunction(() => {
        const { top, bottom } = document.querySelector("mark.chosen").getBoundingClientRect();
        return top > 0 && bottom < document.querySelector(".chosen-passage").getBoundingClientRect().top;
      });
      await inSight();
      assert.equal(await marked.textContent(), "Sentence 2500 of many 🚢");
      await page.evaluate(([doc, from]) => (window.location.hash = `#/text/${doc}?char=${from},${from + 21}`), [COPY, long.at(7)]);
      await page.waitForFunction(() => document.querySelector("mark.chosen").textContent.startsWith("Sentence 7 "));
      await inSight();
    });
  });

  test("says so where it has no such passage", async () => {
    await inRoom("sample, from a folder", `#${COPY}#char=900000,900010`, async (page) => {
      await page.getByRole("alert").getByText("there is no passage 900000–900010").waitFor();
    });
  });
});

describe("figures", () => {
  for (const name of ["sample, from a folder", "story, from a server"]) {
    test(`are drawn as they stand in the table, ${name}`, async () => {
      await inRoom(name, "#/figures", async (page) => {
        await page.locator(".series").first().waitFor();
        const rows = await page.locator(".series").evaluateAll((all) =>
          all.map((one) => ({
            dated: [...one.querySelectorAll("tbody tr")].filter((row) => row.cells[0].textContent !== "no day").length,
            marks: one.querySelectorAll(".plot .sign").length,
            lines: [...one.querySelectorAll(".plot .line")].map((line) => ({
              source: line.dataset.source,
              solid: !line.classList.contains("projection"),
              dash: getComputedStyle(line.querySelector(".step")).strokeDasharray,
              shape: line.querySelector(".sign").getAttribute("d"),
              steps: [...line.querySelectorAll(".step")].map((step) => step.getAttribute("d")),
              marks: line.querySelectorAll(".sign").length,
            })),
            keys: [...one.querySelectorAll("tbody .key .sign")].map((key) => key.getAttribute("d")),
          })),
        );
        assert.ok(rows.some((one) => one.lines.length > 1), "some series has several sources");
        for (const one of rows) {
          assert.equal(one.marks, one.dated, "every value with a day has a mark");
          const solid = one.lines.filter((line) => line.solid);
          assert.equal(new Set(solid.map((line) => line.source)).size, solid.length, "one line a source");
          assert.equal(new Set(solid.map((line) => `${line.dash} ${line.shape}`)).size, solid.length, "each told apart without colour");
          for (const line of one.lines) {
            assert.equal(line.steps.length, line.marks);
            assert.match(line.steps[0], /^M[\d.]+ [\d.]+H[\d.]+$/, "nothing leads to a source's first value");
            assert.ok(line.steps.every((step) => !/[LCQ]/.test(step)), "steps, and no slopes");
            assert.ok(one.keys.includes(line.shape), "the table shows the same sign");
          }
        }
      });
    });
  }

  test("have an address each, and can be read on a narrow screen", async () => {
    await inRoom("sample, from a folder", "#/figures", async (page) => {
      await page.locator(".series h3 a").last().click();
      const id = await page.evaluate(() => window.location.hash.split("/").at(-1));
      await page.waitForFunction((ref) => document.getElementById(`series-${ref}`).getBoundingClientRect().top < window.innerHeight, id);
      const size = await page.locator(".plot text").first().evaluate((one) => one.getBoundingClientRect().height);
      assert.ok(size >= 11, `${size} px`);
    }, { viewport: { width: 390, height: 800 } });
  });
});

/** What a PDF says, by pypdf; null where there is none to read it. */
async function told(pdf) {
  const file = path.join(stage.folder, "printed.pdf");
  await writeFile(file, pdf);
  const read = "import sys, pypdf; print(' '.join(' '.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages).split()))";
  return promisify(execFile)(PYTHON, ["-c", read, file], { maxBuffer: 1e8 }).then(
    ({ stdout }) => stdout.normalize("NFKC"), // a font may draw "fi" as one sign
    () => null,
  );
}

/** A page that prints into nothing and says that it did. */
async function printing(page) {
  await page.evaluate(() => {
    window.print = () => {
      window.printed = true;
    };
  });
  return () => page.waitForFunction(() => window.printed === true);
}

describe("on paper", () => {
  for (const [name, at] of [["sample, from a folder", ""], ["sample, from a server", "#/chronicle?status=claimed"]]) {
    test(`the chronicle is a numbered document with a note for every passage, and an imprint, ${name} ${at}`, async () => {
      await inRoom(name, at, async (page) => {
        await page.locator(".entry").first().waitFor({ state: "attached" });
        await page.waitForFunction((filtered) => !filtered || [...document.querySelectorAll(".entry .status")].every((one) => one.textContent.includes("claimed")), at !== "");
        const total = Number((await page.locator(".count").textContent()).split(" ")[0].replace(",", ""));
        const printed = await printing(page);
        await page.keyboard.press("Control+p");
        await printed();
        await page.emulateMedia({ media: "print" });
        const paper = await page.locator(".document").evaluate((one) => ({
          entries: one.querySelectorAll("section:not(.endnotes) > ol > li").length,
          last: [...one.querySelectorAll("section:not(.endnotes) > ol")].map((list) => list.start + list.children.length - 1).at(-1),
          cited: [...new Set([...one.querySelectorAll("sup a")].map((link) => link.getAttribute("href")))],
          notes: [...one.querySelectorAll(".endnotes li")].map((note) => [`#${note.id}`, note.querySelector("q").textContent, note.querySelector("a").textContent]),
        }));
        assert.deepEqual([paper.entries, paper.last], [total, total]);
        assert.deepEqual(paper.cited.sort(), paper.notes.map(([id]) => id).sort(), "each note is cited, and each citation has its note");
        for (const [, words, link] of paper.notes) assert.ok(words.length > 2 && /#char=\d+,\d+$/.test(link), link);
        for (const gone of [".masthead nav", ".asking", ".beside", ".to-paper", ".colophon button"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
        const text = await told(await page.pdf({ format: "A4" }));
        if (text === null) return;
        const plain = (words) => words.normalize("NFKC").replace(/\s+/g, "");
        for (const [, words] of paper.notes) assert.ok(plain(text).includes(plain(words)), words);
        assert.match(text, /Imprint Dossier “sample”, version [0-9a-z]{16}/);
        assert.match(text, at ? /Only: status claimed\./ : /Nothing was left out by a filter\./);
        assert.match(text, /As known when it was printed/);
      });
    });
  }

  test("a day up to which things were known is said in the imprint", async () => {
    await inRoom("sample, from a server", "#/chronicle?as_of=2020-08-06", async (page) => {
      await page.locator(".entry").first().waitFor({ state: "attached" });
      await page.emulateMedia({ media: "print" });
      assert.match(await page.locator(".imprint").textContent(), /As known at the end of Thursday, 6 August 2020|As known at the end of Thursday 6 August 2020/);
    });
  });

  test("who prints in another way has the entries and where they stand", async () => {
    await inRoom("sample, from a folder", "", async (page) => {
      await page.locator(".entry").first().waitFor({ state: "attached" });
      const text = await told(await page.pdf({ format: "A4" }));
      assert.ok(text === null || /Notes 1\. .*#char=\d+,\d+.* Imprint/.test(text), text?.slice(-2_000));
    });
  });

  test("every screen stands in black on white, with an imprint and nothing to press", async () => {
    await inRoom("sample, from a folder", "", async (page) => {
      const home = face("sample, from a folder").home;
      const at = SCREENS.map((one) => `#/${one}`);
      for (const list of ["names", "places"]) {
        await page.goto(`${home}#/${list}`);
        at.push(await page.locator(".list a").first().getAttribute("href"));
      }
      await page.emulateMedia({ media: "print" });
      for (const where of at) {
        await page.goto(home + where);
        await settled(page);
        assert.equal(await page.evaluate(() => [...document.querySelectorAll("button, input, select, nav")].filter((one) => one.checkVisibility({ visibilityProperty: true })).length), 0, where);
        assert.equal(await page.locator(".imprint").isVisible(), true, where);
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(28, 26, 23)", where);
        assert.equal(await page.evaluate(() => [...document.querySelectorAll("main details:not(.asking, .shelf *) > :not(summary)")].filter((one) => one.closest(".beside, .news, .shelf") === null && !one.checkVisibility()).length), 0, where);
      }
    }, { colorScheme: "dark", viewport: { width: 720, height: 1000 } });
  });
});

describe("people and places", () => {
  test("a person with a public role has names, roles with their days and passages, and claims", async () => {
    await inRoom("sample, from a server", "#/names", async (page) => {
      const found = page.getByRole("searchbox", { name: "Find a name" });
      await found.fill("diab");
      await page.locator(".names .list a").first().click();
      await page.locator(".bearer").waitFor();
      assert.match(await page.locator(".spellings li").first().textContent(), /Diab \d+×/);
      const roles = await page.locator(".roles tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.ok(roles.some(([role, days]) => role === "Prime Minister" && /Aug 2020/.test(days)), JSON.stringify(roles));
      assert.ok((await page.locator(".claims li").count()) > 0);
      await page.locator(".roles .number").first().click();
      await page.locator("mark.chosen").first().waitFor();
      assert.match((await page.locator("mark.chosen").allTextContents()).join(""), /Prime Minister/i);
    });
  });

  test("witnesses have no page", async () => {
    await inRoom("sample, from a folder", "#/names", async (page) => {
      await page.locator(".names .list a").first().waitFor();
      assert.equal((await page.locator(".names .list a").allTextContents()).some((one) => /\bRita\b/.test(one)), false);
      assert.ok((await page.locator(".names .list a").count()) > 5);
    });
  });

  test("a place says what it lies in, what is counted there, and its entries", async () => {
    await inRoom("sample, from a folder", "#/places", async (page) => {
      await page.locator(".places .list a").first().click();
      await page.locator(".place-page").waitFor();
      assert.match(await page.locator(".place-page > .badges").textContent(), /Lebanon/);
      assert.ok((await page.locator(".place-page tbody tr").count()) > 3);
      assert.ok((await page.locator(".place-page .entry").count()) > 3);
    });
  });
});

describe("within another page", () => {
  /** A page of another house that holds a frame; gives its address and the way to take it down. */
  async function holder(source) {
    const server = createServer((_, answer) => {
      answer.setHeader("Content-Type", "text/html");
      answer.end(`<!DOCTYPE html><title>Paper</title><iframe title="Chronicle" width="700" height="600" src="${source()}"></iframe>`);
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
  }

  /** What stands in the frame of a page: how many entries, and where it leads. */
  async function framed(origin, within) {
    const page = await stage.browser.newPage({ viewport: { width: 800, height: 700 } });
    try {
      await page.goto(origin);
      await within(page.frameLocator("iframe"), page);
    } finally {
      await page.close();
    }
  }

  test("it is shown where the operator allows it, and can be used there", async () => {
    let url = "";
    const paper = await holder(() => url);
    const { server, url: served } = await serve(path.join(stage.folder, "sample.coranto"), ["--embed", paper.origin]);
    url = `${served}/`;
    try {
      await framed(paper.origin, async (frame) => {
        await frame.locator(".entry").first().waitFor({ state: "attached" });
        await frame.locator("nav").getByText("Dispatches").click();
        await frame.locator(".running").waitFor();
        await frame.getByText("Show what was changed").first().click();
        await frame.locator(".running ins").first().waitFor();
      });
    } finally {
      server.kill();
      await paper.close();
    }
  });

  test("it is shown nowhere else", async () => {
    let url = "";
    const [paper, other] = [await holder(() => url), await holder(() => url)];
    const { server, url: served } = await serve(path.join(stage.folder, "sample.coranto"), ["--embed", other.origin]);
    try {
      for (const home of [`${served}/`, face("sample, from a server").home]) {
        url = home;
        await framed(paper.origin, async (frame, page) => {
          const refused = [];
          page.on("console", (said) => refused.push(said.text()));
          await page.reload();
          await page.waitForTimeout(500);
          assert.equal(await frame.locator(".entry").count(), 0);
          assert.ok(refused.some((one) => /frame-ancestors/i.test(one) || /X-Frame-Options/i.test(one)), `${refused}`);
        });
      }
    } finally {
      server.kill();
      await Promise.all([paper.close(), other.close()]);
    }
  });

  test("a static site may be framed by whoever has it", async () => {
    const { site } = face("sample, from a folder");
    const types = { html: "text/html", js: "text/javascript", css: "text/css" };
    const server = createServer(async (asked, answer) => {
      const name = path.join(site, asked.url === "/" ? "index.html" : new URL(asked.url, "http://x").pathname);
      answer.setHeader("Content-Type", types[name.split(".").at(-1)] ?? "text/plain");
      answer.end(await readFile(name).catch(() => ""));
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const paper = await holder(() => `http://127.0.0.1:${server.address().port}/`);
    try {
      await framed(paper.origin, (frame) => frame.locator(".entry").first().waitFor({ state: "attached" }));
    } finally {
      await Promise.all([paper.close(), new Promise((done) => server.close(done))]);
    }
  });
});
