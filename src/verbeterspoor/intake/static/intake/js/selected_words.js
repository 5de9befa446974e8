// data-selected-words: words that are selected in data-page-text are copied to this field, with their page.
"use strict";
for (const field of document.querySelectorAll("[data-selected-words]")) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const inside = selection.anchorNode && selection.anchorNode.parentElement.closest("[data-page-text]");
    const words = selection.toString().trim();
    if (!inside || !words) return;
    field.value = words;
    field.form.elements.page.value = inside.closest("[data-page-number]").dataset.pageNumber;
    field.form.closest("details").open = true;
  });
}
