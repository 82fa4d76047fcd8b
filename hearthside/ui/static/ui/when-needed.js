/* htmx weighs more than a whole page, so it comes when it is first needed: somebody touches or focuses what uses it, or news
   arrives. A form that is sent before it is there waits for it, two seconds at most, and then goes as a plain form. Words typed
   before it is there are told to it as "early". */
(() => {
  const source = document.currentScript.dataset.htmx;
  const uses = "[hx-get], [hx-post]";
  const config = {
    allowEval: false, selfRequestsOnly: true, includeIndicatorStyles: false, historyCacheSize: 0, refreshOnHistoryMiss: true,
    responseHandling: [
      { code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "422", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  };
  let coming;

  const whole = new Promise((done) => { document.readyState === "complete" ? done() : addEventListener("load", done); });
  const typedEarly = () => document.querySelectorAll("textarea[hx-post]").forEach((text) => {
    if (text.value !== text.defaultValue) text.dispatchEvent(new Event("early"));
  });
  const load = () => new Promise((done, failed) => {
    const meta = document.createElement("meta");
    meta.name = "htmx-config";
    meta.content = JSON.stringify(config);
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => { typedEarly(); done(window.htmx); };
    script.onerror = () => { coming = undefined; failed(); };
    document.head.append(meta, script);
  });
  window.needHtmx = () => (coming ||= whole.then(load));

  const touched = (event) => {
    const one = event.target.closest && event.target.closest(uses + ", button");
    if (one && (one.matches(uses) || (one.form && one.form.matches(uses)))) window.needHtmx().catch(() => {});
  };
  document.addEventListener("pointerdown", touched);
  document.addEventListener("focusin", touched);
  addEventListener("submit", (event) => {
    const form = event.target;
    if (window.htmx || !form.matches(uses) || form.dataset.plain) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const enough = new Promise((done) => setTimeout(done, 2000));
    Promise.race([window.needHtmx(), enough]).catch(() => {}).then(() => {
      if (!window.htmx) form.dataset.plain = "yes";
      form.requestSubmit(event.submitter);
    });
  }, true);
})();
