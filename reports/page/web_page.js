"use strict";

const settings = { ...JSON.parse(document.getElementById("reglages").textContent), responsive: true };
const charts = [...document.querySelectorAll(".graphique")];

function ink() {
  return getComputedStyle(document.body).color;
}

function draw(chart) {
  if (chart.dataset.drawn || chart.closest("[hidden]")) return;
  chart.dataset.drawn = "yes";
  const { data, layout } = JSON.parse(chart.nextElementSibling.textContent);
  const name = `${chart.closest("article").id}-${chart.closest(".ventilation").dataset.par}`;
  const font = { color: ink(), family: getComputedStyle(document.body).fontFamily };
  const config = { ...settings, toImageButtonOptions: { ...settings.toImageButtonOptions, filename: name } };
  Plotly.newPlot(chart, data, { ...layout, font: { ...layout.font, ...font } }, config);
}

function restyle(change = {}) {
  for (const chart of charts) if (chart.dataset.drawn) Plotly.relayout(chart, { "font.color": ink(), ...change });
}

// one breakdown at a time, the first at first
for (const article of document.querySelectorAll("article")) {
  const choice = article.querySelector("fieldset");
  if (!choice) continue;
  const panels = [...article.querySelectorAll(".ventilation")];
  const show = () => {
    const chosen = choice.querySelector(":checked").value;
    for (const panel of panels) panel.hidden = panel.dataset.par !== chosen;
    for (const chart of article.querySelectorAll(".graphique")) draw(chart);
  };
  choice.hidden = false;
  choice.querySelector("input").checked = true;
  choice.addEventListener("change", show);
  const chosen = choice.querySelector("input").value;
  for (const panel of panels) panel.hidden = panel.dataset.par !== chosen;
}

// a chart is drawn when it comes near: all of them at once would keep the reader waiting
const near = new IntersectionObserver(
  (seen) => { for (const each of seen) if (each.isIntersecting) draw(each.target); },
  { rootMargin: "600px" },
);
for (const chart of charts) near.observe(chart);

const dark = window.matchMedia("(prefers-color-scheme: dark)");
document.getElementById("theme").addEventListener("click", () => {
  const now = document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
  restyle();
});
dark.addEventListener("change", () => restyle());

// on paper every chart of what is shown is drawn, in black and no wider than the sheet, and its table is open
const SHEET = 680;
const folded = [];
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".ventilation details:not([open])")) {
    each.open = true;
    folded.push(each);
  }
  for (const chart of charts) draw(chart);
  restyle({ width: SHEET, "font.color": "#000" });
});
window.addEventListener("afterprint", () => {
  for (const each of folded.splice(0)) each.open = false;
  restyle({ width: null, autosize: true });
});
