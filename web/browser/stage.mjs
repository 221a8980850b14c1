/** What the browser is shown: dossiers, the server and the folders made of them, and pages that tell what they did. */

import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CORANTO = process.env.CORANTO ?? path.join(ROOT, ".venv/bin/coranto");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Milliseconds after which what has not come will not. */
const PATIENCE = 30_000;
/** The sample, and a story without markup. */
export const STORIES = { sample: "samples/beirut-2020", story: "tests/voices/ferry_luwuk" };

/** Both ways to read a dossier, of both stories; `close` takes everything down again. */
export async function setUp() {
  const folder = await mkdtemp(path.join(tmpdir(), "coranto-browser-"));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const servers = [];
  const faces = [];
  for (const [story, sources] of Object.entries(STORIES)) {
    const dossier = path.join(folder, `${story}.coranto`);
    await run(CORANTO, ["build", ...(await texts(path.join(ROOT, sources))), "--dossier", dossier], { maxBuffer: 1e8 });
    const site = path.join(folder, `${story}-site`);
    await run(CORANTO, ["export", dossier, "--format", "site", "-o", site]);
    const { server, url } = await serve(dossier);
    servers.push(server);
    faces.push({ name: `${story}, from a folder`, home: pathToFileURL(path.join(site, "index.html")).href, within: pathToFileURL(site).href, site });
    faces.push({ name: `${story}, from a server`, home: `${url}/`, within: `${url}/` });
  }
  const close = async () => {
    await browser.close();
    for (const server of servers) server.kill();
    await rm(folder, { recursive: true });
  };
  return { browser, faces, folder, close };
}

/** A dossier of one story that takes verdicts from whoever shows the token, the same without a token, and as files. */
export async function setUpJudging(story, token) {
  const folder = await mkdtemp(path.join(tmpdir(), "coranto-judging-"));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const dossier = path.join(folder, `${story}.coranto`);
  await run(CORANTO, ["build", ...(await texts(path.join(ROOT, STORIES[story]))), "--dossier", dossier], { maxBuffer: 1e8 });
  const site = path.join(folder, "site");
  await run(CORANTO, ["export", dossier, "--format", "site", "-o", site]);
  const file = path.join(folder, "token");
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  const judged = await serve(dossier, ["--token-file", file]);
  const readOnly = await serve(dossier);
  const close = async () => {
    await browser.close();
    for (const { server } of [judged, readOnly]) server.kill();
    await rm(folder, { recursive: true });
  };
  const face = ({ url }) => ({ home: `${url}/`, within: `${url}/` });
  const files = { home: pathToFileURL(path.join(site, "index.html")).href, within: pathToFileURL(site).href };
  return { browser, judged: face(judged), readOnly: face(readOnly), files, close };
}

/** The dispatches of a story: a folder of tests holds what is expected of them, too. */
async function texts(folder) {
  const names = await readdir(folder);
  return names.includes("exam.yaml") ? names.filter((name) => name.endsWith(".txt")).map((name) => path.join(folder, name)) : [folder];
}

export async function serve(dossier, more = []) {
  const server = spawn(CORANTO, ["serve", dossier, "--port", "0", ...more], { env: { ...process.env, PYTHONUNBUFFERED: "1" } });
  const url = await new Promise((found, failed) => {
    let said = "";
    const heard = (words) => {
      said += words;
      const at = /http:\/\/[\w.]+:\d+/.exec(said);
      if (at) found(at[0]);
    };
    server.stdout.on("data", heard);
    server.stderr.on("data", heard);
    server.on("exit", () => failed(new Error(`coranto serve ended: ${said}`)));
  });
  for (let turn = 0; turn < 100; turn += 1) {
    const answer = await fetch(`${url}/api/v1/dossier`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return { server, url };
}

/** A page that keeps what went wrong in it, and what it asked of others. */
export async function open(browser, face, hash = "", given = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: "reduce", ...given });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && wrong.push(`${said.type()}: ${said.text()}`));
  page.on("pageerror", (error) => wrong.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => request.failure()?.errorText !== "net::ERR_ABORTED" && wrong.push(`failed: ${request.url()}`));
  page.on("response", (answer) => answer.status() >= 400 && wrong.push(`${answer.status()}: ${answer.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(face.within) && !url.startsWith("data:")) wrong.push(`asked of another: ${url}`);
  });
  await page.goto(face.home + hash);
  await page.locator("main > *").first().waitFor();
  return { page, wrong, close: () => context.close() };
}

/** The first view with its entries. */
export async function opened(browser, face, hash = "", given = {}) {
  const room = await open(browser, face, hash, given);
  await room.page.locator(".day:not(.earlier) .entry").first().waitFor();
  return room;
}

export const SCREENS = ["chronicle", "figures", "disputes", "names", "places", "text", "search"];

/** Waits until a screen has what it shows. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("main") !== null && document.querySelector("main .waiting:only-child") === null && document.querySelector(".extent")?.textContent !== "");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** A copy of a site whose chronicle has as many made entries, over as many days. */
export async function madeSite(face, folder, entries, days) {
  const site = path.join(folder, `made-${entries}-${days}`);
  await cp(face.site, site, { recursive: true });
  const file = path.join(site, "data/dossier.js");
  const shelf = JSON.parse((await readFile(file, "utf8")).replace(/^corantoTakes\("dossier",/, "").replace(/\);\s*$/, ""));
  const [first] = shelf.rows.filter((row) => row.day !== null);
  const start = Date.parse(`${shelf.info.first_day}T00:00:00Z`);
  const rows = Array.from({ length: entries }, (_, i) => ({
    ...first,
    id: `made${i}`,
    day: new Date(start + Math.floor((i * days) / entries) * 86_400_000).toISOString().slice(0, 10),
    until: null,
    title: `${first.title}, telling ${i}`,
  }));
  const counted = rows.map(({ day }) => day);
  shelf.days = [...new Set(counted)].map((day) => ({ day, entries: counted.filter((one) => one === day).length, disputed: 0 }));
  shelf.total = rows.length;
  shelf.rows = rows.slice(0, 200);
  await writeFile(path.join(site, "data/lines.js"), `corantoTakes("lines",${JSON.stringify(rows.slice(200))});\n`);
  await writeFile(file, `corantoTakes("dossier",${JSON.stringify(shelf)});\n`);
  return { name: `${entries} made entries in ${days} days`, home: pathToFileURL(path.join(site, "index.html")).href, within: pathToFileURL(site).href, site };
}

/** A copy of a site in which a dispatch has as many sentences; `at` says at which code point one of them begins. */
export async function longText(face, folder, doc, sentences) {
  const site = path.join(folder, `long-${sentences}`);
  await cp(face.site, site, { recursive: true });
  const files = JSON.parse((await readFile(path.join(site, "data/files.js"), "utf8")).replace(/^corantoTakes\("files",/, "").replace(/\);\s*$/, ""));
  const name = files[`document:${doc}`];
  const file = path.join(site, `data/${name}.js`);
  const held = JSON.parse((await readFile(file, "utf8")).replace(`corantoTakes("${name}",`, "").replace(/\);\s*$/, ""));
  const row = Array.from({ length: sentences }, (_, i) => `Sentence ${i} of many 🚢 in a long dispatch.${i % 4 === 3 ? "\n" : " "}`);
  held[`document:${doc}`].text = row.join("");
  await writeFile(file, `corantoTakes("${name}",${JSON.stringify(held)});\n`);
  const at = (n) => [...row.slice(0, n).join("")].length;
  return { name: `${sentences} sentences`, home: pathToFileURL(path.join(site, "index.html")).href, within: pathToFileURL(site).href, site, at };
}
