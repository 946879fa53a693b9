// Keeps what has been visited, so that the site works without a network. A new build of the site
// has another version, and then begins a cache of its own. Nothing of another host passes here.
const VERSION = "VERSION";
const KEPT = ["KEPT"];
const PYTHON = ["PYTHON"];

// What python-memory.js keeps; it knows itself which build it is for.
const MEMORY = "python-memory";

async function keep(paths) {
  const cache = await caches.open(VERSION);
  // one by one: a file that fails is fetched when it is needed, and the rest is kept
  for (const path of paths) {
    const address = new URL(path || "./", self.registration.scope);
    if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep(KEPT));
});

self.addEventListener("message", (event) => {
  if (event.data === "keep Python") event.waitUntil(keep(PYTHON));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name !== VERSION && name !== MEMORY) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(VERSION);
      const kept = await cache.match(request, { ignoreSearch: true });
      if (kept) return kept;
      const fresh = await fetch(request);
      if (fresh.ok && !fresh.redirected && fresh.status === 200) await cache.put(request, fresh.clone());
      return fresh;
    })(),
  );
});
