// Something takes a while: the page looks how far it is, and comes anew when it is done.
const WAIT = 2000; // milliseconds
const busy = document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(busy.dataset.progress, { credentials: "same-origin" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-progress]");
    if (!now) return location.replace(busy.dataset.progress);
    for (const part of ["[data-far]", "[data-told]"]) {
      const here = busy.querySelector(part);
      const there = now.querySelector(part);
      if (here && there && here.outerHTML !== there.outerHTML) here.replaceWith(there);
    }
  } catch {
    // no network for a moment: look again
  }
  setTimeout(look, WAIT);
}

if (busy?.dataset.progress) setTimeout(look, WAIT);
