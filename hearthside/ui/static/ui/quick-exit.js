/* Leaves at once: the link in the header, or Escape three times within two seconds. Empties the page, forgets what this
   browser kept, asks the server to end the session, and replaces this page in the history with a neutral one. */
(() => {
  const link = document.querySelector("[data-exit]");
  const isPrivate = "private" in document.documentElement.dataset;
  let presses = [];

  const empty = () => {
    document.title = "\u00a0";
    document.body.replaceChildren();
  };
  const forget = () => {
    try { sessionStorage.clear(); localStorage.clear(); } catch { /* storage may be closed; then nothing was kept */ }
  };
  const endSession = (path) => {
    const form = new FormData();
    const token = link.dataset.exitToken;
    if (token) { form.append("csrfmiddlewaretoken", token); form.append("sign_out", "yes"); }
    navigator.sendBeacon(path, form);
  };
  const leave = () => {
    if (link.dataset.exitBeacon) endSession(link.dataset.exitBeacon);
    forget();
    empty();
    location.replace(link.dataset.exit);
  };

  if (link) {
    link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { presses = []; return; }
      presses = [...presses.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
      if (presses.length === 3) leave();
    });
  }
  if (isPrivate) {
    addEventListener("pagehide", () => { document.body.hidden = true; });
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }
  document.addEventListener("submit", (event) => { if ("forget" in event.target.dataset) forget(); });
})();
