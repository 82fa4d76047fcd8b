/* Runs before the page is painted. What the server wrote on <html> wins; otherwise the cookies "theme" and "text". */
(() => {
  const root = document.documentElement;
  const allowed = { theme: ["light", "dark", "contrast"], text: ["large", "larger"] };
  const wear = (key, value) => {
    if (allowed[key].includes(value)) root.dataset[key] = value;
    else delete root.dataset[key];
  };
  for (const key of Object.keys(allowed)) {
    const found = document.cookie.match(new RegExp("(?:^|; )" + key + "=(\\w+)"));
    if (found && !root.dataset[key]) wear(key, found[1]);
  }
  document.addEventListener("change", (event) => {
    const key = event.target.dataset && event.target.dataset.wear;
    if (key in allowed) wear(key, event.target.value);
  });
})();
