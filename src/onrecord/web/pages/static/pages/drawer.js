// The form in the drawer: tells the page around it what was saved, and asks it to close.
"use strict";
(() => {
  const tell = (more) => window.parent.postMessage({ from: "onrecord-drawer", ...more }, window.location.origin);
  const main = document.getElementById("main");
  let touched = "touched" in main.dataset;
  // What was typed is not thrown away by one key: the editor is asked first.
  const leave = () => {
    if (touched && !window.confirm(main.dataset.leave)) return;
    if (touched) forget();
    tell({});
  };
  window.onrecordLeave = leave;
  // What is typed is kept in this browser until it is saved or thrown away: a tab may be closed, a machine go off.
  const place = `onrecord-drawer ${window.location.pathname}`;
  const WEEK = 7 * 24 * 3600 * 1000;
  function forget() {
    clearTimeout(keeping);
    try { localStorage.removeItem(place); } catch { /* a browser that keeps nothing */ }
  }
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(place));
      if (found && Date.now() - found.time < WEEK) return found;
    } catch { /* a browser that keeps nothing */ }
    return null;
  }
  function keep() {
    const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
    try { localStorage.setItem(place, JSON.stringify({ time: Date.now(), fields })); } catch { /* it is full */ }
  }
  let keeping = 0;
  if (main.dataset.revision) {
    forget();
    tell({ saved: main.dataset.saved });
  }
  const form = document.querySelector("form");
  // The token that a form needs now: signing in gave another one. Without one it says why.
  async function token() {
    let fault = "offline";
    let found = "";
    try {
      const answer = await fetch(main.dataset.here, { cache: "no-store", redirect: "manual" });
      if (answer.ok) found = (await answer.json()).token;
      else if (answer.type === "opaqueredirect") fault = "signed-out";
    } catch {
      found = "";
    }
    for (const one of form.querySelectorAll("[data-fault]")) {
      one.hidden = Boolean(found) || one.dataset.fault !== fault;
      if (!one.hidden) one.scrollIntoView({ block: "nearest" });
    }
    return found;
  }
  if (form) {
    // Rich text is written into its field a quarter of a second after the last key: a quick save writes it at once, takes no
    // more keys, and waits for whatever else is on its way. A second press while it waits does not send it twice. A form
    // that is sent is gone from the screen: it stays where the editor is no longer signed in, or the site does not answer.
    let saving = false;
    form.addEventListener("submit", (event) => {
      if (saving === "sent") return;
      event.preventDefault();
      if (saving) return;
      saving = true;
      const by = event.submitter;
      for (const one of form.querySelectorAll("[data-draftail-input]")) one.draftailEditor?.saveState?.();
      form.inert = true;
      const wait = new Promise((done) => { setTimeout(done, 350); });
      Promise.all([token(), wait]).then(([found]) => {
        if (!found) {
          form.inert = false;
          saving = false;
          return;
        }
        form.elements.csrfmiddlewaretoken.value = found;
        saving = "sent";
        form.requestSubmit(by);
      });
    });
    const changed = () => {
      touched = true;
      clearTimeout(keeping);
      keeping = setTimeout(keep, 800);
    };
    for (const kind of ["beforeinput", "input", "change"]) form.addEventListener(kind, changed, true);
  }
  const note = document.querySelector("[data-kept]");
  const earlier = note && kept();
  if (earlier) {
    note.hidden = false;
    note.querySelector("time").textContent = new Date(earlier.time).toLocaleString(document.documentElement.lang || undefined);
    note.querySelector("[data-drop]").addEventListener("click", () => {
      forget();
      note.hidden = true;
    });
    note.querySelector("[data-take]").addEventListener("click", async () => {
      const found = await token();
      if (!found) return;
      const sent = document.createElement("form");
      sent.method = "post";
      sent.hidden = true;
      for (const [name, value] of [["csrfmiddlewaretoken", found], ["again", "1"], ...earlier.fields]) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        sent.append(field);
      }
      document.body.append(sent);
      sent.submit();
    });
  }
  for (const one of document.querySelectorAll("[data-close]")) one.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest("[role=combobox], [role=dialog], .Draftail-Editor, .modal");
    if (event.key === "Escape" && !inside) leave();
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && form) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
})();
