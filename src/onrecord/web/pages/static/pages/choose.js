// The field that chooses words of the record: search, choose a statement, select words of it or take them all.
"use strict";
(() => {
  if (window.onrecordChooser) return;
  window.onrecordChooser = true;
  const base = (document.currentScript && document.currentScript.dataset.cms) || "/cms/";
  const chinese = document.documentElement.lang.startsWith("zh");
  const say = chinese
    ? { search: "搜索", close: "关闭", use: "采用所选文字", all: "采用整段", hint: "先选中要引用的文字，或采用整段。", none: "没有找到。", words: "在档案中搜索" }
    : { search: "Search", close: "Close", use: "Use the selected words", all: "Use the whole statement", hint: "Select the words to quote, or take them all.", none: "Nothing found.", words: "Search the record" };

  async function ask(path, told) {
    const answer = await fetch(`${base}${path}?${new URLSearchParams(told)}`, { headers: { Accept: "application/json" } });
    return answer.json();
  }

  function element(name, told = {}, ...inside) {
    const made = document.createElement(name);
    Object.assign(made, told);
    made.append(...inside);
    return made;
  }

  function open(field) {
    const dialog = element("dialog", { className: "quotation-dialog" });
    const asked = element("input", { type: "search", ariaLabel: say.words });
    const found = element("div", { className: "quotation-found" });
    const form = element("form", {}, asked, element("button", { className: "button", textContent: say.search }));
    const shut = element("button", { type: "button", className: "button button-secondary", textContent: say.close });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const told = await ask("record-search/", { q: asked.value });
      found.replaceChildren(...told.found.map((one) => shown(one, field, dialog)));
      if (!told.found.length) found.append(element("p", { textContent: told.error || say.none }));
    });
    shut.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(form, element("p", { className: "help", textContent: say.hint }), found, shut);
    document.body.append(dialog);
    dialog.showModal();
    asked.focus();
  }

  function shown(one, field, dialog) {
    const text = element("blockquote", { textContent: one.text, lang: one.language, tabIndex: 0 });
    const use = element("button", { type: "button", className: "button button-small", textContent: say.use });
    const all = element("button", { type: "button", className: "button button-small button-secondary", textContent: say.all });
    const take = async (words) => {
      const told = await ask("record-words/", { id: one.id, words });
      if (told.error) return;
      const input = field.querySelector("input");
      input.value = told.link;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      dialog.close();
      tell(field);
    };
    use.addEventListener("mousedown", (event) => event.preventDefault());
    use.addEventListener("click", () => {
      const chosen = window.getSelection();
      const words = chosen && text.contains(chosen.anchorNode) ? chosen.toString().trim() : "";
      if (words) take(words);
    });
    all.addEventListener("click", () => take(""));
    const about = element("p", { textContent: [one.who, one.office, one.when].filter(Boolean).join(" · ") });
    return element("article", {}, about, text, element("p", {}, use, " ", all));
  }

  async function tell(field) {
    const input = field.querySelector("input");
    const place = field.querySelector("[data-shown]");
    if (!input.value) return place.replaceChildren();
    const told = await ask("record-words/", { link: input.value });
    place.replaceChildren(element("p", { textContent: told.error || `“${told.words}” — ${told.who}, ${told.when}` }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quotation-chooser] [data-open]");
    if (button) open(button.closest("[data-quotation-chooser]"));
  });
  const fresh = () => {
    for (const field of document.querySelectorAll("[data-quotation-chooser]:not([data-ready])")) {
      field.dataset.ready = "1";
      tell(field);
    }
  };
  new MutationObserver(fresh).observe(document.documentElement, { childList: true, subtree: true });
  fresh();
})();
