// data-refresh="/address": the element is replaced by that HTML fragment every two seconds (data-refresh-every in ms)
// until the fragment carries no data-refresh any more, or data-then="/address" says where to go.
"use strict";
const refresh = async (element) => {
  let answer;
  try {
    answer = await fetch(element.dataset.refresh, { headers: { "X-Fragment": "1" } });
  } catch {
    return later(element);
  }
  if (!answer.ok) return later(element);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = parsed.body.firstElementChild;
  if (!fresh) return;
  element.replaceWith(fresh);
  if (fresh.dataset.then) window.location.assign(fresh.dataset.then);
  else if (fresh.dataset.refresh) later(fresh);
};
const later = (element) => window.setTimeout(() => refresh(element), Number(element.dataset.refreshEvery || 2000));
for (const element of document.querySelectorAll("[data-refresh]")) later(element);
