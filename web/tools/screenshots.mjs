/** The pictures of the tutorial, taken from the real page on the sample: `make docs-pictures`. */

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CORANTO = process.env.CORANTO ?? path.join(ROOT, ".venv/bin/coranto");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PICTURES = process.env.PICTURES ?? path.join(ROOT, "docs/tutorial/pictures");
const WIDE = { width: 1180, height: 720 };
const TOKEN = "shown-in-no-picture";
/** Bytes that a picture has at most. */
const MOST_BYTES = 120_000;
/** Of WebP, from 0 to 1: the first that is small enough. */
const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4];

/** A picture: its name, where it is taken, what has to be there, and what is done before. */
const SHOTS = [
  { name: "chronicle", ready: ".day:not(.earlier) .entry" },
  { name: "evidence", at: line("live rounds"), ready: ".evidence mark" },
  { name: "dispatch", at: line("live rounds"), ready: ".evidence mark", before: followCitation },
  { name: "disputes", at: () => "#/disputes", ready: "main article, main section" },
  { name: "figures", at: () => "#/figures", ready: "main svg" },
  { name: "person", at: person("Hamad Hassan"), ready: "#bearer-title" },
  { name: "verdict", at: person("Hamad Hassan"), ready: "#bearer-title", before: weighVerdict },
];

/** The address of the line whose title holds these words. */
function line(words) {
  return async (ask) => {
    const { items } = await ask("entries?limit=1000");
    return `#/chronicle?select=${items.find((row) => row.title.includes(words)).id}`;
  };
}

/** The address of the page of somebody. */
function person(name) {
  return async (ask) => {
    const { items } = await ask("entities?limit=1000");
    return `#/names/${items.find((one) => one.name === name).id}`;
  };
}

/** Signs in and asks whether the bearer of the name is one. */
async function weighVerdict(page) {
  await page.getByRole("button", { name: "Sign in to judge" }).click();
  await page.getByLabel("Token").fill(TOKEN);
  await page.getByLabel("Your name").fill("A. Editor");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Not the same …" }).click();
  await page.locator("dialog[open]").getByLabel(/northern-echo/).check();
}

/** Opens the dispatch that the first passage of the evidence stands in. */
async function followCitation(page) {
  await page.locator(".evidence figcaption a").first().click();
  await page.locator("mark.chosen").first().waitFor();
}

/** The address of a server of the dossier, and the process. */
async function serve(dossier) {
  const server = spawn(CORANTO, ["serve", dossier, "--port", "0", "--token-file", `${dossier}.token`], {
    env: { ...process.env, PYTHONUNBUFFERED: "1" },
  });
  const url = await new Promise((found, failed) => {
    let said = "";
    server.stdout.on("data", (words) => {
      said += words;
      const at = /http:\/\/[\w.]+:\d+/.exec(said);
      if (at) found(at[0]);
    });
    server.on("exit", () => failed(new Error(`coranto serve ended: ${said}`)));
  });
  return { server, url };
}

/** Takes one picture on a page of its own; says how large it is. */
async function take(browser, url, shot) {
  const context = await browser.newContext({ viewport: shot.size ?? WIDE, deviceScaleFactor: 1.25, colorScheme: "light", reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  const at = await shot.at?.(async (what) => (await fetch(`${url}/api/v1/${what}`)).json());
  await page.goto(`${url}/${at ?? ""}`);
  await page.locator(shot.ready).first().waitFor();
  await shot.before?.(page);
  await page.waitForFunction(() => document.querySelector("main .waiting") === null);
  await page.waitForTimeout(300);
  const picture = await small(context, await page.screenshot());
  await context.close();
  console.log(`${shot.name}: ${picture.length} bytes`);
  if (picture.length > MOST_BYTES) throw new Error(`${shot.name} is larger than ${MOST_BYTES} bytes`);
  await writeFile(path.join(PICTURES, `${shot.name}.webp`), picture);
}

/** A PNG as WebP, by the browser itself, as well as it may be in as many bytes. */
async function small(context, png) {
  const page = await context.newPage();
  const told = await page.evaluate(async ([held, qualities, most]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${held}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    const made = qualities.map((quality) => canvas.toDataURL("image/webp", quality));
    return made.find((one) => one.length * 0.75 < most) ?? made.at(-1);
  }, [png.toString("base64"), QUALITIES, MOST_BYTES]);
  return Buffer.from(told.split(",")[1], "base64");
}

const folder = await mkdtemp(path.join(tmpdir(), "coranto-pictures-"));
const dossier = path.join(folder, "beirut.coranto");
await promisify(execFile)(CORANTO, ["build", path.join(ROOT, "samples/beirut-2020"), "--dossier", dossier, "--quiet"]);
await writeFile(`${dossier}.token`, TOKEN);
const { server, url } = await serve(dossier);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--lang=en-GB"] });
try {
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  for (const shot of SHOTS) await take(browser, url, shot);
} finally {
  await browser.close();
  server.kill();
  await rm(folder, { recursive: true });
}
