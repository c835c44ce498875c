// A triangle and a field on which one points, in step with the list of the form; and a tablet that forgets.
// Hung on data-triad, data-field and data-idle. The list is what is sent: without this script it is all there is.
const SVG = "http://www.w3.org/2000/svg";
const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
const make = (name, attributes, parent, space) => {
  const made = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent.append(made);
  return made;
};
const nameOf = (input) => input.labels[0].textContent.trim();
const changed = (input) => input.dispatchEvent(new Event("change", { bubbles: true }));

for (const box of document.querySelectorAll("[data-triad]")) triad(box);
for (const box of document.querySelectorAll("[data-field]")) field(box);

function triad(box) {
  const inputs = [...box.parentElement.querySelectorAll("[data-corner]")];
  const corners = [[150, 10], [10, 250], [290, 250]];
  const names = inputs.map(nameOf);
  const label = (at) => { make("p", { class: "spot__corner", "aria-hidden": "true" }, box).textContent = names[at]; };
  label(0);
  const area = make("div", { class: "spot__area", role: "application", tabindex: "0", "aria-label": `${box.dataset.name} ${names.join(", ")}` }, box);
  const svg = make("svg", { viewBox: "0 0 300 260", "aria-hidden": "true", focusable: "false" }, area, SVG);
  make("polygon", { class: "spot__triangle", points: corners.join(" ") }, svg, SVG);
  const dot = make("circle", { class: "spot__dot", r: 11 }, svg, SVG);
  const foot = make("div", { class: "spot__foot", "aria-hidden": "true" }, box);
  for (const at of [1, 2]) make("p", { class: "spot__corner" }, foot).textContent = names[at];
  const said = make("p", { class: "visually-hidden", role: "status" }, box);
  let parts = null;

  function read() {
    const grades = inputs.map((input) => (input.value === "" ? null : clamp(Number(input.value) || 0, 0, 10)));
    if (grades.every((one) => one === null)) parts = null;
    else {
      const whole = grades.reduce((sum, one) => sum + (one || 0), 0);
      parts = grades.map((one) => (whole ? (one || 0) / whole : 1 / 3));
    }
    show();
  }
  function show() {
    dot.toggleAttribute("hidden", !parts);
    if (!parts) return;
    dot.setAttribute("cx", parts.reduce((sum, part, at) => sum + part * corners[at][0], 0));
    dot.setAttribute("cy", parts.reduce((sum, part, at) => sum + part * corners[at][1], 0));
  }
  function put(x, y) {
    const first = clamp((250 - y) / 240, 0, 1);
    const width = 280 * (1 - first);
    const third = width ? clamp((x - (10 + 140 * first)) / width, 0, 1) * (1 - first) : 0;
    parts = [first, 1 - first - third, third];
    const grades = parts.map((part) => Math.round(part * 100) / 10);
    grades[grades.indexOf(Math.max(...grades))] += 10 - grades.reduce((sum, one) => sum + one, 0);
    inputs.forEach((input, at) => { input.value = Math.round(grades[at] * 10) / 10; });
    said.textContent = inputs.map((input, at) => `${names[at]} ${Number(input.value).toLocaleString(document.documentElement.lang)}`).join("; ");
    show();
    changed(inputs[0]);
  }
  function at(event) {
    const place = svg.getBoundingClientRect();
    put(((event.clientX - place.left) / place.width) * 300, ((event.clientY - place.top) / place.height) * 260);
  }
  svg.addEventListener("pointerdown", (event) => { svg.setPointerCapture(event.pointerId); at(event); });
  svg.addEventListener("pointermove", (event) => event.buttons && at(event));
  area.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [0, 0] }[event.key];
    if (!move) return;
    event.preventDefault();
    if (!parts || event.key === "Home") return put(150, 170);
    const step = event.shiftKey ? 40 : 12;
    put(Number(dot.getAttribute("cx")) + move[0] * step, clamp(Number(dot.getAttribute("cy")) + move[1] * step, 10, 250));
  });
  for (const input of inputs) input.addEventListener("input", read);
  box.hidden = false;
  read();
}

function field(box) {
  const selects = [...box.parentElement.querySelectorAll("[data-stone]")];
  const [left, right] = box.dataset.right.split("|");
  const [below, above] = box.dataset.up.split("|");
  const end = (text, parent) => { make("p", { class: "spot__corner", "aria-hidden": "true" }, parent).textContent = text; };
  make("p", {}, box).textContent = box.dataset.name;
  end(above, box);
  const area = make("div", { class: "spot__field", dir: "ltr" }, box);
  end(below, box);
  const foot = make("div", { class: "spot__foot", dir: "ltr" }, box);
  end(left, foot);
  end(right, foot);
  const tray = make("div", { class: "spot__tray" }, box);
  for (const key of new Set(selects.map((one) => one.dataset.stone))) {
    const [x, y] = ["x", "y"].map((way) => selects.find((one) => one.dataset.stone === key && one.dataset.way === way));
    const name = x.closest("fieldset").querySelector("legend").textContent.trim();
    const stone = make("button", { type: "button", class: "spot__stone" }, tray);
    stone.textContent = name;
    const show = () => {
      const lies = x.value !== "" && y.value !== "";
      if (lies !== (stone.parentElement === area)) {
        const focused = document.activeElement === stone;
        (lies ? area : tray).append(stone);
        if (focused) stone.focus();
      }
      stone.style.left = lies ? `${x.value / 10}%` : "";
      stone.style.bottom = lies ? `${y.value / 10}%` : "";
      stone.setAttribute("aria-label", lies ? `${name}: ${x.selectedOptions[0].text}; ${y.selectedOptions[0].text}` : `${name}: ${x.options[0].text}`);
    };
    const put = (across, up) => {
      x.value = String(clamp(Math.round(across * 10), 0, 10) * 100);
      y.value = String(clamp(Math.round(up * 10), 0, 10) * 100);
      show();
      changed(x);
    };
    const at = (event) => {
      const place = area.getBoundingClientRect();
      put((event.clientX - place.left) / place.width, (place.bottom - event.clientY) / place.height);
    };
    let drags = false;
    stone.addEventListener("pointerdown", () => { drags = true; });
    stone.addEventListener("click", () => { if (x.value === "" || y.value === "") put(0.5, 0.5); });
    addEventListener("pointermove", (event) => drags && at(event));
    for (const over of ["pointerup", "pointercancel"]) addEventListener(over, () => { drags = false; });
    stone.addEventListener("keydown", (event) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], Delete: null }[event.key];
      if (move === undefined) return;
      event.preventDefault();
      if (move) return x.value === "" || y.value === "" ? put(0.5, 0.5) : put(x.value / 1000 + move[0] / 10, y.value / 1000 + move[1] / 10);
      x.value = y.value = "";
      show();
    });
    for (const select of [x, y]) select.addEventListener("change", show);
    show();
  }
  box.hidden = false;
}

// A tablet at a stall: nobody touched it for a while, or somebody goes back; then it begins anew.
const { idle, idleTo } = document.body.dataset;
if (idle) {
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => location.replace(idleTo), idle * 1000); };
  for (const touch of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(touch, wait, { passive: true });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  wait();
}
