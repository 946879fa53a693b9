// Python's memory, kept by the browser once the library is loaded: the next page goes on from there
// and need not start Python again. It is taken before the first question is answered, so that
// nothing of a user's is in it.
const CACHE = "python-memory";

// A memory fits one version of the browser alone, and one build of the library, which it names.
const name = new URLSearchParams({ browser: navigator.userAgent });
const address = new URL(`python-memory?${name}`, import.meta.url).href;
const BUILD = "Build";
const SIZE = "Size";

// Gives { build, content, filled }, or nothing; without a secure connection a browser keeps nothing.
// The content is whole once `filled` is fulfilled: reading it takes a while, which is of use.
export async function read() {
  const kept = await self.caches?.match(address, { cacheName: CACHE });
  if (!kept) return null;
  const content = new Uint8Array(Number(kept.headers.get(SIZE)));
  const filled = kept.arrayBuffer().then((pages) => spread(pages, content));
  filled.catch(() => {}); // told where it is awaited
  return { build: kept.headers.get(BUILD), content, filled };
}

export async function keep(build, content) {
  await forget();
  const cache = await caches.open(CACHE);
  const headers = { [BUILD]: build, [SIZE]: content.length };
  await cache.put(address, new Response(gather(content), { headers }));
}

export const forget = () => caches.delete(CACHE);

// What a memory of this build is known by; null where none can be kept.
export async function buildOf(library) {
  if (!self.caches || !self.crypto.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", library));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A third of the memory is pages of zeros, which are left out: kept is the number of each other page
// and then its bytes. The last page may be short.
const PAGE = 65536;

export function gather(content) {
  const parts = [];
  for (let start = 0; start < content.length; start += PAGE) {
    const page = content.subarray(start, start + PAGE);
    if (page.some(Boolean)) parts.push(Uint32Array.of(start / PAGE), page);
  }
  return new Blob(parts);
}

export function spread(kept, content) {
  for (let place = 0; place < kept.byteLength; ) {
    const start = new DataView(kept).getUint32(place, true) * PAGE;
    const length = Math.min(PAGE, content.length - start);
    content.set(new Uint8Array(kept, place + 4, length), start);
    place += 4 + length;
  }
}
