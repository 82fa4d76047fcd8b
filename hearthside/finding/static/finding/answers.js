/* Answers of the finder stay in this tab: <form data-answers> keeps its q_ fields, <form data-answers-here> offers to go on with
   them. Closing the tab, Quick exit or a form with data-forget lets them go. A page that came by a form can be gone back to: it shows the first
   question and the offer. */
(() => {
  const KEY = "finding";
  const read = () => { try { return JSON.parse(sessionStorage.getItem(KEY)) || []; } catch { return []; } };
  const keep = (form) => {
    const said = [...new FormData(form)].filter(([name]) => name.startsWith("q_") && name !== "q_safety");
    if (!said.length) return;
    try { sessionStorage.setItem(KEY, JSON.stringify(said)); } catch { /* closed: the page still works */ }
  };

  const form = document.querySelector("form[data-answers]");
  if (form) {
    keep(form);
    form.addEventListener("change", () => keep(form));
    history.replaceState(null, "", location.href);
  }
  const offer = document.querySelector("form[data-answers-here]");
  const said = offer ? read() : [];
  if (said.length) {
    for (const [name, value] of said) {
      const field = document.createElement("input");
      [field.type, field.name, field.value] = ["hidden", name, value];
      offer.append(field);
    }
    offer.hidden = false;
  }
})();
