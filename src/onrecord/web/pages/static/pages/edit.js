// Editing on the page: a pencil on each block, a drawer with that block's form, a bar with what may be done.
"use strict";
(() => {
  const words = () => document.querySelector("template[data-words]").dataset;
  const article = () => document.querySelector("article[data-page]");
  let drawer = null;
  let opener = null;
  let fresh = Promise.resolve();

  function button(label, sign, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.textContent = sign;
    made.addEventListener("click", action);
    return made;
  }

  function dress() {
    if (!article()) return;
    for (const one of document.querySelectorAll(".edit-bar [data-verb]")) {
      one.addEventListener("click", () => act(one.dataset.verb, ""));
    }
    if (words().locked) return;
    const say = words();
    const heading = document.querySelector("[data-fields]");
    if (heading) {
      const tools = toolbar(say.fields);
      tools.append(button(say.fields, "✎", () => open("fields/", tools)));
      heading.append(tools);
    }
    const holder = document.querySelector("[data-blocks]");
    if (!holder) return;
    holder.prepend(gap("top", say));
    for (const block of holder.querySelectorAll("[data-block]")) {
      // A block in which nothing stands yet is shown by its name.
      block.classList.toggle("edit-empty", !block.innerText.trim() && !block.querySelector("img, svg, canvas, input, hr"));
      const id = block.dataset.block;
      const kind = block.dataset.kind;
      const tools = toolbar(kind);
      const named = (label) => `${label}: ${kind}`;
      tools.append(
        button(named(say.edit), "✎", () => open(`block/${id}/${block.classList.contains("edit-fault") ? "?missing=1" : ""}`, block)),
        button(named(say.up), "↑", () => act("up", id)),
        button(named(say.down), "↓", () => act("down", id)),
        button(named(say.duplicate), "⧉", () => act("duplicate", id)),
        button(named(say.delete), "✕", () => window.confirm(say.sure) && act("delete", id)),
      );
      block.prepend(tools);
      block.after(gap(id, say));
    }
    const when = document.querySelector("[data-schedule]");
    if (when) {
      when.addEventListener("submit", (event) => {
        event.preventDefault();
        const zone = (text) => (text ? `${text}:00Z` : "");
        act("schedule", "", { go_live: zone(when.elements.go_live.value), expire: zone(when.elements.expire.value) });
      });
    }
  }

  function toolbar(label) {
    const tools = document.createElement("div");
    tools.className = "edit-tools";
    tools.setAttribute("role", "toolbar");
    tools.setAttribute("aria-label", label);
    // One stop for the Tab key, arrows inside: the pattern of the ARIA guide for toolbars.
    tools.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const all = [...tools.querySelectorAll("button")];
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      next.focus();
      event.preventDefault();
    });
    return tools;
  }

  function gap(after, say) {
    const line = document.createElement("div");
    line.className = "edit-gap";
    line.append(button(say.insert, "＋", () => open(`new/${after}/`, line)));
    return line;
  }

  function tell(text) {
    const told = document.querySelector(".edit-told");
    told.textContent = text;
    told.hidden = !text;
    return told;
  }

  function tellSignedOut() {
    const { signedOut, signIn, login } = words();
    const way = document.createElement("a");
    Object.assign(way, { href: login, target: "_blank", rel: "noopener", textContent: signIn });
    tell(`${signedOut} `).append(way);
  }

  // The blocks that keep the page from being published: the first one comes into view, its pencil at hand.
  function point(blocks) {
    for (const one of document.querySelectorAll(".edit-fault")) one.classList.remove("edit-fault");
    const found = blocks.map((id) => document.querySelector(`[data-block="${CSS.escape(id)}"]`)).filter(Boolean);
    for (const one of found) one.classList.add("edit-fault");
    if (!found.length) return;
    found[0].scrollIntoView({ block: "center" });
    found[0].querySelector(".edit-tools button").focus({ preventScroll: true });
  }

  async function act(verb, block, more = {}) {
    // A button pressed while the page takes up what was saved means the version that was saved.
    await fresh.catch(() => {});
    const page = article().dataset;
    const body = new URLSearchParams({ block, revision: page.revision, ...more });
    tell("");
    try {
      // Signing in again gave another token than the page has; who is signed in no longer is led elsewhere.
      const here = await fetch(words().here, { cache: "no-store", redirect: "manual" });
      if (here.type === "opaqueredirect") return tellSignedOut();
      const { token } = await here.json();
      const answer = await fetch(`${page.base}do/${verb}/`, { method: "POST", body, headers: { "X-CSRFToken": token } });
      const said = await answer.json();
      if (said.error && !said.late) {
        tell(said.error);
        return point(said.blocks ?? []);
      }
      await refresh(block);
      if (said.error) tell(said.error);
    } catch {
      tell(words().failed);
    }
  }

  async function refresh(block) {
    const answer = await fetch(window.location.href, { cache: "no-store" });
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceChildren(...made.querySelector("main").childNodes);
    dress();
    document.dispatchEvent(new Event("onrecord:page"));
    const again = block && document.querySelector(`[data-block="${CSS.escape(block)}"]`);
    if (again) {
      again.scrollIntoView({ block: "nearest" });
      again.querySelector(".edit-tools button").focus();
      again.classList.add("edit-fresh");
    }
  }

  function open(path, from) {
    close();
    opener = from;
    drawer = document.createElement("dialog");
    drawer.className = "edit-drawer";
    const frame = document.createElement("iframe");
    frame.src = article().dataset.base + path;
    frame.title = words().edit;
    // The form inside knows whether something was typed, and asks before it is thrown away.
    const leave = () => {
      const ask = frame.contentWindow && frame.contentWindow.onrecordLeave;
      if (ask) ask();
      else close();
    };
    const shut = button(words().close, "✕", leave);
    shut.className = "edit-close";
    drawer.append(shut, frame);
    drawer.addEventListener("cancel", (event) => {
      event.preventDefault();
      leave();
    });
    document.body.append(drawer);
    drawer.showModal();
  }

  function close() {
    if (!drawer) return;
    drawer.remove();
    drawer = null;
    const back = opener && opener.isConnected && opener.querySelector("button");
    if (back) back.focus();
  }

  window.addEventListener("message", (event) => {
    if (event.origin !== window.location.origin || !event.data || event.data.from !== "onrecord-drawer") return;
    close();
    if (event.data.saved !== undefined) fresh = refresh(event.data.saved);
  });
  dress();
})();
