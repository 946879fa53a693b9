// Puts the chosen colours on before the page shows; without a choice the system's are used.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // a browser that keeps nothing follows the system
  }
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.classList.remove("no-js");
})();
