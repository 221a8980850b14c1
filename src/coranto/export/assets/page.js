"use strict";
(() => {
  const dispatches = new Map([...document.querySelectorAll(".dispatch")].map((d) => [d.dataset.doc, d]));
  const reader = document.getElementById("reader");

  // How many UTF-16 units the first n code points of a string take: offsets count code points.
  const units = (string, n) => {
    let i = 0;
    while (n-- > 0 && i < string.length) i += string.codePointAt(i) > 0xffff ? 2 : 1;
    return i;
  };

  const unmark = () => {
    for (const mark of document.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const link of document.querySelectorAll("a.current")) link.classList.remove("current");
  };

  const mark = (text, start, end) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const pieces = [];
    for (let at = 0, node; at < end && (node = walker.nextNode()); ) {
      const shown = [...node.data].length;
      // What is withheld stands for more or fewer characters than it shows, and is marked whole.
      const withheld = node.parentElement.closest("[data-chars]");
      const length = withheld ? Number(withheld.dataset.chars) : shown;
      if (at + length > start) {
        pieces.push(withheld ? [node, 0, shown] : [node, Math.max(0, start - at), Math.min(length, end - at)]);
      }
      at += length;
    }
    return pieces.map(([node, from, to]) => {
      const range = document.createRange();
      range.setStart(node, units(node.data, from));
      range.setEnd(node, units(node.data, to));
      const element = document.createElement("mark");
      range.surroundContents(element);
      return element;
    });
  };

  const follow = () => {
    const found = /^(.+)#char=(\d+),(\d+)$/s.exec(decodeURIComponent(location.hash.slice(1)));
    const shown = found && dispatches.get(found[1]);
    if (!shown) return false;
    unmark();
    for (const dispatch of dispatches.values()) dispatch.classList.toggle("shown", dispatch === shown);
    const marks = mark(shown.querySelector(".text"), Number(found[2]), Number(found[3]));
    const link = [...document.querySelectorAll("a.cite")].find((a) => a.hash === location.hash);
    if (link) link.classList.add("current");
    // Only the reader scrolls: the place in the chronicle stays where it is, on a small screen too.
    const above = marks.length ? marks[0].getBoundingClientRect().top - reader.getBoundingClientRect().top : 0;
    reader.scrollTop = marks.length ? reader.scrollTop + above - reader.clientHeight / 3 : 0;
    return true;
  };

  document.body.classList.add("scripted");
  addEventListener("hashchange", follow);
  if (!follow()) {
    const first = document.querySelector("a.cite");
    if (first) location.replace(first.hash);
    else if (dispatches.size) dispatches.values().next().value.classList.add("shown");
  }
})();
