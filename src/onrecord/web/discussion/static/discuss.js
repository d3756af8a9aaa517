// Discussions without leaving the page. Everything works without it: links lead to pages, forms are sent.
"use strict";
(() => {
  const chinese = document.documentElement.lang.startsWith("zh");
  const base = chinese ? "/zh/discuss/" : "/discuss/";
  const say = (english, han) => (chinese ? han : english);
  const asked = (address, options = {}) =>
    fetch(address, { credentials: "same-origin", ...options, headers: { "X-Part": "1", ...options.headers } });
  const nodes = (html) => document.createRange().createContextualFragment(html);

  // What is new since the last visit: this browser alone remembers when that was, and which comments it wrote since.
  const visits = new WeakMap();
  const place_of = (section) => `onrecord.seen.${section.dataset.discuss}`;
  const held = (section) => {
    try {
      const found = localStorage.getItem(place_of(section)) || "{}";
      return found.startsWith("{") ? JSON.parse(found) : { at: found };
    } catch { return null; }
  };
  const keep = (section, visit) => {
    try { localStorage.setItem(place_of(section), JSON.stringify(visit)); } catch { /* nothing is kept then */ }
  };
  const news = (section) => {
    const told = section.querySelector("[data-now]");
    if (told && !visits.has(section)) {
      const last = held(section);
      visits.set(section, { mine: [], ...last });
      if (last) keep(section, { at: told.dataset.now, mine: [] });
    }
    const { at, mine } = visits.get(section) || {};
    if (!at) return;
    const fresh = [...section.querySelectorAll(".said")].filter((one) => one.dataset.time > at && !mine.includes(one.id));
    fresh.forEach((one) => one.classList.add("is-new"));
    if (!told || !(fresh.length || (!mine.length && told.dataset.newest > at))) return;
    const link = document.createElement("a");
    link.href = told.dataset.new + encodeURIComponent(at);
    link.textContent = fresh.length
      ? say(`${fresh.length} new since your last visit`, `上次来访后新增 ${fresh.length} 条`)
      : say("New since your last visit", "上次来访后有新评论");
    told.replaceChildren(link);
    told.hidden = false;
  };
  const wrote = (section, piece) => {
    const visit = section && held(section);
    const made = piece.querySelector(".said");
    if (visit?.at && made) keep(section, { ...visit, mine: [...(visit.mine || []), made.id] });
  };

  const dedupe = (piece, section) => {
    for (const one of piece.querySelectorAll("[data-branch]"))
      if (section.querySelector(`[data-branch="${one.dataset.branch}"]`)) one.remove();
  };

  const follow = async (event) => {
    const link = event.target.closest("a[data-more], a[data-swap], a[data-box]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const open = link.parentElement.parentElement.querySelector(":scope > .slot");
    if (open && link.matches("[data-box]")) { open.remove(); return; }
    const response = await asked(link.dataset.more || link.dataset.swap || link.href).catch(() => null);
    if (!response) { location.href = link.href; return; }
    const piece = nodes(await response.text());
    const section = link.closest(".discuss");
    if (link.dataset.more) {
      dedupe(piece, section);
      link.closest(".more").replaceWith(piece);
      news(section);
    } else if (link.dataset.swap) {
      section.replaceChildren(piece);
      news(section);
    } else {
      const slot = document.createElement("div");
      slot.className = "slot";
      slot.append(piece);
      link.closest("footer").after(slot);
      slot.querySelector("textarea, input:not([type=hidden])")?.focus();
    }
  };

  const send = async (event) => {
    const form = event.target;
    if (!form.matches("[data-send], [data-votes], [data-answered]")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const response = await asked(form.action, { method: "POST", body }).catch(() => null);
    if (!response) { form.submit(); return; }
    const piece = nodes(await response.text());
    const count = piece.querySelector("[data-count]");
    const counted = form.closest(".discuss")?.querySelector("h2 [data-count]");
    if (count && counted) counted.textContent = count.textContent;
    count?.remove();
    if (!form.matches("[data-send]")) {
      const told = response.ok ? form : form.parentElement.querySelector(":scope > .notice");
      if (told) told.replaceWith(piece); else form.after(piece);
      return;
    }
    const whole = form.closest(".box") || form;
    if (response.ok) wrote(form.closest("[data-discuss]"), piece);
    const list = form.closest(".discuss")?.querySelector(".branches");
    if (response.ok && list && whole === form && !form.elements.parent) {
      const item = document.createElement("li");
      item.className = "branch";
      item.append(piece);
      list.prepend(item);
      list.parentElement.querySelector("[data-nothing]")?.remove();
      form.elements.text.value = "";
      item.scrollIntoView({ block: "nearest" });
      return;
    }
    whole.replaceWith(piece);
  };

  // Marks: the passages that readers are asked about, found again by their words.
  const textOf = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const parts = [];
    let text = "";
    while (walker.nextNode()) { parts.push([walker.currentNode, text.length]); text += walker.currentNode.data; }
    return { parts, text };
  };
  const bare = (words) => words.replace(/\s+/g, "");
  const place = (element, mark) => {
    const { parts, text } = textOf(element);
    const at = [];
    let squeezed = "";
    for (let i = 0; i < text.length; i++) if (!/\s/.test(text[i])) { at.push(i); squeezed += text[i]; }
    const exact = bare(mark.exact);
    const whole = squeezed.indexOf(bare(mark.prefix) + exact + bare(mark.suffix));
    const start = whole >= 0 ? whole + bare(mark.prefix).length : squeezed.indexOf(exact);
    if (!exact || start < 0) return null;
    return { parts, from: at[start], to: at[start + exact.length - 1] + 1 };
  };
  const wrap = (found) => {
    let last = null;
    for (const [node, offset] of found.parts) {
      const from = Math.max(found.from - offset, 0);
      const to = Math.min(found.to - offset, node.data.length);
      if (from >= to || !node.data.slice(from, to).trim()) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      last = document.createElement("mark");
      last.className = "asked-about";
      range.surroundContents(last);
    }
    return last;
  };
  const show = (mark) => {
    const short = mark.key.split("/")[3];
    const element = mark.block ? document.getElementById(`b-${mark.block}`) : document.querySelector(`#${CSS.escape(short)} .words`);
    const found = element && place(element, mark);
    const last = found && wrap(found);
    if (!last) return;
    const link = document.createElement("a");
    link.className = "ask-count";
    link.href = mark.path;
    link.textContent = mark.answers;
    link.title = mark.question;
    link.setAttribute("aria-label", say(`${mark.answers} answers to: ${mark.question}`, `${mark.answers} 条回答：${mark.question}`));
    last.after(link);
    const toggle = async () => {
      const held = element.parentElement.querySelector(`:scope > [data-box-of="${mark.id}"]`);
      if (held) { held.remove(); return; }
      const response = await asked(mark.path);
      const slot = document.createElement("div");
      slot.dataset.boxOf = mark.id;
      slot.className = "discuss";
      slot.append(nodes(await response.text()));
      element.after(slot);
    };
    link.addEventListener("click", (event) => { event.preventDefault(); toggle(); });
    if (mark.opened) toggle();
  };

  const marking = (told) => {
    const link = document.createElement("a");
    link.className = "ask-link";
    link.textContent = say("Ask readers about these words", "就这些文字提问");
    link.hidden = true;
    document.body.append(link);
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const words = selection && selection.toString().trim();
      const node = words && selection.anchorNode && (selection.anchorNode.parentElement || selection.anchorNode);
      const statement = node && node.closest(".words[data-quote]");
      const block = node && node.closest("[id^='b-']");
      link.hidden = !(words && words.length <= 2000 && (statement || block));
      if (link.hidden) return;
      const query = new URLSearchParams({ exact: words });
      if (statement) {
        const id = new URL(statement.dataset.quote, location).pathname.replace(/^\/(zh\/)?/, "").replace(/@r\d+\/quote$|\/quote$/, "");
        link.href = `${base}${id}/ask?${query}`;
      } else {
        const { text } = textOf(block);
        const start = text.indexOf(words);
        query.set("block", block.id.slice(2));
        query.set("prefix", start < 0 ? "" : text.slice(Math.max(start - 32, 0), start));
        query.set("suffix", start < 0 ? "" : text.slice(start + words.length, start + words.length + 32));
        link.href = `${told.ask}?${query}`;
      }
    });
  };

  const begin = async (section) => {
    const key = section.dataset.discuss;
    section.classList.add("discuss");
    if (!("loaded" in section.dataset)) {
      if (!document.querySelector("link[href$='discuss.css']")) {
        const own = document.querySelector("script[src$='discuss.js']");
        const style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = own.src.replace(/discuss\.js$/, "discuss.css");
        document.head.append(style);
      }
      const response = await asked(`${base}${key}/fragment`).catch(() => null);
      if (response && response.ok) section.replaceChildren(nodes(await response.text()));
      const response_marks = await asked(`${base}${key}/marks`).catch(() => null);
      if (response_marks && response_marks.ok) {
        const told = await response_marks.json();
        told.marks.forEach(show);
        if (told.may_mark) marking(told);
      }
      navigator.sendBeacon?.("/views", new URLSearchParams({ key }));
    }
    news(section);
  };

  document.addEventListener("click", follow);
  document.addEventListener("submit", send);
  document.querySelectorAll("[data-discuss]").forEach(begin);
})();
