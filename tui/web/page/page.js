// What the page does besides showing the terminal: it offers to open yjqa again when it has ended, and hands the terminal the keys that
// browsers take for themselves.
"use strict";

document.getElementById("again").addEventListener("click", () => window.location.reload());

new MutationObserver(() => {
  if (document.body.classList.contains("-closed")) document.getElementById("again").focus();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });

const OURS = new Set(["F1", "F2", "F3", "F4", "F5"]);
const WITH_CTRL = new Set(["e", "n", "p", "q", "r", "t", "y"]);
window.addEventListener("keydown", (event) => {
  if (OURS.has(event.key) || (event.ctrlKey && WITH_CTRL.has(event.key))) event.preventDefault();
}, true);
