// A council on screen: what a browser only does for a hand on the keyboard (full screen), and what needs no server (the
// black screen). The keys that change the slide are the shortcuts of Streamlit's own buttons.
(() => {
  if (window.seanceHeard) return; // the title of the screen already bears the name « seance »
  window.seanceHeard = true;

  const shown = () => document.querySelector(".st-key-seance");
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable=true]");
  const fill = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const blacken = () => {
    const black = document.getElementById("ecran_noir");
    if (black) return black.remove();
    const cover = document.createElement("div");
    cover.id = "ecran_noir";
    cover.onclick = () => cover.remove();
    document.body.append(cover);
  };

  window.addEventListener(
    "keydown",
    (event) => {
      if (!shown() || event.ctrlKey || event.metaKey || event.altKey) return;
      const black = document.getElementById("ecran_noir");
      if (typing(event.target)) {
        if (event.key !== "Escape") return;
        event.target.blur(); // leaves what is typed, not the council
        event.stopImmediatePropagation();
      } else if (event.key === "b" || event.key === "B" || event.key === ".") {
        blacken();
        event.stopImmediatePropagation();
      } else if (event.key === "f" || event.key === "F") {
        fill();
      } else if (black) {
        black.remove(); // any key brings the slide back, and does nothing else
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => event.target.closest?.(".st-key-seance_plein_ecran button") && fill(),
    true,
  );
  new MutationObserver(() => shown() || document.getElementById("ecran_noir")?.remove()).observe(document.body, {
    childList: true,
    subtree: true,
  });
})();
