// A summary of errors gets the focus; a form is sent once; data-show-when="field=value" shows a part only then;
// details[data-open-wide] stand open where there is room.
"use strict";
const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

for (const part of document.querySelectorAll("[data-show-when]")) {
  const [name, wanted] = part.dataset.showWhen.split("=");
  const form = part.closest("form");
  const update = () => { part.hidden = !wanted.split(",").includes(new FormData(form).get(name)); };
  form.addEventListener("change", update);
  update();
}

if (window.matchMedia("(min-width: 48rem)").matches) {
  for (const part of document.querySelectorAll("details[data-open-wide]")) part.open = true;
}
