// What is pasted into an editor (rich.js) loses its layout at once; only for show: the server cleans anew.
"use strict";
const RICH = {
  P: "p", DIV: "p", B: "strong", STRONG: "strong", I: "em", EM: "em", UL: "ul", OL: "ol", LI: "li", BR: "br",
  H1: "h3", H2: "h3", H3: "h3", H4: "h4", H5: "h4", H6: "h4", BLOCKQUOTE: "blockquote", A: "a", TABLE: "table",
  CAPTION: "caption", THEAD: "thead", TBODY: "tbody", TR: "tr", TH: "th", TD: "td",
};
const RICH_GONE = "script,title,template,xml,svg,iframe,head>*";

// Return pasted HTML without anything but the elements above; Word's typed bullets become lists.
function richCopy(html) {
  const renamed = (tag) => tag.replace(/^<(\/?)style/i, "<$1template").replace(/\s(style|on\w+)\s*=/gi, " data-$1=");
  const parsed = new DOMParser().parseFromString(html.replace(/<[^>]*>/g, renamed), "text/html"); // nothing to refuse aloud
  for (const gone of parsed.querySelectorAll(RICH_GONE)) gone.remove();
  const fresh = document.implementation.createHTMLDocument("");
  const copy = (from, to) => {
    let lists = [];
    for (const child of from.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) to.append(child.data.replace(/\s+/g, " "));
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const style = child.getAttribute("data-style") || "";
      const level = child.tagName === "P" && style.match(/mso-list:\s*\S+\s+level(\d)/);
      if (level) { lists = item(child, Number(level[1]), lists, to); continue; }
      lists = [];
      const name = RICH[child.tagName];
      const inside = name && !/font-weight:\s*normal/.test(style) ? to.appendChild(fresh.createElement(name)) : to;
      if (name === "a" && /^(https?:|mailto:)/i.test(child.getAttribute("href") || "")) inside.href = child.getAttribute("href");
      for (const span of ["colspan", "rowspan", "start"]) {
        if (inside !== to && child.hasAttribute(span)) inside.setAttribute(span, child.getAttribute(span));
      }
      copy(child, inside);
    }
  };
  const item = (word, level, lists, to) => {
    const mark = [...word.querySelectorAll("[data-style*='mso-list']")].find((one) => /ignore/i.test(one.getAttribute("data-style")));
    const kind = mark && /\d/.test(mark.textContent) ? "ol" : "ul";
    if (mark) mark.remove();
    const open = lists.slice(0, level);
    while (open.length < level) {
      const above = open.length ? open[open.length - 1].lastElementChild || open[open.length - 1] : to;
      open.push(above.appendChild(fresh.createElement(kind)));
    }
    copy(word, open[level - 1].appendChild(fresh.createElement("li")));
    return open;
  };
  copy(parsed.body, fresh.body);
  return fresh.body.innerHTML;
}
