/* Passkeys. [data-passkey-make]: a form that makes one from the options it carries. [data-passkey-use]: a form, hidden without
   scripts, that fetches a challenge and signs in. The form's hidden "credential" field takes the browser's answer as JSON. */
(() => {
  const can = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.prototype.toJSON;
  if (!can) return;
  const find = (form, part) => form.querySelector(`[data-passkey-${part}]`);
  const fill = (form, credential) => { form.querySelector("[name$=credential]").value = JSON.stringify(credential.toJSON()); };
  const options = (text) => { const found = JSON.parse(text); return found.publicKey || found; };

  const challenge = async (form) => {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(form.dataset.passkeyUse, { method: "POST", headers: { "X-CSRFToken": token } });
    if (!answer.ok) throw new Error("no challenge");
    return answer.text();
  };
  const make = async (form) => fill(form, await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options(form.dataset.passkeyMake)),
  }));
  const use = async (form) => fill(form, await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options(await challenge(form))),
  }));

  const listen = (form, act) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    find(form, "failed").hidden = true;
    try { await act(form); HTMLFormElement.prototype.submit.call(form); }
    catch { find(form, "failed").hidden = false; }
  }, true);

  for (const form of document.querySelectorAll("[data-passkey-make]")) {
    listen(form, make);
    find(form, "missing").hidden = true;
    find(form, "ready").hidden = false;
  }
  for (const form of document.querySelectorAll("[data-passkey-use]")) {
    listen(form, use);
    form.hidden = false;
  }
})();
