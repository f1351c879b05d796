// flows.mjs PLENARY DIST CHROMIUM [PICTURES]: one decision whole, through the real program and its pages.
//
// By keyboard alone, with axe-core after each page reached; then reading, signing and voting without script; and
// the notice when somebody else acts.  With PICTURES, four pages are drawn there, wide and narrow, light and dark.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { launch } from "./serve.mjs";

const [program, dist, executablePath, pictures] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "plenary-flows-"));
const clock = join(folder, "ahead");
const kDay = 86_400_000;
let days = 0;
const laterBy = (more) => writeFileSync(clock, String((days += more) * kDay));
laterBy(0);

// ---------------------------------------------------------------- the program

const child = spawn(program, ["serve", "--folder", join(folder, "var"), "--port", "0", "--example", "--web", dist, "--test-clock", clock]);
let printed = "";
child.stdout.on("data", (piece) => (printed += piece));
child.stderr.on("data", (piece) => (printed += piece));
const until = async (holds, what) => {
  for (let tries = 0; tries < 400; ++tries) {
    if (await holds()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.fail(`not within 20 s: ${what}\n${printed}`);
};
await until(() => /answers at (\S+)\//.test(printed), "the program answers");
const origin = printed.match(/answers at (\S+)\//)[1];
const body = `${origin}/b/riverside`;
// With a test clock the program prints codes for all members of the example body, several for its secretary.
const codes = {};
for (const [, name, code] of printed.matchAll(/^ {2}(\w+) \(\w+\)\s+(\S+)$/gm)) (codes[name] ??= []).push(code);
const nextCode = (name) => codes[name].pop();

const browser = await launch(executablePath);
const readings = { axe: 0, pages: 0 };
const complaints = [];

// ---------------------------------------------------------------- a person at a keyboard

class Person {
  static async arrive(name, options = {}) {
    const person = new Person();
    person.name = name;
    person.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    person.page = await person.context.newPage();
    person.page.setDefaultTimeout(30_000);
    person.page.on("console", (line) => {
      // A refused form is answered with 4xx, which the browser writes down as an error of its own.
      if (line.type() === "error" && !/status of 4\d\d/.test(line.text())) complaints.push(`${name}: ${line.text()}`);
    });
    person.page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
    person.scripted = options.javaScriptEnabled !== false;
    return person;
  }

  async reach(path) {
    await this.page.goto(body + path);
    await this.read();
  }

  // axe-core on the page as it stands, and no sideways scroll.
  async read() {
    ++readings.pages;
    if (!this.scripted) return;
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
    if (wide) complaints.push(`sideways scroll: ${this.page.url()}`);
    await this.page.evaluate(axeSource + ";0");
    const found = await this.page.evaluate(() =>
      globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then((result) => result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`)),
    );
    ++readings.axe;
    for (const one of found) complaints.push(`${new URL(this.page.url()).pathname}: ${one}`);
    const bracketed = (await this.page.$$eval("main :not(pre)", (all) => all.map((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" ")).join(" "))).match(/\[[a-z]+(\.[a-z_]+)+\]/g);
    if (bracketed) complaints.push(`${this.page.url()}: codes without words: ${bracketed.join(" ")}`);
  }

  // Tab until what has the focus fits; nothing is clicked.
  async tabTo(fits, what) {
    for (let presses = 0; presses < 150; ++presses) {
      await this.page.keyboard.press("Tab");
      const found = await this.page.evaluate(
        ([source]) => {
          const at = document.activeElement;
          return at !== null && at !== document.body && new Function("at", `return (${source})(at)`)(at);
        },
        [fits.toString()],
      ).catch(() => false);
      if (found) return;
    }
    assert.fail(`no way by Tab to ${what} on ${this.page.url()}`);
  }
  async tabToButton(words) {
    await this.page.evaluate((wanted) => (document.body.dataset.wanted = wanted), words);
    await this.tabTo(tabWanted, `the button "${words}"`);
  }
  async press(words) {
    await this.tabToButton(words);
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press("Enter")]);
    await this.read();
  }
  async write(field, text) {
    await this.page.evaluate((wanted) => (document.body.dataset.wanted = wanted), field);
    await this.tabTo(tabField, `the field ${field}`);
    await this.page.keyboard.type(text);
  }
  async choose(name, value) {
    await this.page.evaluate((wanted) => (document.body.dataset.wanted = wanted), name);
    await this.tabTo(tabField, `the choice ${name}`);
    for (let presses = 0; presses < 6; ++presses) {
      await this.page.keyboard.press(presses === 0 ? "Space" : "ArrowDown");
      if (await this.page.isChecked(`input[name="${name}"][value="${value}"]`)) return;
    }
    assert.fail(`${value} cannot be chosen by arrows`);
  }
  async says(text) {
    assert.ok((await this.page.textContent("main")).includes(text), `"${text}" stands on ${this.page.url()}: ${(await this.page.textContent("main")).slice(0, 600)}`);
  }
  async signIn(code) {
    await this.page.goto(`${origin}/sign-in`);
    await this.read();
    await this.write("code", code);
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press("Enter")]);
    await this.read();
  }
}
const tabWanted = (at) => at.textContent.trim() === document.body.dataset.wanted;
const tabField = (at) => at.getAttribute("name") === document.body.dataset.wanted;

// For the README: one page, wide and narrow, light and dark.
async function draw(name, person, path) {
  if (!pictures) return;
  for (const [shape, width, height] of [["wide", 1280, 900], ["narrow", 360, 720]]) {
    for (const scheme of ["light", "dark"]) {
      await person.page.setViewportSize({ width, height });
      await person.page.emulateMedia({ colorScheme: scheme });
      await person.page.goto(body + path);
      await person.page.screenshot({ path: join(pictures, `${name}-${shape}-${scheme}.png`) });
    }
  }
  await person.page.setViewportSize({ width: 1280, height: 900 });
  await person.page.emulateMedia({ colorScheme: "light" });
}

async function law(sentence, test) {
  try {
    await test();
    console.log(`holds: ${sentence}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`FAILS: ${sentence}\n  ${error.message}`);
  }
}

// ---------------------------------------------------------------- one decision whole

const dara = await Person.arrive("Dara"), gita = await Person.arrive("Gita");
let matter = "";

await law("a member signs in with a code typed at the keyboard, and a secretary too", async () => {
  await gita.signIn(nextCode("Gita").toLowerCase().replaceAll("-", " "));
  await dara.signIn(nextCode("Dara"));
  await gita.says("What awaits you");
});

await law("every page of the body can be read, and axe-core finds nothing", async () => {
  for (const path of ["/", "/matters", "/matter/4", "/matter/4/standing", "/matter/4/text", "/roll", "/charter", "/record", "/account", "/raise", "/record/3", "/receipt/4"]) {
    await gita.reach(path);
  }
  await dara.reach("/roll/import");
});

await law("numbers are supposed for a vote, and the answer comes while they are typed; a draft is compared", async () => {
  await gita.reach("/charter");
  for (const [fact, number] of [["took part", "6"], ["yes", "4"], ["no", "1"]]) await gita.write(`f.${fact}`, number);
  await until(async () => (await gita.page.textContent("#trial-outcome")).includes("would be adopted"), "the supposed vote is answered");
  await gita.read();
  const charter = await (await gita.page.request.get(`${body}/charter.toml`)).text();
  await gita.reach("/charter/draft");
  await gita.page.setInputFiles("#file", { name: "draft.toml", mimeType: "text/plain", buffer: Buffer.from(charter.replace("number = 14", "number = 21")) });
  await gita.press("Compare");
  await gita.says("The test two weeks changes:");
  await gita.read();
});

await law("a matter is raised by keyboard alone", async () => {
  await gita.reach("/raise");
  await gita.write("title", "Benches by the pond");
  await gita.write("concern", "Two benches by the pond, paid from the common fund");
  await gita.choose("kind", "ordinary");
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button that sends");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  matter = new URL(gita.page.url()).pathname.replace("/b/riverside", "");
  assert.match(matter, /^\/matter\/\d+$/);
});

await law("the secretary signs; a consultation that is too short is refused with the article and the numbers", async () => {
  await dara.reach(matter);
  await dara.press("Sign it");
  await dara.reach("/matter/4");
  await dara.press("Close the consultation");
  await dara.says("The consultation was not closed");
  await dara.says("Art. 7");
  assert.match(await dara.page.textContent(".refused"), /14/);
  const focused = await dara.page.evaluate(() => document.activeElement?.closest(".refused") !== null || document.activeElement?.classList.contains("refused"));
  assert.ok(focused, "the refusal has the focus");
  const keep = await dara.page.$eval(".refused a[href$='.txt']", (link) => link.href);
  const note = await (await dara.page.request.get(keep)).text();
  assert.match(note, /^plenary\.invalid\/riverside-[0-9a-f]{8}\nplenary refusal 1\n/);
});

await law("statements are answered with the keys 1, 2, 3, and another's page says that something changed", async () => {
  await draw("desk", dara, "/");
  await draw("decision", dara, "/matter/4");
  await draw("consultation", gita, "/matter/4/consultation");
  await dara.reach("/matter/4");
  await gita.reach("/matter/4/consultation");
  for (const key of ["1", "2", "3", "1"]) {
    await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press(key)]);
    await gita.read();
  }
  await gita.says("Where you stand");
  await until(async () => (await dara.page.$("[role=status] button, [role=status] a, .notice button, .notice a")) !== null, "the notice stands on the secretary's page");
});

await law("an objection must be answered, and answering it is one form", async () => {
  await gita.reach("/matter/4/standing");
  await gita.write("objection", "Plots 30 to 40 flood; a tank there would float");
  await gita.page.keyboard.press("Tab");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  await dara.reach("/matter/4/standing");
  await dara.tabTo((at) => (at.getAttribute("name") ?? "").startsWith("reply-"), "the reply");
  await dara.page.keyboard.type("No butts on plots 30 to 40; they share a pump");
  await dara.page.keyboard.press("Tab");
  await Promise.all([dara.page.waitForNavigation(), dara.page.keyboard.press("Enter")]);
  await dara.says("they share a pump");
  await dara.read();
});

// ---------------------------------------------------------------- the days go by

const others = {};
async function arrive(name) {
  const person = await Person.arrive(name);
  await person.signIn(nextCode(name));
  others[name] = person;
  return person;
}

await law("the secretary issues a code on the roll page, and the member signs in with it; an import in use stays", async () => {
  await dara.reach("/roll");
  await dara.press("Issue Jude a sign-in code");
  const code = (await dara.page.textContent(".code-once")).trim();
  const jude = await Person.arrive("Jude");
  await jude.signIn(code);
  await jude.says("What awaits you");
  await dara.reach("/roll");
  await dara.press("Take the last change back");
  await dara.says("The last change was not taken back");
});

await law("members of the other bank answer, and an answer can be changed", async () => {
  const hugo = await arrive("Hugo");
  await hugo.reach("/matter/4/consultation");
  for (const key of ["1", "1", "2", "1"]) {
    await Promise.all([hugo.page.waitForNavigation(), hugo.page.keyboard.press(key)]);
  }
  await hugo.read();
  const bran = await arrive("Bran");
  await bran.reach("/matter/4/consultation");
  await Promise.all([bran.page.waitForNavigation(), bran.page.keyboard.press("1")]);
  await bran.read();
});

await law("when enough were heard and the days have passed, the consultation closes and the text is amended", async () => {
  laterBy(15);
  await dara.signIn(nextCode("Dara"));
  await dara.reach("/matter/4");
  await dara.press("Close the consultation");
  assert.equal(await dara.page.$(".refused"), null, await dara.page.textContent("main"));
  await gita.reach("/matter/4/text");
  await gita.choose("change", "insert");
  await gita.write("find", "every plot");
  await gita.write("put", " except plots 30 to 40");
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button that amends");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  await gita.says("Water butts for every plot except plots 30 to 40");
});

let sheet = [];  // the secretary's own, of the day the vote opens; codes of the first day end before the review
await law("the vote opens when the words have rested, and is cast after a check, with a receipt", async () => {
  laterBy(3);
  await dara.signIn(nextCode("Dara"));
  await dara.reach("/account");
  await dara.press("Print a sheet of eight codes");
  sheet = await dara.page.$$eval(".code-once", (all) => all.map((one) => one.textContent.trim()));
  assert.equal(sheet.length, 8);
  laterBy(11 / 1440);
  await dara.reach("/matter/4");
  await dara.press("Open the vote");
  await dara.says("You are about to open a vote.");
  assert.ok(!dara.page.url().includes("?"), "nothing of the form stands in the address");
  await dara.write("code", sheet[0].toLowerCase());
  await dara.press("Confirm and go on");
  await dara.says("Open for voting.");
  await gita.reach("/matter/4/vote");
  await gita.choose("answer", "yes");
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button that goes on");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  assert.match(gita.page.url(), /vote\/check$/);
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button that casts");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  await gita.says("c2sp.org/tlog-proof@v1");
});

await law("at the desk the secretary types a member's vote, and the receipt names who typed it", async () => {
  await dara.reach("/roll");
  await dara.tabTo((at) => at.textContent.trim() === "Enter something for Cleo at the desk", "Cleo's desk");
  await Promise.all([dara.page.waitForNavigation(), dara.page.keyboard.press("Enter")]);
  await dara.read();
  await dara.says("At the desk for Cleo.");
  const desk = new URL(dara.page.url()).pathname.replace("/b/riverside", "").replace(/\/$/, "");
  await dara.reach(desk + "/matter/4/vote");
  await dara.choose("answer", "yes");
  for (let page = 0; page < 2; ++page) {
    await dara.tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button");
    await Promise.all([dara.page.waitForNavigation(), dara.page.keyboard.press("Enter")]);
    await dara.read();
  }
  await dara.says("at the desk, typed by Dara");
});

await law("words are erased on a ground, and the page says what stays", async () => {
  const standing = await (await dara.page.request.get(`${body}/api/v1/matters/4/consultation`)).json();
  await dara.reach(`/record/${standing.objections[0].seq}`);
  await dara.says("Plots 30 to 40 flood");
  await dara.tabTo((at) => at.textContent.trim() === "Erase text", "the way to erase");
  await Promise.all([dara.page.waitForNavigation(), dara.page.keyboard.press("Enter")]);
  await dara.read();
  await dara.choose("ground", "request");
  await dara.press("Erase for ever");
  await dara.says("These words are erased");
  assert.ok(!(await dara.page.textContent("main")).includes("Plots 30 to 40 flood"));
});

await law("the record is taken away as files and as rows", async () => {
  const archive = await gita.page.request.get(`${body}/record/download`);
  assert.equal(archive.status(), 200);
  assert.equal((await archive.body()).length % 512, 0);
  const rows = (await (await gita.page.request.get(`${body}/record.csv`)).text()).trim().split("\r\n");
  assert.equal(rows[0], '"seq","at","kind","on","by","name","auth","helper"');
  assert.ok(rows.some((row) => row.includes('"vote.cast@1"') && row.includes('"desk"')));
});

await law("reading, signing and voting work without script", async () => {
  const iris = await Person.arrive("Iris", { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await iris.page.goto(`${origin}/sign-in`);
  await iris.page.fill("[name=code]", nextCode("Iris"));
  await Promise.all([iris.page.waitForNavigation(), iris.page.click("main button")]);
  await iris.reach(matter);
  await Promise.all([iris.page.waitForNavigation(), iris.page.click("main form[action$='/sign'] button")]);
  await iris.reach("/matter/4/vote");
  await iris.page.check("input[name=answer][value=no]");
  await Promise.all([iris.page.waitForNavigation(), iris.page.click("main form button")]);
  await Promise.all([iris.page.waitForNavigation(), iris.page.click("main form button")]);
  assert.match(iris.page.url(), /\/receipt\/\d+/);
  others.Iris = iris;
});

await law("the result tells each test with its numbers; a task is taken on, missed, and the matter opens again", async () => {
  for (const name of ["Hugo", "Bran"]) {
    await others[name].reach("/matter/4/vote");
    await others[name].choose("answer", name === "Hugo" ? "abstain" : "yes");
    for (let page = 0; page < 2; ++page) {
      await others[name].tabTo((at) => at.tagName === "BUTTON" && at.closest("main") !== null, "the button");
      await Promise.all([others[name].page.waitForNavigation(), others[name].page.keyboard.press("Enter")]);
    }
  }
  laterBy(7);
  await until(async () => (await gita.page.goto(`${body}/matter/4/result`)).status() === 200, "the clerk has closed the vote");
  await gita.read();
  await gita.says("Adopted");
  await draw("result", gita, "/matter/4/result");
  await gita.reach("/matter/4/after");
  const due = new Date(Date.now() + (days + 5) * kDay).toISOString().slice(0, 10);
  await gita.write("what", "30 water butts placed");
  await gita.write("measure", "count of butts");
  await gita.page.fill("[name=due]", due);
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("form")?.querySelector("[name=due]"), "the button that takes it on");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  laterBy(7);
  await until(async () => {
    await gita.page.goto(`${body}/matter/4/after`);
    return /[Mm]issed/.test(await gita.page.textContent("main"));
  }, "the clerk has entered what was missed");
  await gita.read();
});

await law("a report and the review follow", async () => {
  await gita.tabTo((at) => (at.getAttribute("name") ?? "").startsWith("report-"), "the report");
  await gita.page.keyboard.type("11 placed; the supplier failed");
  await gita.choose("state", "failed");
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("form")?.querySelector("[name=state]"), "the button that reports");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
  await gita.says("11 placed; the supplier failed");
  await dara.signIn(sheet[1]);
  await dara.reach("/matter/4");
  await dara.press("Open the review");
  await gita.reach("/matter/4/after");
  await gita.choose("done", "no");
  await gita.choose("helped", "no");
  await gita.tabTo((at) => at.tagName === "BUTTON" && at.closest("form")?.querySelector("[name=helped]"), "the button that answers");
  await Promise.all([gita.page.waitForNavigation(), gita.page.keyboard.press("Enter")]);
  await gita.read();
});

await law("on a telephone nothing scrolls sideways", async () => {
  await gita.page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/", "/matter/4", "/matter/4/standing", "/matter/4/result", "/matter/4/after", "/charter", "/record", "/roll"]) await gita.reach(path);
  await gita.page.setViewportSize({ width: 1280, height: 900 });
});

await law("no page complained", async () => assert.deepEqual([...new Set(complaints)], []));

console.log(`${readings.pages} pages reached, ${readings.axe} read by axe-core`);
await browser.close();
child.kill("SIGTERM");
await new Promise((gone) => child.on("exit", gone));
rmSync(folder, { recursive: true, force: true });
