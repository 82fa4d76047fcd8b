/* One stream per page: <body data-live="/path">. A message names a topic; every element with that data-live-topic gets the
   event "live" (use hx-trigger="live" hx-get="..." on it) and fetches itself again. Lost? Tries again after 1 to 30 seconds,
   thirty times at most; looking at the page again gives thirty more. */
(() => {
  const holder = document.querySelector("[data-live]");
  if (!holder || !window.EventSource || !window.needHtmx) return;
  const most = 30;
  let stream, timer, tries = 0, wasLost = false;

  const refetch = async (topic) => {
    const parts = [...document.querySelectorAll("[data-live-topic]")].filter((one) => !topic || one.dataset.liveTopic === topic);
    const htmx = parts.length && await window.needHtmx().catch(() => {});
    if (htmx) for (const part of parts) htmx.trigger(part, "live");
  };
  const open = () => {
    stream = new EventSource(holder.dataset.live);
    stream.onopen = () => { tries = 0; if (wasLost) refetch(); wasLost = false; };
    stream.onmessage = (event) => refetch(event.data);
    stream.onerror = () => {
      stream.close();
      wasLost = true;
      tries += 1;
      if (tries < most) timer = setTimeout(open, 1000 + Math.random() * Math.min(1000 * 2 ** tries, 29000));
    };
  };
  const close = () => { clearTimeout(timer); if (stream) stream.close(); };
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted) { wasLost = true; open(); } });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || tries < most) return;
    tries = 0;
    open();
  });
  open();
})();
