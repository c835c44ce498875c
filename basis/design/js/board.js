// Cards on a table: who drags one sends the form under it, which does the same without this script.
const board = document.querySelector("[data-board]");
let held = null;

const others = (group) => [...group.querySelectorAll("[data-card]")].filter((card) => card !== held);
const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-group]");

function mark(group) {
  for (const each of board.querySelectorAll("[data-over]")) if (each !== group) each.removeAttribute("data-over");
  group?.setAttribute("data-over", "");
}

function drop(event) {
  const group = under(event);
  if (group) {
    const places = others(group).map((card) => card.getBoundingClientRect());
    const before = places.findIndex((box) => event.clientY < box.top + box.height / 2);
    const form = held.querySelector("form");
    form.elements.where.value = group.dataset.group;
    form.elements.place.value = before < 0 ? places.length : before;
    form.requestSubmit();
  }
  let_go();
}

function let_go() {
  held?.removeAttribute("data-held");
  held = null;
  mark(null);
}

for (const grip of board?.querySelectorAll("[data-grip]") ?? []) {
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    held = grip.closest("[data-card]");
    held.setAttribute("data-held", "");
    grip.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => held && mark(under(event)));
  grip.addEventListener("pointerup", (event) => held && drop(event));
  grip.addEventListener("pointercancel", let_go);
}

const moved = location.hash.startsWith("#kaart-") && document.getElementById(location.hash.slice(1));
if (board && moved) moved.focus();
