// Makes a link to the words that a reader selects. The pages work without it.
"use strict";
(() => {
  const chinese = document.documentElement.lang.startsWith("zh");
  const link = document.createElement("a");
  link.className = "quote-link";
  link.textContent = chinese ? "链接到这些文字" : "Link to these words";
  link.hidden = true;
  document.body.append(link);

  const points = (text) => Array.from(text).length;

  // Where a place of the page is in the statement's words, in code points.
  const offset = (paragraph, node, at) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, at);
    return Number(paragraph.dataset.start) + points(range.toString());
  };

  const paragraphOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");

  const selected = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const first = paragraphOf(range.startContainer);
    const last = paragraphOf(range.endContainer);
    const words = first && first.closest("[data-quote]");
    if (!words || !last || last.closest("[data-quote]") !== words) return null;
    const start = offset(first, range.startContainer, range.startOffset);
    const end = offset(last, range.endContainer, range.endOffset);
    return start < end ? { href: `${words.dataset.quote}?start=${start}&end=${end}`, range } : null;
  };

  document.addEventListener("selectionchange", () => {
    const found = selected();
    link.hidden = !found;
    if (found) link.href = found.href;
  });
})();
