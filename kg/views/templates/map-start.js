// Language, buttons, keys, saving, printing; then the first view.
function speak() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  at("language").textContent = say("other");
  at("language").title = say("otherTitle");
  at("language").lang = language === "vi" ? "en" : "vi";
  query.placeholder = say("search");
  query.setAttribute("aria-label", say("search"));
  results.setAttribute("aria-label", say("documents"));
  map.setAttribute("aria-label", say("map"));
  for (const id of ["closer", "farther"]) { at(id).setAttribute("aria-label", say(id)); at(id).title = say(id); }
  const held = nodes.filter(node => node.held).length;
  at("summary").textContent = say("summary")(held, nodes.length - held, edges.length);
  panel.setAttribute("aria-label", say("list")(nodes.length));
  nameScales();
  fillLegend();
  fill();
  network.redraw();
}
const zoomBy = factor => move(network.getViewPosition().x, network.getViewPosition().y, Math.min(3, network.getScale() * factor));
at("closer").addEventListener("click", () => zoomBy(1.35));
at("farther").addEventListener("click", () => zoomBy(1 / 1.35));
at("overview").addEventListener("click", () => { unchoose(); showAll(); });
at("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; speak(); });
const wholePicture = () => picture(drawing, document.title, setting.kinds.filter(kind => !state.kinds.has(kind.key)), (ctx, ink) => {
  drawEdges(ctx, ink);
  for (const node of nodes.filter(shown))
    drawBox(ctx, node, boxes.get(node.id), ink, nodeStrength(node), { chosen: node.id === state.chosen, text: true });
});
at("save").addEventListener("click", () => {
  wholePicture().toBlob(blob => {
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = "ban-do-can-cu.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
});
handle.addEventListener("click", () => openPanel(!panel.classList.contains("open")));
document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    if (!results.hidden) results.hidden = true;
    else if (at("legend").querySelector(".menu").open) at("legend").querySelector(".menu").open = false;
    else if (state.chosen) { unchoose(); map.focus({ preventScroll: true }); }
    else openPanel(false);
  } else if (event.key === "/" && event.target.tagName !== "INPUT") { query.focus(); event.preventDefault(); }
});
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
map.addEventListener("keydown", event => {
  const step = STEPS[event.key], scale = network.getScale(), view = network.getViewPosition();
  if (step) move(view.x + step[0] * 80 / scale, view.y + step[1] * 80 / scale, scale, true);
  else if (event.key === "+" || event.key === "=") zoomBy(1.35);
  else if (event.key === "-") zoomBy(1 / 1.35);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
});
const repaint = () => { colours = palette(); network.redraw(); };
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
// Paper gets the whole drawing in light colours, in place of the part that the screen shows.
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  at("paper").replaceChildren(wholePicture());
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.theme;
  at("paper").replaceChildren();
});
document.addEventListener("pointerdown", event => {
  const menu = at("legend").querySelector(".menu");
  if (!menu.contains(event.target)) menu.open = false;
});
query.addEventListener("focus", () => { at("legend").querySelector(".menu").open = false; });
let size = 0;
new ResizeObserver(() => {
  const now = Math.round(map.clientWidth) * 10000 + Math.round(map.clientHeight);
  if (size && now !== size) { useDrawing(); nameScales(); state.chosen ? showNear(near) : showFirst(); }
  size = now;
}).observe(map);

if (small.matches) at("legend").open = false;
useDrawing();
speak();
showFirst();
const asked = new URLSearchParams(location.hash.slice(1)).get("vb") || (setting.open ? setting.focus[0] : null);
if (byId.has(asked)) choose(asked);
document.documentElement.dataset.ready = "1";
