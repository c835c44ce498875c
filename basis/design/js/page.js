import "./progress.js";
import "./read_aloud.js";

// One open panel in the head at a time; Escape or a click elsewhere closes it.
const panels = document.querySelectorAll("details[data-panel]");

function close(except) {
  for (const panel of panels) if (panel !== except) panel.open = false;
}

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && [...panels].find((panel) => panel.open);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", (event) => close(event.target.closest("details[data-panel]")));
