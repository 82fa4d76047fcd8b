/* The desk by keyboard: a letter goes to what carries it in data-key. Nothing is ever sent by a letter: it moves there, and Enter does
   the rest. Off while somebody types, with Ctrl, Alt or Meta, and when switched off on the sheet of keys. */
(() => {
  const sheet = document.querySelector("[data-keys]");
  if (!sheet) return;
  const TYPES_IN = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]";
  const kept = (value) => {
    try { return value === undefined ? localStorage.getItem("desk-keys") : localStorage.setItem("desk-keys", value); } catch { return null; }
  };
  const button = sheet.querySelector("[data-keys-switch]");
  let isOn = kept() !== "off";
  const show = () => {
    button.textContent = isOn ? button.dataset.off : button.dataset.on;
    sheet.dataset.keys = isOn ? "on" : "off";
  };
  button.addEventListener("click", () => { isOn = !isOn; kept(isOn ? "on" : "off"); show(); });
  sheet.hidden = false;
  show();

  const rows = () => [...document.querySelectorAll(".queue a")].filter((one) => one.offsetParent);
  const step = (by) => {
    const all = rows(), now = all.indexOf(document.activeElement);
    const from = now >= 0 ? now : all.findIndex((one) => one.ariaCurrent === "true");
    const next = all[from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + by))];
    if (next) next.focus();
    return Boolean(next);
  };
  const toWords = (details) => {
    details.open = true;
    (details.querySelector("textarea, select, input:not([type=hidden])") || details.firstElementChild).focus();
  };
  const goTo = (target) => {
    if (target.closest(".desk-actions") && !target.offsetParent) location.hash = "actions";
    const details = target.closest("summary") && target.parentElement;
    if (target.matches("a")) target.click();
    else if (details && target.dataset.key === "w") { target.click(); target.focus(); }
    else if (details) toWords(details);
    else (target.form?.querySelector("textarea, select") || target).focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.target.closest(TYPES_IN)) return;
    const toSheet = event.key === "?";
    if (!isOn && !toSheet) return;
    const isHandled = (event.key === "j" && step(1)) || (event.key === "k" && step(-1));
    const target = toSheet ? null : document.querySelector(`[data-key~="${CSS.escape(event.key)}"]`);
    if (toSheet) { sheet.open = !sheet.open; if (sheet.open) sheet.firstElementChild.focus(); }
    else if (!isHandled && target) goTo(target);
    else if (!isHandled) return;
    event.preventDefault();
  });
})();
