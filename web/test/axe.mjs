// axe.mjs PAGES CHROMIUM [SHOTS]: opens every page of a folder in Chromium, narrow, middle and wide, light and
// dark, served under the content security policy the server sends; fails on any finding of axe-core (WCAG 2.2 AA
// and best practice), on sideways scroll, on any console error, and on choices that come preselected.
import { readFile, readdir, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, serve, web } from "./serve.mjs";

const [folder, executablePath, shots] = process.argv.slice(2);
const axeSource = await readFile(join(web, "node_modules/axe-core/axe.min.js"), "utf8");

const kTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const kWidths = [320, 768, 1280];
const kSchemes = ["light", "dark"];

const { origin, server } = await serve(folder);

const browser = await launch(executablePath);

const findings = [];
const found = (page, what) => findings.push(`${page}: ${what}`);

// English is measured in all six shapes; axe-core reads it whole in light at every width, and its colours in dark.
// Other languages are measured at every width; axe-core reads the one that turns round and the one that is overlong
// once, narrow and dark: the rest would say the same again.
const kShapes = kSchemes.flatMap((scheme) => kWidths.map((width) => ({ width, scheme })));
const shapes = (name) => (name.endsWith(".en.html") ? kShapes : kShapes.filter(({ scheme }) => scheme === "dark"));
function rules(name, { width, scheme }) {
  if (name.endsWith(".en.html")) {
    if (scheme === "light") return { type: "tag", values: kTags };
    return width === 1280 ? { type: "rule", values: ["color-contrast"] } : null;
  }
  return /\.(ar|en-XA)\.html$/.test(name) && width === 320 ? { type: "tag", values: kTags } : null;
}

let readings = 0;
async function axe(page, name, shape) {
  const runOnly = rules(name, shape);
  if (!runOnly) return;
  readings += 1;
  const violations = await page.evaluate(
    async (runOnly) => (await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false, iframes: false })).violations.map((one) =>
      `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.failureSummary?.split("\n")[1]?.trim() ?? ""})`).join("; ")}`),
    runOnly);
  for (const one of violations) found(`${name} ${shape.width} ${shape.scheme}`, one);
}

async function read(context, name) {
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error") found(name, `console: ${message.text()}`); });
  page.on("pageerror", (error) => found(name, `script: ${error.message}`));
  await page.goto(`${origin}/${name}`);
  await page.evaluate(() => document.fonts.ready);
  if (shapes(name).some((shape) => rules(name, shape))) await page.evaluate(axeSource);
  const preselected = await page.locator("input[type=radio]:checked").count();
  if (preselected > 0 && !name.startsWith("raise")) found(name, "an answer is preselected");
  let scheme = "";
  for (const shape of shapes(name)) {
    await page.setViewportSize({ width: shape.width, height: 900 });
    if (shape.scheme !== scheme) await page.emulateMedia({ colorScheme: (scheme = shape.scheme), reducedMotion: "reduce" });
    const { over, small } = await page.evaluate(() => ({
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      small: [...document.querySelectorAll("button, .button, .choice")]
        .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent?.trim()),
    }));
    if (over > 0) found(`${name} ${shape.width}`, `scrolls sideways by ${over} px`);
    if (small.length > 0) found(`${name} ${shape.width}`, `acts below 44 px: ${small.join(", ")}`);
    await axe(page, name, shape);
    if (shots) await page.screenshot({ path: join(shots, `${name.replace(".html", "")}-${shape.width}-${shape.scheme}.png`), fullPage: true });
  }
  await page.close();
}

const names = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
if (names.length === 0) found(folder, "no pages");
if (shots) await mkdir(shots, { recursive: true });
const queue = [...names];
const began = Date.now();
await Promise.all([0, 1, 2].map(async () => {
  // The page's own policy stays in force; only the test's axe-core comes in past it, by the debugger.
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000); // a machine that does much else is slow, not wrong
  for (let name = queue.shift(); name; name = queue.shift()) await read(context, name);
  await context.close();
}));
await browser.close();
server.closeAllConnections();
server.close();
for (const one of findings) console.error(one);
console.log(`${names.length} pages, ${names.reduce((sum, name) => sum + shapes(name).length, 0)} shapes, ${readings} readings by axe-core, ` +
  `${findings.length} findings, ${((Date.now() - began) / 1000).toFixed(1)} s`);
process.exitCode = findings.length === 0 ? 0 : 1;
