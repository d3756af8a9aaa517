// A text has no tables. Where one is pasted into it (from Word, a spreadsheet, a page), each row becomes a paragraph and its
// cells stay apart; without this their words run into each other.
"use strict";
(() => {
  const between = " | ";
  const row = (page, cells) => {
    const line = page.createElement("p");
    for (const [at, cell] of cells.entries()) {
      if (at) line.append(between);
      // Word puts paragraphs into cells: their words follow each other in the row's one paragraph.
      for (const part of cell.querySelectorAll("p, div, li, br")) part.replaceWith(...part.childNodes, " ");
      line.append(...cell.childNodes);
    }
    return line;
  };
  const flat = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    // The innermost tables first: what stood in a cell is then a row of words as well.
    for (const table of [...page.querySelectorAll("table")].reverse()) {
      table.replaceWith(...Array.from(table.rows, (one) => row(page, [...one.cells])));
    }
    return page.body.innerHTML;
  };
  const paste = (event) => {
    const html = event.clipboardData?.getData("text/html") || "";
    if (!/<table\b/i.test(html) || !event.target.closest?.(".Draftail-Editor")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const held = new DataTransfer();
    held.setData("text/html", flat(html));
    held.setData("text/plain", event.clipboardData.getData("text/plain"));
    event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
  };
  document.addEventListener("paste", paste, true);
})();
