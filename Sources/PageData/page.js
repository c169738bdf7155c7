// The chronicle page: search, filters, zoom, details. Everything it shows is in the file already; it asks no network,
// stores nothing, and writes no markup: text goes in as text, rows are copied as nodes.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("annals-data").textContent);
  const chart = document.getElementById("chart");
  const sheet = document.getElementById("sheet");
  const svg = sheet.querySelector("svg");
  const shield = document.getElementById("shield");
  const details = document.getElementById("details");
  const count = document.getElementById("count");
  const search = document.getElementById("search");
  const selects = [...document.querySelectorAll("select[data-facet]")];
  const nothing = document.getElementById("nothing");

  // --- Events, their rows in the table and their marks in the chart -------------------------------------------------
  // A mark is called e… after its event, e…-2 where the event stands in a second lane; what belongs to it has a suffix
  // that begins with a letter (e…-t its label); e…-date is another date of the event.
  const events = data.events.map((event) => ({
    ...event, row: document.getElementById("row-" + event.id), marks: [], parts: [], shown: true, text: null,
  }));
  const byID = new Map(events.map((event) => [event.id, event]));
  const bodies = [...document.querySelectorAll("tbody")].map((body) => ({ body, rows: [...body.rows], shown: -1 }));
  const groups = new Map(); // marks that stand for several events: { mark, parts, members }
  for (const element of svg.querySelectorAll("g[id]")) {
    const [first, ...rest] = element.id.split("-");
    const event = byID.get(first);
    if (event) {
      const isMark = rest.every((part) => part === "date" || /^\d+$/.test(part));
      (isMark ? event.marks : event.parts).push(element);
      continue;
    }
    const base = element.id.replace(/-[a-z]$/, "");
    if (data.groups[base]) {
      const group = groups.get(base) ?? { mark: null, parts: [], members: data.groups[base].map((id) => byID.get(id)) };
      if (element.id === base) group.mark = element; else group.parts.push(element);
      groups.set(base, group);
    }
  }
  const groupOf = new Map();
  for (const group of groups.values()) for (const event of group.members) groupOf.set(event, group);

  // --- Marks as buttons: one stop of the tab key, arrows from mark to mark in the order of time ----------------------
  const stops = [];
  const target = new Map(); // element -> event or group
  svg.setAttribute("role", "group");
  function makeButton(element, what) {
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    const title = element.querySelector("title");
    if (title) element.setAttribute("aria-label", title.textContent);
    target.set(element, what);
  }
  for (const event of events) {
    for (const mark of event.marks) makeButton(mark, event);
    for (const part of event.parts) target.set(part, event);
    const group = groupOf.get(event);
    if (event.marks.length) stops.push(event.marks[0]);
    else if (group && group.mark && !target.has(group.mark)) {
      makeButton(group.mark, group);
      for (const part of group.parts) target.set(part, group);
      stops.push(group.mark);
    }
  }
  if (stops.length) stops[0].setAttribute("tabindex", "0");
  let stop = 0;
  function focusStop(next, step) {
    // Past what the filters have put aside.
    while (stops[next] && stops[next].classList.contains("off")) next += step;
    if (!stops[next]) return;
    stops[stop].setAttribute("tabindex", "-1");
    stop = next;
    stops[stop].setAttribute("tabindex", "0");
    stops[stop].focus({ preventScroll: true });
    reveal(stops[stop]);
  }
  function reveal(element) {
    const [box, frame] = [element.getBoundingClientRect(), chart.getBoundingClientRect()];
    if (box.left < frame.left + 40 || box.right > frame.right - 40) {
      chart.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
    }
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) {
      chart.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
    }
  }
  const found = (node) => {
    for (let at = node; at && at !== svg; at = at.parentNode) if (target.has(at)) return target.get(at);
    return null;
  };

  // --- Search and filters ---------------------------------------------------------------------------------------------
  // Case, accents and Arabic vowel signs make no difference.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  function fits(event, words, chosen) {
    for (const [facet, value] of chosen) {
      const has = event[facet];
      if (Array.isArray(has) ? !has.includes(value) : has !== value) return false;
    }
    if (!words.length) return true;
    event.text ??= folded(event.row.textContent);
    return words.every((word) => event.text.includes(word));
  }
  function apply() {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value !== "").map((s) => [s.dataset.facet, Number(s.value)]);
    let shown = 0;
    for (const event of events) {
      const now = fits(event, words, chosen);
      if (now) shown++;
      if (now === event.shown) continue;
      event.shown = now;
      event.row.hidden = !now;
      for (const element of event.marks) element.classList.toggle("off", !now);
      for (const element of event.parts) element.classList.toggle("off", !now);
    }
    for (const group of groups.values()) {
      const isOff = !group.members.some((event) => event.shown);
      if (group.mark) group.mark.classList.toggle("off", isOff);
      for (const element of group.parts) element.classList.toggle("off", isOff);
    }
    for (const part of bodies) {
      const now = part.rows.reduce((sum, row) => sum + (row.hidden ? 0 : 1), 0);
      if (now === part.shown) continue;
      part.shown = now;
      part.body.hidden = now === 0;
      // What is out of sight is not laid out: its height is a guess, by the rows that are left.
      part.body.style.containIntrinsicBlockSize = now * 92 + "px";
    }
    count.textContent = data.words.shown.replace("{n}", shown).replace("{m}", events.length);
    nothing.hidden = shown > 0 || events.length === 0;
  }
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  for (const select of selects) select.addEventListener("change", apply);
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    for (const select of selects) select.value = "";
    apply();
    search.focus();
  });

  // --- Details ----------------------------------------------------------------------------------------------------------
  let opener = null;
  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  function open(what) {
    const body = document.getElementById("details-body");
    if (details.hidden) opener = document.activeElement;
    body.replaceChildren();
    if (what.members) {
      body.append(element("h2", data.words.several));
      const list = element("ul");
      for (const event of what.members.filter((event) => event.shown)) {
        const item = element("li");
        const button = element("button", "", "name");
        button.append(...event.row.querySelector(".name").cloneNode(true).childNodes);
        button.addEventListener("click", () => open(event));
        item.append(button, element("div", event.row.cells[0].textContent, "kind"));
        list.append(item);
      }
      body.append(list);
    } else {
      const heading = element("h2");
      heading.append(...what.row.querySelector(".name").cloneNode(true).childNodes);
      body.append(element("p", what.row.cells[0].textContent, "sign"), heading);
      for (const part of what.row.querySelectorAll(".kind")) body.append(part.cloneNode(true));
      body.append(...what.row.cells[2].cloneNode(true).childNodes);
      hot(what, true);
    }
    details.hidden = false;
    details.focus();
  }
  function close() {
    if (details.hidden) return;
    details.hidden = true;
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }
  document.getElementById("close").addEventListener("click", close);

  // --- Hover: the mark and its row ------------------------------------------------------------------------------------
  let warm = null;
  function hot(what, isHot) {
    if (warm && warm !== what) hot(warm, false);
    warm = isHot ? what : null;
    const marks = what.members ? [what.mark] : what.marks.length ? what.marks : [groupOf.get(what)?.mark];
    for (const mark of marks) mark?.classList.toggle("hot", isHot);
    what.row?.classList.toggle("hot", isHot);
  }
  svg.addEventListener("pointerover", (event) => {
    const what = found(event.target);
    if (what) hot(what, true); else if (warm) hot(warm, false);
  });
  const table = document.getElementById("table");
  const rowEvent = (node) => byID.get(node.closest?.("tr[id]")?.id.slice(4));
  table.addEventListener("pointerover", (event) => {
    const what = rowEvent(event.target);
    if (what) hot(what, true);
  });
  table.addEventListener("click", (event) => {
    const what = event.target.closest(".name") && rowEvent(event.target);
    if (!what) return;
    const mark = what.marks[0] ?? groupOf.get(what)?.mark;
    if (mark) reveal(mark);
    open(what);
  });

  // --- Zoom and pan -------------------------------------------------------------------------------------------------------
  // The chart scrolls as any page does; zooming changes its width. While it is dragged, once a frame, its layer is moved
  // by a transform, which neither lays out nor paints; where it is let go, that becomes the place it is scrolled to.
  const natural = svg.viewBox.baseVal.width * 4 / 3;
  const ratio = svg.viewBox.baseVal.height / svg.viewBox.baseVal.width;
  let zoom = 1;
  svg.style.maxWidth = "none";
  function setZoom(next, x = chart.clientWidth / 2, y = chart.clientHeight / 2) {
    next = Math.min(8, Math.max(0.05, next));
    const [left, top] = [(chart.scrollLeft + x) / zoom, (chart.scrollTop + y) / zoom];
    zoom = next;
    sheet.style.width = natural * zoom + "px";
    sheet.style.height = natural * ratio * zoom + "px";
    chart.scrollLeft = left * zoom - x;
    chart.scrollTop = top * zoom - y;
  }
  const fit = () => setZoom((chart.clientWidth - 2) / natural);
  document.getElementById("zoom-in").addEventListener("click", () => setZoom(zoom * 1.3));
  document.getElementById("zoom-out").addEventListener("click", () => setZoom(zoom / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", fit);
  document.getElementById("print").addEventListener("click", () => window.print());
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = chart.getBoundingClientRect();
    setZoom(zoom * Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
  }, { passive: false });
  let drag = null;
  let frame = 0;
  const between = (low, value, high) => Math.min(high, Math.max(low, value));
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    // All that has to be read from the layout is read here, once.
    const [left, top] = [chart.scrollLeft, chart.scrollTop];
    const [right, bottom] = [chart.scrollWidth - chart.clientWidth - left, chart.scrollHeight - chart.clientHeight - top];
    drag = { from: event, left, top, right, bottom, x: 0, y: 0, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = [event.clientX - drag.from.clientX, event.clientY - drag.from.clientY];
    if (!drag.moved && Math.abs(x) + Math.abs(y) < 5) return;
    if (!drag.moved) {
      drag.moved = true;
      // Over everything, so that the pointer meets no mark; a cursor set on the chart would restyle every mark of it.
      shield.hidden = false;
      getSelection().removeAllRanges();
    }
    [drag.x, drag.y] = [between(-drag.right, x, drag.left), between(-drag.bottom, y, drag.top)];
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (drag) svg.style.transform = `translate(${drag.x}px, ${drag.y}px)`;
    });
  });
  let dragged = false;
  function release() {
    dragged = drag?.moved ?? false;
    if (dragged) {
      shield.hidden = true;
      svg.style.transform = "";
      chart.scrollTo({ left: drag.left - drag.x, top: drag.top - drag.y, behavior: "instant" });
    }
    drag = null;
  }
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);
  chart.addEventListener("selectstart", (event) => { if (drag) event.preventDefault(); });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => {
    // Marks may be links to their source: here they open the details, where the link stands.
    const what = found(event.target);
    if (!what && !dragged) return;
    event.preventDefault();
    if (!dragged) open(what);
  });

  // --- Keyboard -------------------------------------------------------------------------------------------------------------
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (!details.hidden) close();
      else if (search.value) { search.value = ""; apply(); }
      return;
    }
    if (event.target.closest("input, select, textarea")) return;
    const what = target.get(event.target);
    if (what) {
      const index = stops.indexOf(event.target);
      if (event.key === "ArrowRight" || event.key === "ArrowDown") focusStop(index + 1, 1);
      else if (event.key === "ArrowLeft" || event.key === "ArrowUp") focusStop(index - 1, -1);
      else if (event.key === "Home") focusStop(0, 1);
      else if (event.key === "End") focusStop(stops.length - 1, -1);
      else if (event.key === "Enter" || event.key === " ") open(what);
      else return zoomKey(event);
      event.preventDefault();
      return;
    }
    zoomKey(event);
  });
  function zoomKey(event) {
    if (event.key === "/") search.focus();
    else if (event.key === "+" || event.key === "=") setZoom(zoom * 1.3);
    else if (event.key === "-") setZoom(zoom / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  // --- Start: an address such as page.html#e0123… opens that event ------------------------------------------------------------
  function openAddressed() {
    const event = byID.get(decodeURIComponent(location.hash.slice(1)));
    if (event) open(event);
  }
  window.addEventListener("hashchange", openAddressed);
  if (natural > chart.clientWidth) fit(); else setZoom(1);
  apply();
  openAddressed();
  document.documentElement.dataset.ready = "true";
})();
