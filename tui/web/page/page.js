// What the page does besides showing the terminal: keys go to it from the start, also those that browsers take for themselves, and when
// yjqa has ended it can be opened again.
"use strict";

document.getElementById("again").addEventListener("click", () => window.location.reload());

let begun = false;
new MutationObserver(() => {
  if (document.body.classList.contains("-closed")) {
    document.getElementById("again").focus();
  } else if (!begun && document.body.classList.contains("-first-byte")) {
    begun = true;
    document.querySelector(".xterm-helper-textarea")?.focus();
  }
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });

const OURS = new Set(["F1", "F2", "F3", "F4", "F5"]);
const WITH_CTRL = new Set(["e", "n", "p", "q", "r", "t", "y"]);
window.addEventListener("keydown", (event) => {
  if (OURS.has(event.key) || (event.ctrlKey && WITH_CTRL.has(event.key))) event.preventDefault();
}, true);
