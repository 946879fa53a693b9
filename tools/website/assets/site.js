// What every page does: choose colours, copy a citation, work offline.
const root = document.documentElement;

const themes = ["auto", "light", "dark"];
const button = document.querySelector("button.theme");
if (button) {
  const show = () => {
    const theme = root.dataset.theme ?? "auto";
    button.textContent = { auto: "◐", light: "☀", dark: "☾" }[theme];
    button.setAttribute("aria-label", `Colours: ${theme}; change`);
    button.title = `Colours: ${theme}`;
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // the choice then lasts as long as the page
    }
    show();
  });
}

for (const copy of document.querySelectorAll("button[data-copy]")) {
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    const text = document.getElementById(copy.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
}

if ("serviceWorker" in navigator && location.protocol !== "file:") {
  const worker = new URL(`${root.dataset.root ?? "./"}sw.js`, location.href);
  // a host that serves no worker changes nothing for the page
  navigator.serviceWorker.register(worker).catch(() => {});
}
