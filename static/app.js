// What Streamlit leaves to the browser: the theme before first paint, links without a reload, copying, scrolling to a
// passage, the document's language. Everything works without it but the theme switch and the copy buttons.
(() => {
  "use strict";

  const root = document.documentElement;
  const THEME = "mq-theme"; // the reader's choice: Light, Dark or nothing (the system's)
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const asked = new URLSearchParams(location.search).getAll("embed_options");

  // --- theme -----------------------------------------------------------------------------------------------------

  function stored(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  }

  function store(key, value) {
    try { localStorage.setItem(key, value); return true; } catch { return false; }
  }

  // Streamlit keeps the choice per path and reads it once, at load: one choice of ours is copied to each path it looks at.
  function handOver() {
    const choice = stored(THEME);
    if (choice === "Light" || choice === "Dark") store(`stActiveTheme-${location.pathname}-v2`, JSON.stringify(choice));
  }

  function isDark() {
    if (asked.includes("dark_theme")) return true;
    if (asked.includes("light_theme")) return false;
    const choice = stored(THEME);
    return choice === "Dark" || (choice !== "Light" && dark.matches);
  }

  function paint() {
    root.dataset.theme = isDark() ? "dark" : "light";
  }

  function switchTheme() {
    if (!store(THEME, isDark() ? "Light" : "Dark")) return;
    handOver();
    location.reload(); // the whole view is in the address
  }

  handOver();
  paint();
  dark.addEventListener("change", paint);

  // --- the guide for a first visit -------------------------------------------------------------------------------

  const GUIDE = "mq-guide"; // "closed" once its reader has hidden it; set before the first paint, so nothing jumps

  root.dataset.guide = stored(GUIDE) === "closed" ? "closed" : "open";

  function guide(state) {
    store(GUIDE, state);
    root.dataset.guide = state;
    if (state === "closed") document.getElementById("mq-content")?.focus({ preventScroll: true });
  }

  // --- language --------------------------------------------------------------------------------------------------

  // Streamlit's calendar asks the browser for its language: it shall speak the page's, with the digits the page uses.
  const spoken = () => (root.lang === "en" ? "en-GB" : "ar-u-nu-latn");
  try {
    Object.defineProperty(navigator, "language", { configurable: true, get: spoken });
    Object.defineProperty(navigator, "languages", { configurable: true, get: () => [spoken()] });
  } catch { /* the browser's own language then */ }

  // --- links -----------------------------------------------------------------------------------------------------

  // Streamlit reruns on popstate and reads path and query from the address (App.onHistoryChange).
  function go(url) {
    if (url.search === "") url.search = ""; // a bare "?" goes
    if (url.href === location.href) return;
    const turned = url.pathname !== location.pathname;
    history.pushState({}, "", url);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (turned) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }

  document.addEventListener("mq-go", (event) => go(event.detail));

  const plain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  function follow(event, link) {
    if (!plain(event)) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (url.origin !== location.origin) return;
    event.preventDefault();
    go(url);
  }

  // --- copying ---------------------------------------------------------------------------------------------------

  const absolute = (href) => new URL(href, location.href).href;

  // data-copy="" copies this page's address; data-copy-href="reading?…" that address in full; data-copy="words" the words, with the
  // relative link in data-whole made a whole one; data-linked: {link} in them is the link the card beside it copies; data-copy-code the
  // code that stands above the button.
  function wanted(button) {
    const { copyHref, copyCode, copy: words, whole, linked } = button.dataset;
    if (copyCode !== undefined) return button.closest(".mq-share-body").querySelector("pre").textContent;
    if (copyHref) return absolute(copyHref);
    if (linked !== undefined) return words.replace("{link}", absolute(button.closest(".mq-acts").querySelector("[data-copy-href]").dataset.copyHref));
    return whole ? words.replace(whole, absolute(whole)) : words || location.href;
  }

  // A prefilled report goes to another place: the link in it must be whole there.
  function makeWhole(link) {
    const { whole } = link.dataset;
    delete link.dataset.whole;
    link.href = link.getAttribute("href").replace(encodeURIComponent(whole), encodeURIComponent(absolute(whole)));
  }

  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // no clipboard on plain http from another machine
      const field = document.createElement("textarea");
      field.value = text;
      field.style.cssText = "position:fixed;opacity:0";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function copy(button) {
    if (!(await put(wanted(button)))) return;
    const said = button.dataset.copied;
    if (!said || button.dataset.was !== undefined) return;
    button.dataset.was = button.textContent;
    button.textContent = said;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => {
      button.textContent = button.dataset.was;
      delete button.dataset.was;
    }, 1800);
  }

  // --- files that take a while to make ---------------------------------------------------------------------------

  const TRIES = 6;
  const seconds = (n) => new Promise((done) => setTimeout(done, n * 1000));

  // A server that is busy is asked again when it says so.
  async function made(href) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await fetch(href).catch(() => null);
      if (answer?.status !== 503) return answer?.ok ? answer : null;
      await seconds(Number(answer.headers.get("Retry-After")) || 5);
    }
    return null;
  }

  function save(file, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // The link says that its file is being made until it is there. Without a script it is a link like others.
  async function wait(link) {
    if (link.getAttribute("aria-busy") === "true") return;
    const words = link.textContent;
    link.textContent = link.dataset.making;
    link.setAttribute("aria-busy", "true");
    link.setAttribute("aria-live", "polite");
    const answer = await made(link.href);
    const file = await answer?.blob().catch(() => null);
    if (file) save(file, /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "");
    link.removeAttribute("aria-busy");
    if (!file) {
      link.textContent = link.dataset.failed;
      await seconds(4);
    }
    link.textContent = words;
  }

  // --- clicks and keys -------------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const guided = event.target.closest("[data-guide]:not(html)");
    if (guided) guide(guided.dataset.guide);
    const link = event.target.closest("a[data-nav]");
    if (link) return follow(event, link);
    const slow = event.target.closest("a[data-making]");
    if (slow && plain(event)) {
      event.preventDefault();
      return void wait(slow);
    }
    const report = event.target.closest("a[data-whole]");
    if (report) return makeWhole(report);
    const button = event.target.closest("[data-copy],[data-copy-href],[data-copy-code]");
    if (button) return void copy(button);
    if (event.target.closest("[data-theme-switch]")) return switchTheme();
    const folder = event.target.closest("[data-folds]");
    if (folder) fold(folder);
  });

  function fold(button) {
    const open = root.dataset.filters !== "open";
    root.dataset.filters = open ? "open" : "closed";
    button.setAttribute("aria-expanded", String(open));
  }

  const KEYS = { n: "next", p: "previous", Escape: "close" };

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], [role='dialog'], [role='listbox']")) return;
    const menu = event.key === "Escape" && document.querySelector(":is(.mq-choice, .mq-share)[open]");
    if (menu) { menu.open = false; return menu.querySelector("summary").focus(); }
    const wantedKey = KEYS[event.key];
    if (!wantedKey) return;
    const link = document.querySelector(`[data-key="${wantedKey}"][href]`);
    if (!link) return;
    event.preventDefault();
    go(new URL(link.getAttribute("href"), location.href));
  });

  // --- what the drawn page says ----------------------------------------------------------------------------------

  let shown = "";

  function ownAddresses() {
    for (const one of document.querySelectorAll("[data-own]")) {
      const { own } = one.dataset;
      delete one.dataset.own;
      one.textContent = one.textContent.replace(own, absolute(own));
    }
  }

  function inView(element) {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.top < window.innerHeight * 0.8;
  }

  function scrollToPassage() {
    const here = document.querySelector("[data-here]");
    if (!here) { shown = ""; return; }
    const key = `${location.pathname}${location.search} ${here.dataset.here}`;
    if (key === shown) return;
    shown = key;
    if (here.dataset.near !== undefined && inView(here)) return; // evidence beside a chart: no jump where it can be seen
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const twin = document.querySelector("[data-here-too]");
    if (twin) bring(twin, { block: "center", behavior: "auto" });
    bring(here, { block: here.dataset.near === undefined ? "center" : "start", behavior: still ? "auto" : "smooth" });
  }

  // A pane that scrolls by itself is scrolled alone; the page then shows the panes whole.
  function bring(element, how) {
    const pane = element.closest(".mq-pane[tabindex]");
    if (!pane || getComputedStyle(pane).overflowY !== "auto") return element.scrollIntoView(how);
    pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    pane.closest(".mq-desk").scrollIntoView({ block: "start", behavior: "auto" });
  }

  // On a phone the navigation is wider than the screen: the current entry is brought into it.
  function showTab() {
    const tab = document.querySelector(".mq-nav a[aria-current]");
    const bar = tab?.parentElement;
    if (!bar || bar.scrollWidth <= bar.clientWidth || bar.dataset.at === tab.textContent) return;
    bar.dataset.at = tab.textContent;
    const [inner, outer] = [tab.getBoundingClientRect(), bar.getBoundingClientRect()];
    bar.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }

  function speak() {
    const frame = document.getElementById("mq-frame");
    if (!frame) return;
    const { lang, dir } = frame.dataset;
    if (lang && root.lang !== lang) root.lang = lang;
    if (dir && root.dir !== dir) root.dir = dir;
  }

  // --- paper -----------------------------------------------------------------------------------------------------

  // A chart keeps the width it was drawn at: on paper it is set smaller, so that none of it is cut off.
  const PAPER = 660; // pixels between the margins of print.css, upright A4

  function fitCharts(zoom) {
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) chart.style.zoom = zoom(chart);
  }

  window.addEventListener("beforeprint", () => fitCharts((chart) => String(Math.min(1, PAPER / chart.offsetWidth))));
  window.addEventListener("afterprint", () => fitCharts(() => ""));

  let waiting = 0;

  function settle() {
    waiting = 0;
    speak();
    showTab();
    ownAddresses();
    document.dispatchEvent(new Event("mq-drawn")); // reading.js puts panes and focus where they were
    scrollToPassage();
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => { waiting ||= requestAnimationFrame(settle); }).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["data-here", "data-lang"],
    });
  });
})();
