// data-candidates: a list worked through by keys. j and k walk, Enter accepts, x rejects, e corrects.
// Each data-candidate holds buttons or links marked data-key="accept", "reject" or "correct", and perhaps
// data-page="/address/of/page" with data-quote: the element data-page-view then shows that page (fetched as HTML).
"use strict";
for (const list of document.querySelectorAll("[data-candidates]")) {
  const view = document.querySelector("[data-page-view]");
  const all = () => Array.from(list.querySelectorAll("[data-candidate]"));
  let shown = "";
  // Only the pane scrolls: the candidate stays where the reader is looking.
  const showMark = () => {
    const mark = view && view.querySelector("mark, [data-mark]");
    if (!mark) return;
    view.scrollTop += mark.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 3;
  };

  const showPage = async (address) => {
    if (!view || !address || address === shown) return;
    shown = address;
    const answer = await fetch(address, { headers: { "X-Fragment": "1" } });
    if (answer.ok && shown === address) {
      view.innerHTML = await answer.text();
      showMark();
    }
  };
  const stand = (item) => {
    if (!item) return;
    for (const other of all()) other.removeAttribute("data-here");
    item.setAttribute("data-here", "");
    showPage(item.dataset.page);
  };
  const walk = (by) => {
    const items = all();
    const here = items.findIndex((item) => item.hasAttribute("data-here"));
    const next = items[Math.min(Math.max(here + by, 0), items.length - 1)];
    if (!next) return;
    stand(next);
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const press = (key) => {
    const here = list.querySelector("[data-here]");
    const control = here && here.querySelector(`[data-key="${key}"]`);
    if (control) control.click();
  };
  for (const item of all()) {
    item.tabIndex = -1;
    item.addEventListener("focusin", () => stand(item));
    item.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, input, select, textarea, summary, label")) stand(item);
    });
  }
  const keys = { j: () => walk(1), k: () => walk(-1), x: () => press("reject"), e: () => press("correct") };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inControl = event.target.closest("input, select, textarea, [contenteditable]");
    const onControl = event.target.closest("a, button, summary");
    if (inControl) return;
    if (event.key === "Enter" && !onControl) {
      event.preventDefault();
      press("accept");
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const chosen = list.querySelector("[data-candidate][data-here]");
  if (chosen) {
    shown = chosen.dataset.page;
    showMark();
  } else {
    stand(list.querySelector("[data-candidate][data-open]"));
  }
}
