/** What the first view of a chronicle takes: `node weigh.mjs TURNS NAME=URL…` prints one JSON object a face. `benchmarks/page.py` calls it. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** The outlines of the map: the only file of the page that is not counted. */
const MAP = /land\.js$/;
/** Milliseconds after the last answer until a page is taken to be at rest. */
const REST = 500;

/** Runs in the page: notes when the first entry stands there, presses a key, and notes when that is answered. */
function watch() {
  const told = { entry: null, answered: null, long: [], shift: 0, paint: null, largest: null };
  window.weighed = told;
  const look = () => {
    if (told.entry === null && document.querySelector(".day:not(.earlier) .entry") !== null) {
      told.entry = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }))));
    }
    if (told.entry !== null && told.answered === null && document.querySelector('[aria-expanded="true"][data-entry]') !== null) told.answered = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("longtask", (one) => told.long.push(one.duration));
  observe("layout-shift", (one) => (told.shift += one.hadRecentInput || told.answered !== null ? 0 : one.value));
  observe("paint", (one) => (told.paint = one.name === "first-contentful-paint" ? one.startTime : told.paint));
  observe("largest-contentful-paint", (one) => (told.largest = told.answered === null ? one.startTime : told.largest));
}

async function visit(browser, home) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const wrong = [];
  const sizes = [];
  const within = new URL(".", home).href;
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const asked = new Map();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => {
    asked.set(requestId, request.url);
    if (!request.url.startsWith(within) && !request.url.startsWith("data:")) wrong.push(`asked of another: ${request.url}`);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.push([asked.get(requestId), encodedDataLength]));
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && wrong.push(said.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.addInitScript(watch);
  await page.goto(home);
  await page.waitForFunction(() => window.weighed.answered !== null, null, { timeout: 60_000 });
  await page.waitForTimeout(REST);
  const told = await page.evaluate(() => ({ ...window.weighed, nodes: document.querySelectorAll("*").length }));
  const bytes = await sum(sizes);
  return { page, context, told: { ...told, bytes, requests: sizes.length }, wrong };
}

/** Bytes that were sent; of files, what they would be when sent as a server sends them. */
async function sum(sizes) {
  let bytes = 0;
  for (const [url, sent] of sizes) {
    if (url === undefined || MAP.test(url) || url.startsWith("data:")) continue;
    bytes += url.startsWith("file:") ? gzipSync(await readFile(fileURLToPath(url.split("#")[0])), { level: 5 }).length : sent;
  }
  return bytes;
}

/** What a page owes everybody who opens it; an empty list where it owes nothing. */
async function owed(page, wrong) {
  const found = await page.evaluate(() => {
    const has = (selector) => (document.querySelector(selector)?.getAttribute("content") ?? "").length > 10;
    const pictures = [...document.querySelectorAll("img:not([alt]), svg[role]:not([aria-label]):not([aria-labelledby])")];
    return [
      [document.documentElement.lang !== "", "language"],
      [document.title.length > 3, "title"],
      [has('meta[name="description"]'), "description"],
      [has('meta[name="viewport"]'), "viewport"],
      [pictures.length === 0, "alternatives of pictures"],
      [document.querySelectorAll("h1").length === 1, "one main heading"],
      [document.doctype !== null && document.characterSet === "UTF-8", "document type and encoding"],
    ].filter(([kept]) => !kept).map(([, name]) => name);
  });
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => window.axe.run({ preload: false }));
  if (!passes.some((one) => one.id === "color-contrast")) found.push("contrast was not looked at");
  return [...found, ...violations.map((one) => `axe: ${one.id}`), ...wrong];
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const [turns, ...faces] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--allow-file-access-from-files"] });
for (const face of faces) {
  const [name, home] = [face.slice(0, face.indexOf("=")), face.slice(face.indexOf("=") + 1)];
  const visits = [];
  let faults = [];
  for (let turn = 0; turn < Number(turns); turn += 1) {
    const { page, context, told, wrong } = await visit(browser, home);
    visits.push(told);
    if (turn === 0) faults = await owed(page, wrong);
    await context.close();
  }
  const of = (key) => median(visits.map((one) => one[key] ?? 0));
  const long = visits.map((one) => one.long);
  const said = Object.fromEntries(["paint", "largest", "entry", "answered", "bytes", "requests", "nodes"].map((key) => [key, Math.round(of(key))]));
  said.slowest = Math.round(Math.max(...visits.map((one) => one.answered)));
  said.long = median(long.map((one) => one.length));
  said.longest = Math.round(median(long.map((one) => Math.max(0, ...one))));
  said.shift = Number(of("shift").toFixed(3));
  console.log(JSON.stringify({ name, ...said, faults }));
}
await browser.close();
