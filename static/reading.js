// The reading room: a link to whatever is selected, panes that keep their place when they are drawn anew, and a focus that goes with
// the keyboard from a mark to its card and back. Without it everything can be read, followed and printed.
(() => {
  "use strict";

  // --- a link to what is selected ----------------------------------------------------------------------------------

  // The selection within one article, as its pieces ([data-from]: where their words begin in the article's text) and the range.
  function picked() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const holder = range.commonAncestorContainer;
    const body = (holder instanceof Element ? holder : holder.parentElement)?.closest(".mq-body[data-article]");
    const pieces = body ? [...body.querySelectorAll("[data-from]")].filter((piece) => range.intersectsNode(piece)) : [];
    return pieces.length ? { body, pieces, range } : null;
  }

  // Code points of a piece before a point of the range.
  function before(piece, node, offset, otherwise) {
    if (!piece.contains(node)) return otherwise;
    const range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(node, offset);
    return [...range.toString()].length;
  }

  const line = (letters) => letters.join("").replace(/\p{C}/gu, (one) => (/\s/.test(one) ? " " : "")).replace(/\s+/g, " ").trim();

  // The link keeps the place, the words, and some words before and after them.
  function pick() {
    const found = picked();
    if (!found) return;
    const { body, pieces, range } = found;
    const texts = pieces.map((piece) => [...piece.textContent]);
    const [first, last] = [pieces[0], pieces.at(-1)];
    const start = before(first, range.startContainer, range.startOffset, 0);
    const stop = before(last, range.endContainer, range.endOffset, texts.at(-1).length);
    const at = `${Number(first.dataset.from) + start}-${Number(last.dataset.from) + stop}`;
    const whole = texts.flatMap((letters, n) => [...letters.slice(n ? 0 : start, n === texts.length - 1 ? stop : undefined), "\n"]);
    const words = line(whole);
    if (!words) return;
    const url = new URL(location.href);
    const beside = [url.searchParams.get("read"), url.searchParams.get("beside")].find((one) => one && one !== body.dataset.article);
    const short = words.length > 120 ? `${words.slice(0, 60).replace(/\s\S*$/, "")}…${words.slice(-40).replace(/^\S*\s/, "")}` : words;
    const all = [...body.querySelectorAll("[data-from]")];
    const [earlier, later] = [all[all.indexOf(first) - 1], all[all.indexOf(last) + 1]].map((piece) => [...(piece?.textContent ?? "")]);
    const around = {
      before: line([...earlier, "\n", ...texts[0].slice(0, start)].slice(-24)),
      after: line([...texts.at(-1).slice(stop), "\n", ...later].slice(0, 24)),
    };
    const keys = { read: body.dataset.article, at, quote: short, ...around, beside, open: "" };
    for (const [key, value] of Object.entries(keys)) value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
    document.getSelection().removeAllRanges();
    document.dispatchEvent(new CustomEvent("mq-go", { detail: url }));
  }

  document.addEventListener("selectionchange", () => {
    const button = document.querySelector("[data-pick]");
    if (button) button.hidden = !picked();
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-pick]")) event.preventDefault(); // keeps the selection
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-pick]")) return pick();
    if (event.target.closest("a[data-nav]")) byKey = event.detail === 0; // Enter on a link
    remember();
  }, { capture: true });
  document.addEventListener("keydown", (event) => {
    byKey = true;
    remember();
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "l" && !typing && !event.metaKey && !event.ctrlKey && !event.altKey) pick();
  }, { capture: true });

  // --- what stays when the page is drawn anew -------------------------------------------------------------------------

  let byKey = false; // the last step was taken on the keyboard: the focus goes with it
  const scrolled = new Map(); // article -> the piece at the top of its pane and how far above it begins: a pane drawn anew goes on there

  const top = (element) => element.getBoundingClientRect().top;

  function remember() {
    for (const pane of document.querySelectorAll(".mq-pane[tabindex]")) {
      const first = [...pane.querySelectorAll("[data-from]")].find((piece) => piece.getBoundingClientRect().bottom > top(pane));
      const { article } = pane.querySelector("[data-article]").dataset;
      scrolled.set(article, first && pane.scrollTop ? { from: first.dataset.from, above: top(first) - top(pane) } : undefined);
    }
  }

  function keepPanes() {
    for (const pane of document.querySelectorAll(".mq-pane[tabindex]:not([data-kept])")) {
      pane.dataset.kept = "";
      const was = scrolled.get(pane.querySelector("[data-article]")?.dataset.article);
      const piece = was && pane.querySelector(`[data-from="${was.from}"]`);
      if (!piece || pane.querySelector("[data-here], [data-here-too]")) continue; // the passage is brought into view instead
      const put = () => { pane.scrollTop += top(piece) - top(pane) - was.above; };
      put();
      requestAnimationFrame(() => requestAnimationFrame(put)); // once more when the panes have their new width
    }
  }

  // The card that was opened by a key, or the mark it was opened from.
  let left = "";

  function keepFocus() {
    const side = document.querySelector(".mq-side");
    const at = side?.dataset.at ?? "";
    if (!side || at === left) return;
    const from = left;
    left = at;
    if (!byKey) return;
    const target = at ? side.querySelector("h2") : document.querySelector(`a.mq-mark[href*="at=${from}"]`);
    target?.focus({ preventScroll: true });
  }

  document.addEventListener("mq-drawn", () => {
    keepPanes();
    keepFocus();
  });
})();
