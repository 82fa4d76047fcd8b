/* Shows what was found on the page itself, so that going back from a hit brings the hits again and no warning about sending twice. What was
   looked for is kept in this tab's memory for that, until another page opens anew or the tab closes; the quick exit forgets it. Without
   this script the form is sent as a plain one. */
(() => {
  const box = document.querySelector("form.search-box");
  if (!box) return;
  const key = "looked-for";
  const memory = (act) => { try { return act(sessionStorage); } catch { return null; /* closed storage keeps nothing */ } };

  const show = async (fields) => {
    const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: box.elements.csrfmiddlewaretoken.value });
    const answer = await fetch(box.action, { method: "POST", body });
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
    if (!drawn) throw new Error();
    document.getElementById("found").replaceWith(document.adoptNode(drawn));
    document.querySelector("[aria-labelledby=been-here]")?.remove();
    memory((kept) => kept.setItem(key, JSON.stringify(fields)));
    return drawn;
  };

  addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-search]") || form.dataset.plain) return;
    event.preventDefault();
    const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(new FormData(form));
    show(fields).then((drawn) => drawn.focus({ preventScroll: form === box })).catch(() => { form.dataset.plain = "yes"; form.submit(); });
  }, true);

  const [how] = performance.getEntriesByType("navigation");
  const kept = memory((storage) => storage.getItem(key));
  if (how && how.type === "back_forward" && kept && !document.getElementById("found").childElementCount) {
    const fields = JSON.parse(kept);
    box.elements.q.value = fields.q;
    show(fields).catch(() => {});
  } else {
    memory((storage) => storage.removeItem(key));
  }
})();
