// Drives Chromium through the DevTools protocol over a pipe (no port, no package). usage: browser.js CHROMIUM FOLDER [PICTURES]
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");
const [chromium, folder, pictures] = process.argv.slice(2);
const browser = spawn(
  chromium,
  ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--window-size=1400,1000", `--user-data-dir=${folder}/profile`, "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
let number = 0;
let buffer = "";
const waiting = new Map();
const listeners = new Set();
browser.stdio[4].setEncoding("utf8").on("data", (chunk) => {
  buffer += chunk;
  for (let end; (end = buffer.indexOf("\0")) >= 0; buffer = buffer.slice(end + 1)) {
    const message = JSON.parse(buffer.slice(0, end));
    if (message.id) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    } else for (const listener of listeners) listener(message);
  }
});
function send(method, params = {}, sessionId) {
  const id = ++number;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let failures = 0;
function expect(condition, what) {
  if (!condition) { failures++; console.error(`browser: FAILED: ${what}`); } else console.log(`ok  ${what}`);
}

/// Opens a page and gives its functions to `run`; errors and warnings of the console are failures, as is any request.
async function onPage(name, run) {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const complaints = [];
  const requests = [];
  const listener = (message) => {
    if (message.sessionId !== sessionId) return;
    if (message.method === "Runtime.exceptionThrown") complaints.push(message.params.exceptionDetails.text);
    if (message.method === "Runtime.consoleAPICalled") complaints.push(JSON.stringify(message.params.args));
    if (message.method === "Log.entryAdded") complaints.push(message.params.entry.text);
    if (message.method === "Network.requestWillBeSent") requests.push(message.params.request.url);
  };
  listeners.add(listener);
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await call(`${domain}.enable`);
  await call("Page.navigate", { url: `file://${folder}/${name}.html` });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  for (let wait = 0; wait < 100 && !(await evaluate("document.documentElement?.dataset.ready")); wait++) await pause(100);
  const key = async (key, code, text) => {
    await call("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", key, windowsVirtualKeyCode: code, text });
    await call("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
  };
  const mouse = (type, x, y, more = {}) => call("Input.dispatchMouseEvent", { type, x, y, ...more });
  const picture = async (suffix) => {
    if (!pictures) return;
    const { data } = await call("Page.captureScreenshot", { format: "png" });
    fs.writeFileSync(`${pictures}/${name}${suffix}.png`, Buffer.from(data, "base64"));
  };
  console.log(`-- ${name}`);
  await run({ call, evaluate, key, mouse, picture });
  expect(complaints.length === 0, `${name}: the console is silent ${complaints.slice(0, 3)}`);
  expect(requests.every((url) => url.startsWith("file://")), `${name}: no request leaves the file`);
  listeners.delete(listener);
  await send("Target.closeTarget", { targetId });
}

/// The longest task of a page's main thread while `run` runs, in milliseconds of the processor: what other programs of
/// the machine take does not count.
async function longestTask(run) {
  const events = [];
  let finish;
  const finished = new Promise((resolve) => { finish = resolve; });
  const listener = (message) => {
    if (message.method === "Tracing.dataCollected") events.push(...message.params.value);
    if (message.method === "Tracing.tracingComplete") finish();
  };
  listeners.add(listener);
  const traceConfig = { includedCategories: ["toplevel", "__metadata"], excludedCategories: ["*"] };
  await send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await run();
  await send("Tracing.end");
  await finished;
  listeners.delete(listener);
  const thread = (event) => `${event.pid}:${event.tid}`;
  const main = new Set(events.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map(thread));
  const tasks = events.filter((e) => e.ph === "X" && e.name.endsWith("RunTask") && e.tdur !== undefined && main.has(thread(e)));
  if (tasks.length < 10) throw new Error(`${tasks.length} tasks are no measurement`);
  return Math.round(Math.max(...tasks.map((event) => event.tdur)) / 1000);
}
const shown = `[...document.querySelectorAll("tbody tr")].filter((row) => !row.hidden).length`;
const all = `document.querySelectorAll("tbody tr").length`;

// What a chart shows as a browser draws it, with its fonts: texts that lie on each other or leave the drawing.
const faults = `(() => {
  const svg = document.querySelector("#chart svg"), page = svg.getBoundingClientRect(), scale = page.width / svg.viewBox.baseVal.width;
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
  const found = [];
  boxes.forEach(([words, box], index) => {
    if (box.left < page.left - 1 || box.right > page.right + 1 || box.top < page.top - 1 || box.bottom > page.bottom + 1) found.push("leaves the page: " + words);
    for (const [others, other] of boxes.slice(index + 1)) {
      const [x, y] = [Math.min(box.right, other.right) - Math.max(box.left, other.left), Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)];
      // Line boxes are higher than letters, and a browser's widths differ from those measured by a hundredth.
      if (x > 4 * scale && y > 5.5 * scale) found.push(words + " | " + others);
    }
  });
  return { texts: boxes.length, found: found.slice(0, 5) };
})()`;
async function expectGoodDrawing(evaluate, name) {
  const { texts, found } = await evaluate(faults);
  expect(texts > 50 && found.length === 0, `${name}: of ${texts} texts none lies on another or leaves the drawing ${JSON.stringify(found)}`);
}

(async () => {
  await onPage("briefs", async ({ call, evaluate, key, mouse, picture }) => {
    expect(await evaluate("document.documentElement.dataset.ready") === "true", "the script has run");
    const total = await evaluate(all);
    expect(total > 50 && await evaluate(shown) === total, `all ${total} events are shown at first`);
    await picture("");
    await expectGoodDrawing(evaluate, "briefs");
    await evaluate(`(() => { const text = document.querySelector("#chart svg text").cloneNode(true); text.id = "fault"; document.querySelector("#chart svg text").after(text); })()`);
    expect((await evaluate(faults)).found.length === 1, "a text laid on another is seen");
    await evaluate(`document.getElementById("fault").remove()`);
    // Search, by typing.
    await key("/", 191, "/");
    expect(await evaluate("document.activeElement.id") === "search", "/ leads to the search");
    for (const letter of "kibhr") await key(letter, letter.toUpperCase().charCodeAt(0), letter);
    await evaluate(`document.getElementById("search").value = "ОБСЕ"; document.getElementById("search").dispatchEvent(new Event("input"))`);
    await pause(300);
    const found = await evaluate(shown);
    expect(found > 0 && found < total, `search leaves ${found}`);
    expect(await evaluate(`[...document.querySelectorAll("tbody tr")].filter((r) => !r.hidden).every((r) => r.textContent.toLowerCase().includes("обсе"))`), "what is left holds the word");
    expect((await evaluate(`document.getElementById("count").textContent`)).startsWith(`${found} of`), "the count is announced");
    expect(await evaluate(`document.querySelectorAll("#chart .off").length`) > 50, "the marks of the rest are put aside");
    await picture("-search");
    await evaluate(`document.getElementById("reset").click()`);
    expect(await evaluate(shown) === total, "reset shows all");
    // Each filter.
    for (const facet of ["type", "actor", "place", "status", "certainty"]) {
      const left = await evaluate(`(() => { const s = document.querySelector("[data-facet=${facet}]"); s.selectedIndex = 1; s.dispatchEvent(new Event("change")); return ${shown}; })()`);
      const said = await evaluate(`Number(/\\((\\d+)\\)$/.exec(document.querySelector("[data-facet=${facet}]").selectedOptions[0].textContent)[1])`);
      expect(left === said && left > 0, `the filter ${facet} leaves the ${said} it says`);
      await evaluate(`document.getElementById("reset").click()`);
    }
    // Zoom.
    const width = await evaluate(`document.querySelector("#chart svg").getBoundingClientRect().width`);
    await evaluate(`document.getElementById("chart").focus()`);
    await key("+", 187, "+");
    const wider = await evaluate(`document.querySelector("#chart svg").getBoundingClientRect().width`);
    expect(Math.abs(wider / width - 1.3) < 0.02, "+ makes the chart 1.3 times as wide");
    await evaluate(`window.before = document.getElementById("chart").scrollLeft`);
    await mouse("mousePressed", 700, 700, { button: "left", buttons: 1, clickCount: 1 });
    for (let step = 1; step <= 10; step++) await mouse("mouseMoved", 700 - step * 12, 700, { button: "left", buttons: 1 });
    await mouse("mouseReleased", 580, 700, { button: "left", clickCount: 1 });
    expect(await evaluate(`document.getElementById("chart").scrollLeft - window.before`) > 50, "dragging moves the chart");
    await key("0", 48, "0");
    expect(Math.abs(await evaluate(`document.querySelector("#chart svg").getBoundingClientRect().width`) - width) < 20, "0 fits the width");
    // Keyboard on the marks.
    await evaluate(`document.querySelector("#chart [tabindex='0']").focus()`);
    await key("ArrowRight", 39);
    await key("ArrowRight", 39);
    const label = await evaluate(`document.activeElement.getAttribute("aria-label")`);
    expect(label && label.length > 5, `arrows go from mark to mark: ${label.slice(0, 40)}`);
    await key("Enter", 13, "\r");
    expect(await evaluate(`!document.getElementById("details").hidden`), "Enter opens the details");
    expect(await evaluate(`document.querySelectorAll("#details blockquote").length`) > 0, "which quote the source");
    await picture("-details");
    await key("Escape", 27);
    expect(await evaluate(`document.getElementById("details").hidden`), "Escape closes them");
    expect(await evaluate(`document.activeElement.getAttribute("aria-label")`) === label, "and goes back to the mark");
    // Print: all on paper, no controls.
    await call("Emulation.setEmulatedMedia", { media: "print" });
    expect(await evaluate(`getComputedStyle(document.querySelector(".bar")).display`) === "none", "print leaves out the controls");
    const { data } = await call("Page.printToPDF", { landscape: true });
    expect(Buffer.from(data, "base64").length > 50000, "the page prints");
    if (pictures) fs.writeFileSync(`${pictures}/print.pdf`, Buffer.from(data, "base64"));
  });
  await onPage("arabic", async ({ evaluate, picture }) => {
    expect(await evaluate("document.documentElement.dir") === "rtl", "Arabic reads from right to left");
    expect(await evaluate("getComputedStyle(document.documentElement).colorScheme") === "dark", "dark is dark");
    await expectGoodDrawing(evaluate, "arabic");
    await picture("");
  });
  for (const name of ["graph", "chronology"]) {
    await onPage(name, async ({ evaluate, picture }) => {
      expect(await evaluate(shown) > 50 && await evaluate(`document.querySelectorAll("#chart [role=button]").length`) > 20, `${name} has rows and marks`);
      await expectGoodDrawing(evaluate, name);
      await picture("");
    });
  }
  await onPage("many", async ({ evaluate, mouse, picture }) => {
    const total = await evaluate(all);
    expect(total >= 5000, `${total} events`);
    await picture("");
    for (const clicks of [3, 6]) {
      for (let click = 0; click < clicks; click++) await evaluate(`document.getElementById("zoom-in").click()`);
      await pause(1500);
      await evaluate(`window.before = document.getElementById("chart").scrollLeft`);
      const panning = await longestTask(async () => {
        await mouse("mousePressed", 900, 700, { button: "left", buttons: 1, clickCount: 1 });
        for (let step = 1; step <= 120; step++) {
          await mouse("mouseMoved", 900 - (step % 60) * 9, 700 - (step % 40) * 5, { button: "left", buttons: 1 });
        }
        await mouse("mouseMoved", 700, 600, { button: "left", buttons: 1 });
        await mouse("mouseReleased", 700, 600, { button: "left", clickCount: 1 });
        await pause(300);
      });
      const moved = await evaluate(`document.getElementById("chart").scrollLeft - window.before`);
      expect(Math.abs(moved - 200) < 2, `dragging by 200 moves the chart by ${Math.round(moved)}`);
      expect(panning <= 100, `the longest task while panning took ${panning} ms of the processor`);
      expect(await evaluate(`document.getElementById("details").hidden`), "and no mark is opened by letting go on it");
    }
    const searching = await longestTask(async () => {
      await evaluate(`document.getElementById("search").value = "fined"; document.getElementById("search").dispatchEvent(new Event("input"))`);
      await pause(1500);
    });
    const found = await evaluate(shown);
    console.log(`    the first search took ${searching} ms of the processor, ${found} events`);
    expect(found > 100 && await evaluate(`[...document.querySelectorAll("tbody")].every((b) => b.hidden === [...b.rows].every((r) => r.hidden))`), "parts of the table without a row are hidden");
    const height = await evaluate(`document.getElementById("table").scrollHeight`);
    expect(height > found * 40 && height < found * 160, `the table is as high as ${found} rows: ${height}`);
  });
  await send("Browser.close").catch(() => {});
  if (failures) console.error(`browser: ${failures} FAILED`);
  process.exit(failures ? 1 : 0);
})().catch((error) => {
  console.error("browser:", error);
  browser.kill();
  process.exit(1);
});
