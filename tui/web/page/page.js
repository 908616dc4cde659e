// What the page does besides showing the terminal: keys go to it from the start, also those that browsers take for themselves, and when
// yjqa has ended it can be opened again.
"use strict";

// A letter is about 0.6 of its size wide: so many fit beside each other on a narrow page as the program needs.
const LETTERS = 62;
const terminal = document.getElementById("terminal");
terminal.dataset.fontSize = Math.max(8, Math.min(16, Math.floor(window.innerWidth / LETTERS / 0.6)));

// What is drawn before a font is there is drawn in another one, and stays so.
for (const style of ["", "bold ", "italic ", "italic bold "]) document.fonts.load(`${style}16px "Roboto Mono"`);

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

const OURS = new Set(["F1", "F2", "F3", "F4", "F5", "F6", "F8"]);
const WITH_CTRL = new Set(["e", "n", "p", "q", "r", "t", "y"]);
window.addEventListener("keydown", (event) => {
  if (OURS.has(event.key) || (event.ctrlKey && WITH_CTRL.has(event.key))) event.preventDefault();
}, true);
