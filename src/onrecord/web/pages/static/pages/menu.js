// Menus open and close without script; with it they also close at Escape and at a click elsewhere.
"use strict";
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector(".menu details[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
