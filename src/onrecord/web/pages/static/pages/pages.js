// What is nicer with script on pages of the newsroom; all of it works without.
"use strict";
(() => {
  function tabs() {
    for (const set of document.querySelectorAll("[data-tabs]:not([data-ready])")) {
      set.dataset.ready = "1";
      const panels = [...set.querySelectorAll(".tab")];
      const list = document.createElement("div");
      list.setAttribute("role", "tablist");
      const choose = (at, focus) => {
        panels.forEach((panel, place) => {
          panel.hidden = place !== at;
          const tab = list.children[place];
          tab.setAttribute("aria-selected", String(place === at));
          tab.tabIndex = place === at ? 0 : -1;
          if (focus && place === at) tab.focus();
        });
      };
      panels.forEach((panel, place) => {
        const heading = panel.querySelector("h3");
        const tab = document.createElement("button");
        const id = `tab-${Math.random().toString(36).slice(2, 9)}`;
        tab.type = "button";
        tab.id = id;
        tab.textContent = heading.textContent;
        tab.setAttribute("role", "tab");
        panel.id = panel.id || `${id}-panel`;
        tab.setAttribute("aria-controls", panel.id);
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", id);
        heading.hidden = true;
        tab.addEventListener("click", () => choose(place));
        tab.addEventListener("keydown", (event) => {
          const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: panels.length - 1 }[event.key];
          if (to === undefined) return;
          event.preventDefault();
          choose((to + panels.length) % panels.length, true);
        });
        list.append(tab);
      });
      set.prepend(list);
      choose(0);
    }
  }

  function dress() {
    tabs();
    for (const one of document.querySelectorAll("[data-copy]")) {
      if (!navigator.clipboard) continue;
      one.hidden = false;
      one.addEventListener("click", async () => {
        await navigator.clipboard.writeText(one.dataset.copy || window.location.href);
        one.textContent = one.dataset.done;
      });
    }
    const started = Date.now();
    for (const form of document.querySelectorAll(".reader-form")) {
      form.addEventListener("submit", () => {
        form.elements.took.value = String(Math.round((Date.now() - started) / 1000));
      });
    }
  }

  document.addEventListener("click", (event) => {
    const ask = event.target.closest("[data-embed] [data-load]");
    if (ask) {
      event.preventDefault();
      const holder = ask.closest("[data-embed]");
      const frame = document.createElement("iframe");
      frame.src = holder.dataset.embed;
      frame.title = holder.dataset.title;
      frame.allowFullscreen = true;
      frame.referrerPolicy = "no-referrer";
      holder.replaceChildren(frame);
      frame.focus();
      return;
    }
  });
  document.addEventListener("onrecord:page", dress);
  dress();
})();
