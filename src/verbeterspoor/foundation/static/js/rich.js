// data-rich: a text area becomes an editor with a toolbar; the server cleans whatever it sends (ADR 0015).
// The toolbar is one stop for Tab, arrows go on in it; Tab leaves the editor, so that nobody is caught in it.
"use strict";
function startRich(rich) {
  const area = rich.querySelector("textarea");
  const part = (name) => rich.querySelector(`[data-rich-${name}]`);
  const [is, bar, link, said] = ["is", "bar", "link", "said"].map(part);
  const tools = [...bar.querySelectorAll("button")];
  const label = document.querySelector(`label[for="${area.id}"]`);
  const editor = document.createElement("div");
  const attributes = {
    id: area.id, role: "textbox", contenteditable: "true", "aria-multiline": "true", class: `${area.className} vs-rich__editor`,
    "aria-required": String(area.required), "aria-invalid": area.getAttribute("aria-invalid") || "false",
    "aria-describedby": (area.getAttribute("aria-describedby") || "").replace(`${area.id}_hint`, "").trim(),
  };
  for (const [name, value] of Object.entries(attributes)) if (value) editor.setAttribute(name, value);
  if (label) {
    label.id = `${area.id}_label`;
    editor.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.focus());
  }
  editor.innerHTML = is.value === "html" ? richCopy(area.value) : part("start").innerHTML;
  rich.querySelector(`[id="${area.id}_hint"]`).hidden = true;
  bar.setAttribute("aria-controls", area.id);
  area.id += "_sent";
  area.required = false;
  area.hidden = true;
  area.after(editor);
  bar.hidden = false;

  const send = () => { area.value = editor.innerHTML; is.value = "html"; };
  const say = (text) => { said.textContent = text; };
  const at = (selector) => {
    const node = document.getSelection().anchorNode;
    const near = node && editor.contains(node) && (node.closest ? node : node.parentElement).closest(selector);
    return near && editor.contains(near) && near !== editor ? near : null;
  };
  const run = (command, value) => { editor.focus(); document.execCommand(command, false, value); send(); show(); };
  const show = () => {
    const pressed = { heading: at("h3,h4"), insertUnorderedList: at("ul"), insertOrderedList: at("ol") };
    for (const tool of tools) {
      const name = tool.dataset.richDo;
      const on = name in pressed ? pressed[name] : document.queryCommandState(name) && at("*");
      if (tool.hasAttribute("aria-pressed")) tool.setAttribute("aria-pressed", String(Boolean(on)));
      if (tool.dataset.richIn) tool.setAttribute("aria-disabled", String(!at(tool.dataset.richIn)));
    }
  };

  // Lists, tables and pasted blocks stand below a heading, not in it; in an empty editor nothing is left of one.
  const leaveHeading = (onNewLine) => {
    if (onNewLine && at("h3,h4") && !document.getSelection().isCollapsed) document.execCommand("delete");
    const heading = at("h3,h4");
    if (!heading) return;
    for (const line of [...heading.querySelectorAll("br + br")]) line.remove();
    if (onNewLine && heading.textContent.trim()) {
      document.getSelection().selectAllChildren(heading);
      document.getSelection().collapseToEnd();
      document.execCommand("insertParagraph");
    }
    document.execCommand("formatBlock", false, "p");
  };

  // Put a table back with one row or column more, as one step for undo, and go to its first new cell.
  const replaceTable = (table, change) => {
    const bigger = table.cloneNode(true);
    change(bigger);
    const range = document.createRange();
    range.selectNode(table);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    run("insertHTML", bigger.outerHTML);
  };
  const actions = {
    heading: () => run("formatBlock", at("h3,h4") ? "p" : "h3"),
    insertUnorderedList: () => { leaveHeading(false); run("insertUnorderedList"); },
    insertOrderedList: () => { leaveHeading(false); run("insertOrderedList"); },
    table: () => {
      editor.focus();
      leaveHeading(true);
      const row = (cell) => `<tr>${`<${cell}><br></${cell}>`.repeat(2)}</tr>`;
      run("insertHTML", `<table><thead>${row("th")}</thead><tbody>${row("td")}${row("td")}</tbody></table><p><br></p>`);
    },
    row: () => replaceTable(at("table"), (table) => {
      const row = table.tBodies[0] ? table.tBodies[0].insertRow() : table.createTBody().insertRow();
      for (let left = table.rows[0].cells.length; left > 0; left -= 1) row.insertCell().innerHTML = "<br>";
    }),
    column: () => replaceTable(at("table"), (table) => {
      for (const row of table.rows) row.append(row.cells[0].cloneNode(false)), row.lastChild.append(document.createElement("br"));
    }),
    link: () => openLink(link.hidden),
  };

  let chosen = null;
  const address = link.querySelector("input");
  const openLink = (open) => {
    const selection = document.getSelection();
    if (open) chosen = selection.rangeCount && editor.contains(selection.anchorNode) ? selection.getRangeAt(0) : null;
    link.hidden = !open;
    tools.find((tool) => tool.dataset.richDo === "link").setAttribute("aria-expanded", String(open));
    if (open) { address.value = at("a") ? at("a").href : ""; address.focus(); } else editor.focus();
  };
  const makeLink = () => {
    const typed = address.value.trim();
    const to = /^(https?:\/\/|mailto:)/i.test(typed) ? typed : typed.includes("@") ? `mailto:${typed}` : `https://${typed}`;
    if (!/^(https?:\/\/[^\s/]+\.|mailto:\S+@)\S+$/i.test(to)) { say(said.dataset.noAddress); return; }
    openLink(false);
    if (chosen) { document.getSelection().removeAllRanges(); document.getSelection().addRange(chosen); }
    if (document.getSelection().isCollapsed) run("insertText", typed), document.getSelection().modify("extend", "backward", "word");
    run("createLink", to);
    say("");
  };
  link.querySelector("button").addEventListener("click", makeLink);
  link.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); makeLink(); }
    if (event.key === "Escape") openLink(false);
  });

  bar.addEventListener("mousedown", (event) => event.preventDefault()); // what is selected stays selected
  bar.addEventListener("click", (event) => {
    const tool = event.target.closest("button");
    if (!tool || tool.getAttribute("aria-disabled") === "true") return;
    const name = tool.dataset.richDo;
    if (name in actions) actions[name](); else if (!at("h3,h4")) run(name);
  });
  for (const tool of tools) tool.tabIndex = tool === tools[0] ? 0 : -1;
  bar.addEventListener("keydown", (event) => {
    const here = tools.filter((tool) => tool.offsetParent);
    const now = here.indexOf(document.activeElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: here.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    for (const tool of tools) tool.tabIndex = -1;
    const tool = here[(next + here.length) % here.length];
    tool.tabIndex = 0;
    tool.focus();
  });

  editor.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    if (text.length > Number(rich.dataset.rich)) { say(said.dataset.tooLong); return; }
    say("");
    if (html) leaveHeading(true);
    if (html) run("insertHTML", richCopy(html)); else run("insertText", text);
  });
  editor.addEventListener("drop", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  editor.addEventListener("input", (event) => {
    const isEmpty = event.inputType.startsWith("delete") && !editor.textContent.trim();
    if (isEmpty) setTimeout(() => { if (document.activeElement === editor) { leaveHeading(false); send(); } });
    send();
  });
  editor.addEventListener("keydown", (event) => { // a heading is bold already
    if ((event.ctrlKey || event.metaKey) && /^[biu]$/i.test(event.key) && (event.key === "u" || at("h3,h4"))) event.preventDefault();
  });
  window.addEventListener("pageshow", () => { // what the browser gives back when somebody returns
    if (area.value !== editor.innerHTML) { editor.innerHTML = richCopy(area.value); send(); }
  });
  document.addEventListener("selectionchange", show);
  document.execCommand("defaultParagraphSeparator", false, "p");
  send();
  show();
}
for (const rich of document.querySelectorAll("[data-rich]")) startRich(rich);
