// data-drop-zone: files can be dropped on the field; their names and sizes are shown before sending.
// data-submit-on-drop on the form sends it at once.
"use strict";
for (const zone of document.querySelectorAll("[data-drop-zone]")) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-drop-list]");
  zone.querySelector("[data-drop-hint]").hidden = false;

  const show = () => {
    list.replaceChildren(...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1000))} kB)`;
      return item;
    }));
  };
  const over = (event, inside) => {
    event.preventDefault();
    zone.classList.toggle("vs-drop--over", inside);
  };
  zone.addEventListener("dragover", (event) => over(event, true));
  zone.addEventListener("dragleave", (event) => over(event, false));
  zone.addEventListener("drop", (event) => {
    over(event, false);
    const dropped = new DataTransfer();
    for (const file of Array.from(event.dataTransfer.files).slice(0, input.multiple ? undefined : 1)) dropped.items.add(file);
    if (!dropped.files.length) return;
    input.files = dropped.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (input.form && input.form.hasAttribute("data-submit-on-drop")) input.form.requestSubmit();
  });
  input.addEventListener("change", show);
}
