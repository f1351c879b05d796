// script.mjs PAGES CHROMIUM: what scripts add, and that pages do their work without them.
import assert from "node:assert/strict";
import { launch, serve } from "./serve.mjs";

const [folder, executablePath] = process.argv.slice(2);
const { origin, server, posted, streams } = await serve(folder);
const browser = await launch(executablePath);

async function until(holds, what) {
  for (let tries = 0; tries < 100; ++tries) {
    if (await holds()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.fail(`not within 5 s: ${what}`);
}

async function law(sentence, test, options = {}) {
  const context = await browser.newContext(options);
  posted.length = 0;
  try {
    await test(await context.newPage(), context);
    console.log(`holds: ${sentence}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`FAILS: ${sentence}\n  ${error.message}`);
  }
  await context.close();
}

await law("key 2 answers the card with the second answer", async (page) => {
  await page.goto(`${origin}/card.en.html`);
  await page.keyboard.press("2");
  await until(() => posted.length === 1, "the answer is sent");
  assert.equal(posted[0].fields.get("answer"), "disagree");
  assert.equal(posted[0].fields.get("id")?.length, 22);
});

await law("keys mean nothing while a form field is written in", async (page) => {
  await page.goto(`${origin}/standing.en.html`);
  await page.fill("#statement", "");
  await page.focus("#statement");
  await page.keyboard.press("2");
  assert.equal(await page.inputValue("#statement"), "2");
  assert.equal(posted.length, 0);
});

await law("a slider stands beside each supposed number, and moves it", async (page) => {
  await page.goto(`${origin}/charter.en.html`);
  assert.equal(await page.$$eval("input[type=range]", (all) => all.length), 4);
  await page.focus("input[type=range]");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.inputValue("#suppose-0"), "11");
  await page.fill("#suppose-0", "40");
  assert.equal(await page.inputValue("input[type=range]"), "40");
});

await law("an answer given without a network is kept, and sent once when it is back", async (page, context) => {
  await page.goto(`${origin}/card.en.html`);
  await context.setOffline(true);
  await page.click("button[value=agree]");
  await page.waitForSelector("#notice");
  assert.equal(posted.length, 0);
  await context.setOffline(false);
  await until(() => posted.length === 1, "the kept answer is sent");
  assert.equal(posted[0].fields.get("answer"), "agree");
  const kept = () => page.evaluate(() => localStorage.getItem("plenary-answers"));
  await until(async () => (await kept()) === "[]", "once the server has answered, nothing is kept");
  assert.equal(posted.length, 1);
});

await law("a change of the matter is offered, not forced upon the reader", async (page) => {
  await page.goto(`${origin}/matter.en.html`);
  await until(() => streams.size === 1, "the page listens");
  for (const stream of streams) stream.write("id: 17\nevent: entry\ndata: {}\n\n");
  await page.waitForSelector("#notice button");
  assert.equal(await page.getAttribute("#notice", "role"), "status");
  assert.equal(new URL(page.url()).pathname, "/matter.en.html");
});

await law("a refused act has the focus when the page opens", async (page) => {
  await page.goto(`${origin}/matter-refused.en.html`);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "alert");
});

await law("a ballot is answered by keyboard alone", async (page) => {
  await page.goto(`${origin}/ballot.en.html`);
  await page.focus("input[name=answer]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => posted.length === 1, "the form is sent");
  assert.equal(posted[0].fields.get("answer"), "no");
});

await law("without script a ballot is sent, and a card answered", async (page) => {
  await page.goto(`${origin}/ballot.en.html`);
  await page.check("input[value=abstain]");
  await page.click("main form button.button");
  await until(() => posted.length === 1, "the ballot is sent");
  await page.goto(`${origin}/card.en.html`);
  await page.click("button[value=pass]");
  await until(() => posted.length === 2, "the answer is sent");
  assert.deepEqual(posted.map(({ fields }) => fields.get("answer")), ["abstain", "pass"]);
}, { javaScriptEnabled: false });

await browser.close();
server.closeAllConnections();
server.close();
