// Language, buttons, keys; then the first view.
function summarise() {
  const list = nodes.filter(isOpen), held = list.filter(node => node.held).length;
  at("summary").textContent = say("summary")(held, list.length - held, ways.length);
}
function speak() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  at("language").textContent = say("other");
  at("language").title = say("otherTitle");
  at("language").lang = language === "vi" ? "en" : "vi";
  query.placeholder = say("search");
  query.setAttribute("aria-label", say("search"));
  results.setAttribute("aria-label", say("documents"));
  at("key").setAttribute("aria-label", say("legend"));
  map.setAttribute("aria-label", say("map"));
  slider.title = say("slider");
  slider.setAttribute("aria-label", say("slider"));
  dayBox.setAttribute("aria-label", say("dayBox"));
  dayBox.placeholder = say("dayForm");
  for (const id of ["closer", "farther"]) { at(id).setAttribute("aria-label", say(id)); at(id).title = say(id); }
  nameScales();
  tally();
  refresh();
  network.redraw();
}
const zoomBy = factor => move(network.getViewPosition().x, network.getViewPosition().y, Math.min(3, network.getScale() * factor));
at("closer").addEventListener("click", () => zoomBy(1.35));
at("farther").addEventListener("click", () => zoomBy(1 / 1.35));
at("overview").addEventListener("click", () => { unchoose(); showAll(); });
at("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; speak(); });
handle.addEventListener("click", () => openPanel(!panel.classList.contains("open")));

const menus = [...document.querySelectorAll(".menu")];
const closeMenus = except => { for (const menu of menus) if (menu !== except) menu.open = false; };
document.addEventListener("pointerdown", event => closeMenus(event.target.closest(".menu")));
query.addEventListener("focus", () => closeMenus());
document.addEventListener("keydown", event => {
  if (life.open) return; // the window has keys of its own
  const typing = /^(INPUT|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    const menu = menus.find(menu => menu.open);
    if (!results.hidden) hideResults();
    else if (menu) { closeMenus(); menu.querySelector("summary").focus(); }
    else if (state.picking) { state.picking = null; fill(); }
    else if (state.chosen || state.path) { unchoose(); map.focus({ preventScroll: true }); }
    else openPanel(false);
  } else if (event.key === "/" && !typing) { query.focus(); event.preventDefault(); }
});
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
map.addEventListener("keydown", event => {
  const arrow = STEPS[event.key], scale = network.getScale(), view = network.getViewPosition();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrow) move(view.x + arrow[0] * 80 / scale, view.y + arrow[1] * 80 / scale, scale, true);
  else if (event.key === "+" || event.key === "=") zoomBy(1.35);
  else if (event.key === "-") zoomBy(1 / 1.35);
  else if (event.key === "0") showAll();
  else if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
  else return;
  event.preventDefault();
});
for (const wish of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"])
  matchMedia(wish).addEventListener("change", () => { colours = palette(); network.redraw(); });
let size = 0;
new ResizeObserver(() => {
  const now = Math.round(map.clientWidth) * 10000 + Math.round(map.clientHeight);
  if (!map.clientHeight) return; // hidden, as on paper
  if (size && now !== size) { arrange(); near ? showNear(near, true) : showFirst(); }
  size = now;
}).observe(map);

if (small.matches) at("legend").open = false;
recall();
// What a page that holds the map may ask of it.
globalThis.canCuMap = { nodes, edges, get ways() { return ways.filter(drawn); }, state, network, choose, unfold, unfoldAll, boxOf: id => boxes.get(id), asSvg };
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
network.redraw();
