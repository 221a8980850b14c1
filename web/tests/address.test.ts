import { describe, expect, test } from "vitest";
import { type Address, HOME, parseAddress, passageAddress, permalink, SCREENS, writeAddress } from "../src/address";

const FULL: Address = {
  screen: "chronicle",
  ref: null,
  query: { from: "2031-05-01", until: "2031-05-03", place: "Port Elsa", who: "Ana & Co, 50% owner", status: "denied", disputed: true, words: "a?b#c=d" },
  selected: "en:4,2",
  span: { start: 3, end: 9 },
  against: "reports/día 2.txt",
  layers: ["figure", "place"],
};

describe("an address", () => {
  test.each(SCREENS)("of the screen %s comes back as it was written", (screen) => {
    const address = { ...FULL, screen, ref: "reports/día 1 100%.txt" };
    expect(parseAddress(writeAddress(address))).toEqual(address);
  });

  test("is written the same way whatever the order of its filters", () => {
    const other = Object.fromEntries(Object.entries(FULL.query).reverse());
    expect(writeAddress({ ...FULL, query: other })).toBe(writeAddress(FULL));
  });

  test.each(["#", "", "#/", "#/nowhere", "#content", "#/Chronicle", "#//figures", "#%", "#/%E0%A4%A", "#x#char=9,3", "#x#char=-1,3", "#x#char=1", "##char=1,2"])(
    "that is none, %s, is the first view",
    (hash) => expect(parseAddress(hash)).toEqual(HOME),
  );

  test("takes up no key that it does not know, and no empty value", () => {
    expect(parseAddress("#/chronicle?__proto__=x&constructor=y&who=&status=denied&disputed=1").query).toEqual({ status: "denied" });
  });

  test.each([
    [["place", "claim"], "claim,place"],
    [[], "none"],
    [null, null],
  ] as const)("holds the layers that are marked: %j", (layers, written) => {
    const hash = writeAddress({ ...HOME, screen: "text", ref: "one.txt", layers: layers === null ? null : [...layers] });
    expect(new URLSearchParams(hash.split("?")[1]).get("layers")).toBe(written);
    expect(parseAddress(hash).layers).toEqual(layers === null ? null : [...layers].sort());
  });

  test("with layers that there are not marks those that are marked at first", () => {
    expect(parseAddress("#/text/one.txt?layers=secrets").layers).toBeNull();
    expect(parseAddress("#/text/one.txt?layers=secrets,name").layers).toEqual(["name"]);
  });

  test("with a broken escape keeps what it was given", () => {
    expect(parseAddress("#/text/100%").ref).toBe("100%");
  });

  test("keeps hostile text as text", () => {
    const who = '"><img src=x onerror=alert(1)>';
    expect(parseAddress(writeAddress({ ...HOME, query: { who } })).query.who).toBe(who);
  });
});

describe("a permalink", () => {
  const span = { doc: "wire/día #2.txt", start: 10, end: 42 };

  test("leads to the passage that it names", () => {
    expect(permalink(span)).toBe("wire/día #2.txt#char=10,42");
    expect(parseAddress(`#${permalink(span)}`)).toEqual(passageAddress(span));
  });

  test("leads there escaped, too", () => {
    expect(parseAddress(`#${encodeURIComponent(permalink(span))}`)).toEqual(passageAddress(span));
  });

  test("of more digits than any text has characters is none", () => {
    expect(parseAddress(`#one.txt#char=0,${"9".repeat(400)}`)).toEqual(HOME);
    expect(parseAddress(`#/text/one.txt?char=0,${"9".repeat(400)}`).span).toBeNull();
  });
});
