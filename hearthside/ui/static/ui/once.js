/* A form that is on its way is not sent twice. Undone when the page comes back, or after ten seconds without an answer.
   The button that was pressed sends its value too, and has the focus again when it is drawn anew. The way back
   to a page that refused a press asks for it anew; without this the browser answers with an error of its own. */
(() => {
  let pressed = null;
  const buttons = (form) => form.querySelectorAll("button:not([type=button])");
  const rest = (form) => {
    delete form.dataset.sending;
    for (const button of buttons(form)) button.removeAttribute("aria-disabled");
  };
  const [came] = performance.getEntriesByType("navigation");
  if (came && came.responseStatus >= 400) history.replaceState(history.state, "", location.href);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (event.defaultPrevented || form.method !== "post") return;
    form.dataset.sending = "yes";
    for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
    setTimeout(rest, 10000, form);
  }, true);
  document.addEventListener("htmx:configRequest", (event) => {
    pressed = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    if (pressed && pressed.name) event.detail.parameters[pressed.name] = pressed.value;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!pressed || pressed.isConnected) return;
    const same = [...document.getElementsByName(pressed.name)].find((one) => one.value === pressed.value);
    pressed = null;
    if (same) same.focus();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form");
    if (form) rest(form);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(rest));
})();
