// Opens the pages of the report site in Debian's chromium, as files, and tries what a reader
// does. Started by the Go test TestThePagesInARealBrowser: node proev.mjs SITE SHOTS, where
// SITE holds the pages and facit.json (what every figure should read), and SHOTS takes pictures.
// Every fault is a line; the exit code is 1 if there is any.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, shots] = process.argv.slice(2);
const facit = JSON.parse(readFileSync(join(site, "facit.json"), "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kommuner = readdirSync(join(site, "kommune")).sort().map(f => "kommune/" + f);
const sider = ["index.html", "metode.html", "kvalitet.html", ...kommuner];
const udvalgte = ["index.html", "metode.html", "kvalitet.html", "kommune/101.html", "kommune/671.html", "kommune/825.html"];
let fejl = 0;

function holder(sandt, ord) {
  if (sandt) return;
  fejl++;
  console.log("FAULT " + ord);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

// aaben is a page in a context of its own, in which any request outside of the folder and any
// message of trouble is a fault.
async function aaben(sti, valg = {}) {
  const kontekst = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...valg });
  kontekst.setDefaultTimeout(120_000);
  const side = await kontekst.newPage();
  lyt(side, () => sti);
  await side.goto(adresse(sti));
  return side;
}
function adresse(sti) { return pathToFileURL(join(site, sti)).href; }
function lyt(side, sti) {
  side.on("request", r => holder(r.url().startsWith(adresse("")), sti() + " asked for " + r.url()));
  side.on("console", m => holder(!["error", "warning"].includes(m.type()), sti() + " said on the console: " + m.text()));
  side.on("pageerror", e => holder(false, sti() + " threw " + e));
}

// laest are the figures of a page as people see them.
const laest = () => [...document.querySelectorAll("[data-c]")].map(e => {
  const kopi = e.cloneNode(true);
  for (const x of kopi.querySelectorAll(".vh,.tegn,svg")) x.remove();
  return [e.dataset.c, e.dataset.v, kopi.textContent.trim()];
});

async function alleSider() {
  const kontekst = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const side = await kontekst.newPage();
  let her = "", figurer = 0;
  lyt(side, () => her);
  for (her of sider) {
    await side.goto(adresse(her));
    const { bred, h1, tal } = await side.evaluate(`({ bred: document.documentElement.scrollWidth, h1: document.querySelectorAll("h1").length, tal: (${laest})() })`);
    holder(bred <= 360, `${her} is ${bred} pixels wide on a phone of 360`);
    holder(h1 === 1, her + " has no heading");
    for (const [kilde, v, ord] of tal) {
      figurer++;
      const f = facit[kilde];
      holder(f !== undefined && f[0] === v && f[1] === ord, `${her}: ${kilde} reads »${ord}« (${v}), not ${JSON.stringify(f)}`);
    }
  }
  console.log(`${sider.length} pages, ${figurer} figures held against the model`);
  await kontekst.close();
}

const raekker = side => side.locator("#aarstabel tbody tr:not([data-fast])");
const foerste = side => raekker(side).first().locator("th").innerText();

async function sortering() {
  const side = await aaben("index.html");
  holder(await foerste(side) === "Albertslund", "the table does not begin with Albertslund");
  const knap = nr => side.locator("#aarstabel thead th").nth(nr).locator("button");
  await knap(1).focus();
  await side.keyboard.press("Enter");
  const tal = () => raekker(side).evaluateAll(r => r.map(x => x.cells[1].dataset.v));
  const iOrden = (v, retning) => {
    const n = v.filter(x => /^\d+$/.test(x)).map(Number), rest = v.slice(n.length);
    return n.length > 50 && rest.length > 0 && rest.every(x => !/^\d+$/.test(x)) && n.every((x, i) => i === 0 || (x - n[i - 1]) * retning >= 0);
  };
  holder(iOrden(await tal(), 1), "sorting by share does not go up, with what is hidden last");
  holder(await side.locator("#aarstabel thead th").nth(1).getAttribute("aria-sort") === "ascending", "the sorted column does not say so");
  await knap(1).click();
  holder(iOrden(await tal(), -1), "sorting again does not go down, with what is hidden last");
  await knap(5).click();
  holder(await side.locator("#aarstabel thead th[aria-sort]").count() === 1, "more than one column says that it is sorted");
  await knap(0).click();
  holder(await foerste(side) === "Albertslund", "sorting by name does not give the Danish alphabet");
  await knap(0).click();
  holder(await foerste(side) === "Aarhus", "sorting by name downwards does not begin with Aarhus");
  holder(await side.locator("#aarstabel tbody tr").first().getAttribute("data-kode") === "0", "Hele landet did not stay on top");
  await side.context().close();
}

async function filtrering() {
  const side = await aaben("index.html");
  const vist = () => raekker(side).evaluateAll(r => r.filter(x => !x.hidden).map(x => x.cells[0].textContent));
  await side.fill("#soeg", "ÆRØ");
  holder((await vist()).join() === "Ærø", "the filter does not find Ærø");
  holder((await side.locator("#fundne").innerText()) === "1 af 98 kommuner vises.", "the filter does not say what it found");
  await side.fill("#soeg", "");
  await side.selectOption("#hvilke", "tilsyn");
  const antal = (await vist()).length;
  holder(antal > 0 && antal < 98, "the choice of those under tilsyn shows " + antal);
  await side.selectOption("#hvilke", "");
  holder((await vist()).length === 98, "the filter does not let all come back");
  holder(await side.locator("#kort1").isVisible() && !await side.locator("#kort2").isVisible(), "not the first map alone is shown");
  await side.check("input[value=kort2]");
  holder(!await side.locator("#kort1").isVisible() && await side.locator("#kort2").isVisible(), "the second map does not take the place of the first");
  await side.emulateMedia({ media: "print" });
  holder(await side.locator("#kort1").isVisible() && await side.locator("#kort2").isVisible() && !await side.locator("nav").isVisible(), "paper does not have both maps and no navigation");
  await side.context().close();
}

async function udenScript() {
  const side = await aaben("index.html", { javaScriptEnabled: false });
  for (const sted of ["#kort1", "#kort2", "#aarstabel", "#aendringer", "#data"]) holder(await side.locator(sted).isVisible(), "without JavaScript there is no " + sted);
  holder(await side.locator(".kunskaerm >> visible=true").count() === 0 && await side.locator("th button").count() === 0, "without JavaScript there is something that does nothing");
  await side.locator("#kort1 a").first().click();
  holder(/kommune\/\d+\.html$/.test(side.url()), "a square does not lead to its kommune");
  await side.context().close();
}

async function tastatur() {
  const side = await aaben("index.html");
  await side.keyboard.press("Tab");
  holder(await side.evaluate(() => document.activeElement.className) === "spring", "the first Tab does not come to the skip link");
  await side.keyboard.press("Enter");
  holder(await side.evaluate(() => document.activeElement.id) === "indhold", "the skip link does not lead to the content");
  await side.keyboard.press("Tab");
  holder(await side.evaluate(() => getComputedStyle(document.activeElement).outlineStyle) !== "none", "focus is not visible");
  await side.context().close();
}

async function tilgaengelighed() {
  for (const sti of udvalgte) for (const colorScheme of ["light", "dark"]) for (const width of [1280, 320]) {
    const side = await aaben(sti, { colorScheme, viewport: { width, height: 800 } });
    const bred = await side.evaluate(() => document.documentElement.scrollWidth);
    holder(bred <= width, `${sti} is ${bred} pixels wide on ${width}`);
    await side.evaluate(axe);
    const { violations } = await side.evaluate(() => axe.run());
    for (const v of violations) {
      const ord = `${sti} ${colorScheme} ${width}: ${v.impact} ${v.id}: ${v.help} (${v.nodes.length}: ${v.nodes[0].target} ${v.nodes[0].failureSummary.split("\n")[1] || ""})`;
      if (["serious", "critical"].includes(v.impact)) holder(false, ord);
      else console.log("note  " + ord);
    }
    const navn = `${sti.replace(/\W/g, "-")}-${width === 320 ? "phone" : "desktop"}-${colorScheme}.png`;
    const hoej = await side.evaluate(() => document.documentElement.scrollHeight); // the rules are too high for one picture
    await side.setViewportSize({ width, height: Math.min(hoej, 9_000) });
    await side.screenshot({ path: join(shots, navn) });
    await side.context().close();
  }
}

await alleSider();
await sortering();
await filtrering();
await udenScript();
await tastatur();
await tilgaengelighed();
await browser.close();
console.log(fejl === 0 ? "no fault" : fejl + " faults");
process.exit(fejl === 0 ? 0 : 1);
