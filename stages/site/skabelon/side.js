"use strict";
// The pages say everything without this script. It lets a reader choose a map, and sort and
// filter the table; what it makes visible is of no use without it.
for (const e of document.querySelectorAll(".kunskaerm[hidden]")) e.hidden = false;

function visKort() {
  const valgt = document.querySelector("input[name=kort]:checked");
  for (const k of document.querySelectorAll(".maalkort")) k.classList.toggle("fravalgt", valgt !== null && k.id !== valgt.value);
}
for (const r of document.querySelectorAll("input[name=kort]")) r.addEventListener("change", visKort);
visKort();

// Numbers by size and words by their order in the table as it came, which is that of the
// Danish alphabet. What is not shown stays last both ways.
function vaerdi(raekke, kolonne) {
  const celle = raekke.cells[kolonne], v = celle.dataset.v;
  if (v === undefined) return Number(raekke.dataset.nr);
  if (celle.dataset.c.startsWith("tilsyn ")) return v === "ingen" ? "" : celle.textContent;
  return /^-?\d+$/.test(v) ? Number(v) : null;
}
function sammenlign(a, b, retning) {
  if (a === null || b === null) return (a === null) - (b === null);
  return a === b ? 0 : a > b ? retning : -retning;
}
function sorter(tabel, kolonne) {
  const hoved = tabel.tHead.rows[0].cells, ned = hoved[kolonne].getAttribute("aria-sort") === "ascending";
  for (const h of hoved) h.removeAttribute("aria-sort");
  hoved[kolonne].setAttribute("aria-sort", ned ? "descending" : "ascending");
  const krop = tabel.tBodies[0], raekker = [...krop.rows].filter(r => r.dataset.fast === undefined);
  raekker.sort((x, y) => sammenlign(vaerdi(x, kolonne), vaerdi(y, kolonne), ned ? -1 : 1) || x.dataset.nr - y.dataset.nr);
  krop.append(...raekker);
}
for (const tabel of document.querySelectorAll("table[data-sorter]")) {
  [...tabel.tBodies[0].rows].forEach((r, i) => { r.dataset.nr = i; });
  [...tabel.tHead.rows[0].cells].forEach((h, i) => {
    const knap = document.createElement("button");
    knap.type = "button";
    knap.append(...h.childNodes);
    knap.addEventListener("click", () => sorter(tabel, i));
    h.append(knap);
  });
}

const soeg = document.getElementById("soeg"), hvilke = document.getElementById("hvilke"), fundne = document.getElementById("fundne");
function passer(r) {
  if (!r.cells[0].textContent.toLocaleLowerCase("da").includes(soeg.value.trim().toLocaleLowerCase("da"))) return false;
  const begge = r.dataset.begge !== undefined;
  return { "": true, begge: begge, mangler: !begge, tilsyn: r.dataset.tilsyn !== undefined }[hvilke.value];
}
function filtrer() {
  let vist = 0, ialt = 0;
  for (const r of document.querySelectorAll("#aarstabel tbody tr:not([data-fast])")) {
    r.hidden = !passer(r);
    ialt++;
    if (!r.hidden) vist++;
  }
  fundne.textContent = vist === ialt ? "" : vist + " af " + ialt + " kommuner vises.";
}
if (soeg) {
  soeg.addEventListener("input", filtrer);
  hvilke.addEventListener("change", filtrer);
  filtrer();
}
