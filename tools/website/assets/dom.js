// Small helpers of the pages with tools.
export const root = document.documentElement.dataset.root;

export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in node && !key.includes("-")) node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const byId = (id) => document.getElementById(id);

// What a page keeps in the fragment of its address: name=value pairs. Null if the fragment names a
// place on the page instead, as the link to the content does: that takes nothing of it away.
export function stateInAddress() {
  const fragment = location.hash.slice(1);
  return fragment && !fragment.includes("=") ? null : new URLSearchParams(fragment);
}

// An address of ours begins with a slash and is below the root of the site.
export function link(text, address) {
  if (!address) return document.createTextNode(text);
  const href = address.startsWith("/") ? root + address.slice(1) : address;
  return element("a", { href }, text);
}

export function list(parts, properties = {}) {
  return element("ul", properties, ...parts.map((part) => element("li", {}, part)));
}

export function save(name, content, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export function openFile(accept) {
  return new Promise((resolve) => {
    const input = element("input", { type: "file", accept, hidden: true });
    input.addEventListener("change", async () => {
      resolve(await input.files[0]?.text());
      input.remove();
    });
    document.body.append(input);
    input.click();
  });
}
