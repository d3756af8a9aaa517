// The form in the drawer: tells the page around it what was saved, and asks it to close.
"use strict";
(() => {
  const tell = (more) => window.parent.postMessage({ from: "onrecord-drawer", ...more }, window.location.origin);
  const main = document.getElementById("main");
  if (main.dataset.revision) tell({ saved: main.dataset.saved });
  const form = document.querySelector("form");
  if (form) {
    // Rich text is written into its field a quarter of a second after the last key: a quick save waits for it.
    let ready = false;
    form.addEventListener("submit", (event) => {
      if (ready) return;
      event.preventDefault();
      const by = event.submitter;
      setTimeout(() => {
        ready = true;
        form.requestSubmit(by);
      }, 350);
    });
  }
  for (const one of document.querySelectorAll("[data-close]")) one.addEventListener("click", () => tell({}));
  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest("[role=combobox], [role=dialog], .Draftail-Editor, .modal");
    if (event.key === "Escape" && !inside) tell({});
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && form) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
})();
