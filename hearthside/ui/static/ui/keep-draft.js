/* <form data-keep="key">: what is typed in its text fields stays in this tab until the server says it was saved, with
   data-draft-done="key" on any element of the next page or an HX-Trigger "draft-done". Text from the server always wins. */
(() => {
  const name = (form) => "kept:" + form.dataset.keep;
  const texts = (form) => [...form.querySelectorAll("textarea[name], input[type=text][name]")];
  const read = (form) => { try { return JSON.parse(sessionStorage.getItem(name(form))) || {}; } catch { return {}; } };

  const keep = (form) => {
    const kept = {};
    for (const text of texts(form)) if (text.value !== text.defaultValue) kept[text.name] = text.value;
    try { sessionStorage.setItem(name(form), JSON.stringify(kept)); } catch { /* full or closed: the form still works */ }
  };
  const restore = (form) => {
    const kept = read(form);
    for (const text of texts(form)) if (!text.value && kept[text.name]) text.value = kept[text.name];
  };
  const letGo = (key) => { try { sessionStorage.removeItem("kept:" + key); } catch { /* nothing was kept */ } };
  const settle = (root) => {
    for (const done of root.querySelectorAll("[data-draft-done]")) letGo(done.dataset.draftDone);
    root.querySelectorAll("form[data-keep]").forEach(restore);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) keep(form);
  });
  document.addEventListener("draft-done", (event) => letGo(event.detail.value));
  document.addEventListener("htmx:load", (event) => settle(event.target.parentElement || document));
  settle(document);
})();
