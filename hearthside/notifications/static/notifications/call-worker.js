/* Shows a call on the device and opens the page that answers it. It keeps nothing and fetches nothing. */
self.addEventListener("push", (event) => {
  const said = event.data ? event.data.json() : { title: "Please look in now", body: "", to: "/hours/calls/" };
  const shown = { body: said.body, tag: "call", renotify: true, requireInteraction: true, data: said.to };
  event.waitUntil(self.registration.showNotification(said.title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
