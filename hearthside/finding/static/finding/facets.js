/* What this tab looked for among the groups: going back to that page shows it again. It lies in the tab only; Quick exit, or closing the tab,
   lets it go. The entry in the history becomes one that can be gone back to: a page that came by a form cannot. */
(() => {
  const KEY = "facets", form = document.getElementById("facets");
  const read = () => { try { return JSON.parse(sessionStorage.getItem(KEY)) || []; } catch { return []; } };
  const keep = (said) => { try { sessionStorage.setItem(KEY, JSON.stringify(said)); } catch { /* closed: the page still works */ } };

  if (form.dataset.page) {
    const said = [...new FormData(form)].filter(([name, value]) => value && name !== "csrfmiddlewaretoken");
    keep([...said, ["page", form.dataset.page]]);
    history.replaceState({ looked: true }, "", location.href);
  } else if (history.state?.looked && read().length) {
    for (const [name, value] of read()) {
      const field = document.createElement("input");
      [field.type, field.name, field.value] = ["hidden", name, value];
      form.append(field);
    }
    form.submit();
  }
})();
