// data-passkey="create|get" on a form: the browser asks for the key, its answer goes into the field "credential".
// What is asked stands in the JSON with id data-passkey-ask, or comes from the address data-passkey-from.
"use strict";
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));

async function createKey(asked, form) {
  const options = { ...asked.creation_options.publicKey };
  options.challenge = toBytes(options.challenge);
  options.user = { ...options.user, id: toBytes(options.user.id) };
  options.excludeCredentials = withBytes(options.excludeCredentials);
  if (form.elements.passwordless && form.elements.passwordless.checked) {
    const wanted = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    options.authenticatorSelection = { ...options.authenticatorSelection, ...wanted };
  }
  const made = await navigator.credentials.create({ publicKey: options });
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports ? made.response.getTransports() : [],
  });
}

async function getKey(asked) {
  const options = { ...asked.request_options.publicKey };
  options.challenge = toBytes(options.challenge);
  options.allowCredentials = withBytes(options.allowCredentials);
  const found = await navigator.credentials.get({ publicKey: options });
  const handle = found.response.userHandle;
  return answer(found, {
    authenticatorData: toText(found.response.authenticatorData),
    signature: toText(found.response.signature),
    userHandle: handle && handle.byteLength ? toText(handle) : null,
  });
}

function answer(key, response) {
  return {
    id: key.id, rawId: toText(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment,
    clientExtensionResults: key.getClientExtensionResults(),
    response: { ...response, clientDataJSON: toText(key.response.clientDataJSON) },
  };
}

async function whatIsAsked(form) {
  if (form.dataset.passkeyAsk) return JSON.parse(document.getElementById(form.dataset.passkeyAsk).textContent);
  const reply = await fetch(form.dataset.passkeyFrom, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!reply.ok) throw new Error("no question");
  return reply.json();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const works = Boolean(window.PublicKeyCredential && navigator.credentials);
  for (const part of document.querySelectorAll(works ? "[data-passkey-works]" : "[data-passkey-not]")) part.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector("[data-passkey-problem]");
    problem.hidden = true;
    try {
      const asked = await whatIsAsked(form);
      const key = await (form.dataset.passkey === "create" ? createKey(asked, form) : getKey(asked));
      form.elements.credential.value = JSON.stringify(key);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
