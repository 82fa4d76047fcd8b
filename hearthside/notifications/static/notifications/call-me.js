/* Shows the button where the browser can be called, asks the browser, and sends what it gives as an ordinary form. */
(() => {
  const form = document.getElementById("call-me");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
  const cannot = document.getElementById("call-me-cannot");
  const button = form.querySelector("button");
  form.hidden = false;
  cannot.hidden = true;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const registration = await navigator.serviceWorker.register(form.dataset.worker);
      await ready(registration);
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
      form.elements.subscription.value = JSON.stringify(subscription);
      form.submit();
    } catch (error) {
      form.querySelector("p").textContent = form.dataset.denied;
      button.disabled = false;
    }
  });

  function ready(registration) {
    const worker = registration.installing || registration.waiting;
    if (!worker || registration.active) return undefined;
    return new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
  }
})();
