// A live map in place of the drawn one: <figure data-map="address of a GeoJSON FeatureCollection">.
// Features have the properties name, url, current, outside (part of no area, so no label) and tint (1 to 6). What is inside the element stays when anything fails.
// data-spots: things on the map, as JSON [[latitude, longitude, name, address], …]; the list beside the map has the same links.
// data-pin: says that a click puts a point in the fields data-pin="lat" and data-pin="lon" of the same form, in place of going to an area.
// Words and tiles come from the page: data-label, data-in, data-out, data-tiles, data-attribution.
import { circleMarker, control, geoJSON, map as makeMap, tileLayer } from "leaflet";

const TINTS = 6;

/** Classes of one area: the drawn map has the same. */
function classes({ current, outside, tint }, number) {
  const ground = outside ? "map__outside" : `map__area map__area--${tint || (number % TINTS) + 1}`;
  return current ? `${ground} map__area--current` : ground;
}

/** Make one polygon a link: by mouse, by touch and by keyboard. */
function link(layer) {
  const { name, url } = layer.feature.properties;
  const shape = layer.getElement();
  if (!shape || !url) return;
  const go = () => window.location.assign(url);
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "link");
  shape.setAttribute("aria-label", name);
  shape.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  layer.on("click", go);
}

/** Of names that would lie over one another only the first is written; the list beside the map has them all. */
function spread(labels) {
  const taken = [];
  for (const label of labels) {
    label.hidden = false;
    const box = label.getBoundingClientRect();
    label.hidden = taken.some((other) =>
      box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    if (!label.hidden) taken.push(box);
  }
}

/** There is something to draw, and the area to be marked is among it; else the drawn map says more. */
function drawable(figure, features) {
  const wanted = new URL(figure.dataset.map, window.location.href).searchParams.has("gebied");
  return features.length > 0 && (!wanted || features.some((feature) => feature.properties.current));
}

/** What is shown first: the marked area with what lies round it, and never beyond the edge of the map. */
function firstView(whole, marked) {
  if (!marked) return whole;
  const near = marked.pad(0.9);
  return [
    [Math.max(near.getSouth(), whole.getSouth()), Math.max(near.getWest(), whole.getWest())],
    [Math.min(near.getNorth(), whole.getNorth()), Math.min(near.getEast(), whole.getEast())],
  ];
}

/** Dots for the things of data-spots; the map has no stop for each of them, the list has. */
function dots(figure, map) {
  for (const [lat, lon, name, url] of JSON.parse(figure.dataset.spots || "[]")) {
    circleMarker([lat, lon], { className: "map__spot", radius: 7, fillOpacity: 1 })
      .bindTooltip(name, { direction: "top" })
      .on("click", () => window.location.assign(url))
      .addTo(map);
  }
}

/** A click on the map fills in the point; the dot of before goes. */
function pin(figure, map) {
  const form = figure.closest("form");
  const [lat, lon] = ["lat", "lon"].map((name) => form?.querySelector(`input[data-pin="${name}"]`));
  if (!lat || !lon) return;
  const told = document.createElement("p");
  told.className = "utrecht-form-field-description";
  told.textContent = figure.dataset.pin;
  figure.before(told);
  let dot;
  const put = () => {
    dot?.remove();
    dot = lat.value && lon.value ? circleMarker([Number(lat.value), Number(lon.value)], { className: "map__spot", radius: 8, fillOpacity: 1 }).addTo(map) : undefined;
  };
  map.on("click", ({ latlng }) => {
    lat.value = latlng.lat.toFixed(6);
    lon.value = latlng.lng.toFixed(6);
    put();
  });
  for (const field of [lat, lon]) field.addEventListener("change", put);
  put();
}

function show(figure, areas) {
  const { in: zoomIn, out: zoomOut, label, tiles, attribution } = figure.dataset;
  const place = document.createElement("div");
  place.className = "map__live";
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", label || "");
  figure.prepend(place);
  const map = makeMap(place, { attributionControl: false, scrollWheelZoom: false, zoomControl: false, zoomSnap: 0.1 });
  map.addControl(control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }));
  if (tiles) {
    control.attribution({ prefix: false }).addTo(map);
    tileLayer(tiles, { attribution: attribution || "", maxZoom: 19 }).addTo(map);
    place.classList.add("map__live--tiles");
  }
  let number = 0;
  const drawn = geoJSON(areas, { style: (feature) => ({ className: classes(feature.properties, number++), fillOpacity: 1 }) });
  drawn.eachLayer((layer) => layer.bindTooltip(layer.feature.properties.name.replaceAll(", ", "\n"), {
    className: "map__label", direction: "center", opacity: 1, permanent: !layer.feature.properties.outside,
  }));
  drawn.addTo(map);
  const marked = drawn.getLayers().find((layer) => layer.feature.properties.current);
  map.fitBounds(firstView(drawn.getBounds(), marked?.getBounds()), { padding: [6, 6] });
  marked?.bringToFront();
  if ("pin" in figure.dataset) pin(figure, map);
  else drawn.eachLayer(link);
  dots(figure, map);
  place.querySelector("svg").setAttribute("role", "group");
  place.querySelector("svg").setAttribute("aria-label", label || "");
  const arrange = () => spread(place.querySelectorAll(".map__label"));
  map.on("zoomend", arrange);
  arrange();
  figure.querySelector("[data-map-drawn]")?.setAttribute("hidden", "");
}

function load(figure) {
  fetch(figure.dataset.map, { headers: { Accept: "application/geo+json, application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status} ${answer.url}`))))
    .then((areas) => { if (drawable(figure, areas.features)) show(figure, areas); })
    .catch((error) => {
      figure.querySelector(".map__live")?.remove();
      console.warn("map:", error);
    });
}

// A map under a fold waits until it is opened; a fold that is of no use without this script is hidden until now.
for (const figure of document.querySelectorAll("[data-map]")) {
  const fold = figure.closest("details");
  fold?.removeAttribute("hidden");
  if (!fold || fold.open) load(figure);
  else fold.addEventListener("toggle", () => load(figure), { once: true });
}
