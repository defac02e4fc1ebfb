// The map: vis-network carries canvas, zoom and hits; the coordinates come from Python and nothing moves by itself.
const read = id => JSON.parse(document.getElementById(id).textContent);
const at = id => document.getElementById(id);
const nodes = read("nodes"), edges = read("edges"), setting = read("setting");
const byId = new Map(nodes.map(node => [node.id, node]));
const kindOf = new Map(setting.kinds.map(kind => [kind.key, kind]));
const outgoing = Map.groupBy ? Map.groupBy(edges, edge => edge.from) : grouped(edges, "from");
const incoming = Map.groupBy ? Map.groupBy(edges, edge => edge.to) : grouped(edges, "to");
const index = indexOf(nodes);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const small = matchMedia("(max-width: 720px)");
const ORDER = ["cites", "basis", "implements", "details", "amends", "ends"];
edges.forEach((edge, i) => { edge.place = i; edge.family = kindOf.get(edge.kind).family; });
const drawOrder = [...edges].sort((a, b) => ORDER.indexOf(a.family) - ORDER.indexOf(b.family));

const state = { chosen: null, hover: null, kinds: new Set(), types: new Set(), held: true, cited: true };
let drawing, boxes, colours = palette(), near = null;

function grouped(list, key) {
  const groups = new Map();
  for (const entry of list) groups.set(entry[key], [...(groups.get(entry[key]) || []), entry]);
  return groups;
}

// ---- what is shown ----
const shown = node => !state.types.has(node.doctype || "") && (node.held ? state.held : state.cited);
const drawn = edge => !state.kinds.has(edge.kind) && shown(byId.get(edge.from)) && shown(byId.get(edge.to));

function neighbourhood(id) {
  const all = new Set([id]);
  for (const edge of edges) if (drawn(edge) && (edge.from === id || edge.to === id)) all.add(edge.from).add(edge.to);
  return all;
}
const touches = (edge, id) => edge.from === id || edge.to === id;
const edgeStrength = edge => {
  if (state.chosen) return touches(edge, state.chosen) ? 2 : 0;
  return state.hover && touches(edge, state.hover) ? 2 : 1;
};
const nodeStrength = node => (near ? (near.has(node.id) ? 1 : 0) : node.held || node.more || linked.has(node.id) ? 1 : 0);
let linked = new Set(nodes.map(node => node.id));

function drawEdges(ctx, ink) {
  const ordered = [...drawOrder].filter(drawn).sort((a, b) => edgeStrength(a) - edgeStrength(b));
  for (const edge of ordered) drawEdge(ctx, edge, drawing.routes[edge.place], ink, edgeStrength(edge));
}

// ---- the carrier ----
const map = at("map");
const network = new vis.Network(map, { nodes: [], edges: [] }, {
  autoResize: true, physics: false, layout: { improvedLayout: false },
  interaction: { dragNodes: false, hover: true, keyboard: false, zoomSpeed: .6, tooltipDelay: 0 },
  nodes: {
    shape: "custom", label: undefined, chosen: false,
    ctxRenderer: ({ ctx, id }) => ({
      drawNode: () => drawBox(ctx, byId.get(id), boxes.get(id), colours, nodeStrength(byId.get(id)), {
        chosen: id === state.chosen, hover: id === state.hover, text: network.getScale() > .22,
      }),
      nodeDimensions: { width: boxes.get(id).width, height: boxes.get(id).height },
    }),
  },
});

function useDrawing() {
  const stage = map.getBoundingClientRect();
  const wanted = stage.width / stage.height < .9 ? setting.drawings.tall : setting.drawings.wide;
  if (wanted !== drawing) {
    drawing = wanted;
    boxes = new Map(drawing.boxes.map(box => [box.id, box]));
  }
  network.setData({ nodes: nodes.filter(shown).map(({ id }) => ({ id, x: boxes.get(id).x, y: boxes.get(id).y })), edges: [] });
}

function fitScale(width, height, most) {
  const stage = map.getBoundingClientRect();
  return Math.min(most, stage.width / (width + 24), stage.height / (height + 24));
}

function move(x, y, scale, still) {
  const animation = still || calm.matches ? false : { duration: 260, easingFunction: "easeInOutQuad" };
  network.moveTo({ position: { x, y }, scale, animation });
}

function showAll(still) {
  move(drawing.width / 2, drawing.height / 2, fitScale(drawing.width, drawing.height, 1.3), still);
}

// Where the whole would be too small to read, the first view is the focus, or the newest text, at a readable size.
function showFirst() {
  const fit = fitScale(drawing.width, drawing.height, 1.3);
  if (fit > .6) return showAll(true);
  const stage = map.getBoundingClientRect(), scale = .78;
  const newest = nodes.reduce((a, b) => (b.held - a.held || (b.date || "").localeCompare(a.date || "")) > 0 ? b : a);
  const focus = boxes.get(setting.focus[0] || newest.id);
  const half = { x: stage.width / scale / 2, y: (stage.height - (small.matches ? 60 : 0)) / scale / 2 };
  const inside = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));
  move(inside(focus.x, half.x, drawing.width - half.x), inside(focus.y - half.y / 2, half.y, drawing.height - half.y) + (small.matches ? 30 / scale : 0), scale, true);
}

function showNear(ids) {
  const own = [...ids].map(id => boxes.get(id));
  const left = Math.min(...own.map(box => box.x - box.width / 2)), right = Math.max(...own.map(box => box.x + box.width / 2));
  const top = Math.min(...own.map(box => box.y - box.height / 2)), bottom = Math.max(...own.map(box => box.y + box.height / 2));
  const cover = small.matches ? .6 : 0; // the part of the stage under the open sheet
  const stage = map.getBoundingClientRect();
  const scale = Math.min(1.3, stage.width / (right - left + 48), stage.height * (1 - cover) / (bottom - top + 48));
  const readable = Math.max(scale, small.matches ? .5 : .35);
  const box = boxes.get(state.chosen);
  const x = readable > scale ? box.x : (left + right) / 2, y = readable > scale ? box.y : (top + bottom) / 2;
  move(x, y + stage.height * cover / 2 / readable, readable);
}

// ---- ruler and lanes: in screen space, so that they can be read at every zoom ----
const ruler = at("ruler"), lanes = at("lanes");
function drawScales() {
  const scale = network.getScale(), view = network.getViewPosition(), stage = map.getBoundingClientRect();
  const toX = x => (x - view.x) * scale + stage.width / 2, toY = y => (y - view.y) * scale + stage.height / 2;
  let last = -Infinity;
  drawing.columns.forEach((column, i) => {
    const label = ruler.children[i];
    const from = Math.max(toX(column.left), 0), to = Math.min(toX(column.right), stage.width);
    const width = label.wide ??= label.offsetWidth;
    const x = (from + to) / 2 - width / 2;
    const fits = to - from > 4 && x > last + 6 && x > -2 && x + width < stage.width + 2 && (to - from >= width || !column.gap);
    label.style.visibility = fits ? "visible" : "hidden";
    if (fits) last = x + width;
    label.style.transform = `translateX(${Math.round(x)}px)`;
  });
  let below = -Infinity;
  const top = map.offsetTop;
  drawing.lanes.forEach((lane, i) => {
    const label = lanes.children[i];
    const from = Math.max(toY(lane.top), 0), to = Math.min(toY(lane.bottom), stage.height);
    const height = label.high ??= label.offsetHeight;
    const y = (from + to) / 2 - height / 2;
    const fits = to - from > 12 && y > below - 1;
    label.style.visibility = fits ? "visible" : "hidden";
    if (fits) below = y + height;
    label.style.transform = `translateY(${Math.round(y + top)}px)`;
  });
}
function nameScales() {
  ruler.replaceChildren(...drawing.columns.map(column => make("span", "", columnName(column))));
  lanes.replaceChildren(...drawing.lanes.map(lane => make("span", "", language === "en" ? lane.en : small.matches ? lane.short : lane.vi)));
}

network.on("beforeDrawing", ctx => {
  const scale = network.getScale(), view = network.getViewPosition(), stage = map.getBoundingClientRect();
  const half = { x: stage.width / scale / 2 + 2, y: stage.height / scale / 2 + 2 };
  drawBands(ctx, drawing, colours, view.x - half.x, view.x + half.x, view.y - half.y, view.y + half.y);
  drawEdges(ctx, colours);
});
network.on("afterDrawing", drawScales);
network.on("zoom", () => {
  const least = fitScale(drawing.width, drawing.height, 1) * .7, scale = network.getScale();
  if (scale < least || scale > 3) network.moveTo({ scale: Math.min(3, Math.max(least, scale)) });
});
network.on("click", ({ nodes: [id] }) => (id ? choose(id) : state.chosen && unchoose()));
network.on("hoverNode", ({ node, pointer }) => { state.hover = node; tip(byId.get(node), pointer.DOM); network.redraw(); });
network.on("blurNode", () => { state.hover = null; at("tip").hidden = true; network.redraw(); });
network.on("dragStart", () => { at("tip").hidden = true; });

function tip(node, point) {
  const box = at("tip");
  box.replaceChildren(make("strong", "", nameOf(node)), make("span", "", dateOf(node)), node.title_text ? make("div", "", node.title_text) : "");
  box.hidden = false;
  const room = at("stage").getBoundingClientRect();
  const x = point.x + map.offsetLeft + 16, y = point.y + map.offsetTop + 18;
  box.style.left = Math.max(4, Math.min(x, room.width - box.offsetWidth - 8)) + "px";
  box.style.top = (y + box.offsetHeight > room.height - 8 ? y - box.offsetHeight - 36 : y) + "px";
}

// ---- choosing a document ----
const panel = at("panel"), sheet = at("sheet"), handle = at("handle");
function openPanel(open) {
  panel.classList.toggle("open", open);
  handle.setAttribute("aria-expanded", String(open));
}

function fill() {
  const node = byId.get(state.chosen);
  sheet.replaceChildren(node
    ? documentPanel(node, outgoing.get(node.id) || [], incoming.get(node.id) || [], setting.kinds, byId,
      setting.lanes.find(lane => lane.key === node.rank), choose, unchoose)
    : listPanel(nodes, outgoing, setting.lanes, choose));
  handle.textContent = node ? nameOf(node) : say("list")(nodes.length);
  panel.scrollTop = 0;
}

function choose(id) {
  const node = byId.get(id);
  if (!shown(node)) resetFilters();
  state.chosen = id;
  near = neighbourhood(id);
  at("tip").hidden = true;
  fill();
  openPanel(true);
  panel.setAttribute("aria-label", nameOf(node));
  panel.focus({ preventScroll: true });
  showNear(near);
  remember();
}

function unchoose() {
  state.chosen = null;
  near = null;
  fill();
  openPanel(false);
  panel.setAttribute("aria-label", say("list")(nodes.length));
  network.redraw();
  remember();
}

function remember() {
  const name = state.chosen ? "#" + new URLSearchParams({ vb: state.chosen }) : location.pathname;
  try { history.replaceState(null, "", name); } catch { /* a page inside a frame may not touch its address */ }
}

// ---- search ----
const query = at("query"), results = at("results");
let active = -1;
function showResults() {
  const found = find(index, query.value);
  active = found.length ? 0 : -1;
  results.replaceChildren(...found.map((node, i) => {
    const row = make("li", "", make("b", "", nameOf(node)), make("small", "", [dateOf(node), node.title_text].filter(Boolean).join(" · ")));
    row.id = `result-${i}`;
    row.dataset.id = node.id;
    row.setAttribute("role", "option");
    row.addEventListener("mousedown", event => { event.preventDefault(); take(node.id); });
    return row;
  }));
  if (!found.length && query.value.trim()) results.append(make("li", "reading", say("none")));
  results.hidden = !query.value.trim();
  query.setAttribute("aria-expanded", String(!results.hidden));
  markActive();
}
function markActive() {
  [...results.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === active)));
  const row = results.children[active];
  if (row && row.id) query.setAttribute("aria-activedescendant", row.id); else query.removeAttribute("aria-activedescendant");
  row?.scrollIntoView({ block: "nearest" });
}
function take(id) {
  results.hidden = true;
  query.setAttribute("aria-expanded", "false");
  choose(id);
}
query.addEventListener("input", showResults);
query.addEventListener("focus", () => query.value && showResults());
query.addEventListener("blur", () => { results.hidden = true; query.setAttribute("aria-expanded", "false"); });
query.addEventListener("keydown", event => {
  const rows = results.querySelectorAll("li[data-id]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % (rows.length || 1);
    markActive();
    event.preventDefault();
  } else if (event.key === "Enter" && rows[active]) take(rows[active].dataset.id);
});

// ---- legend and filters ----
function check(parent, sample, text, count, checked, change) {
  const box = make("input");
  box.type = "checkbox";
  box.checked = checked;
  box.addEventListener("change", () => { change(box.checked); refilter(); });
  parent.append(make("label", "", box, sample, make("span", "", text), make("span", "count", String(count))));
}
const toggle = (set, key) => on => (on ? set.delete(key) : set.add(key));
function fillLegend() {
  for (const id of ["kinds", "holdings", "types"]) at(id).replaceChildren(at(id).querySelector("legend"));
  for (const kind of setting.kinds)
    check(at("kinds"), make("span", `sample ${kind.family}`), edgeName(kind), edges.filter(edge => edge.kind === kind.key).length,
      !state.kinds.has(kind.key), toggle(state.kinds, kind.key));
  const held = nodes.filter(node => node.held).length;
  check(at("holdings"), make("span", "swatch held"), say("held"), held, state.held, on => { state.held = on; });
  check(at("holdings"), make("span", "swatch cited"), say("cited"), nodes.length - held, state.cited, on => { state.cited = on; });
  const types = new Map();
  for (const node of nodes) types.set(node.doctype || "", (types.get(node.doctype || "") || 0) + 1);
  for (const [type, count] of [...types].sort((a, b) => a[0].localeCompare(b[0], "vi")))
    check(at("types"), null, type || "–", count, !state.types.has(type), toggle(state.types, type));
  at("types-summary").textContent = say("typesOf")(types.size);
}
function refilter() {
  linked = new Set(edges.filter(drawn).flatMap(edge => [edge.from, edge.to]));
  if (state.chosen && !shown(byId.get(state.chosen))) unchoose();
  near = state.chosen ? neighbourhood(state.chosen) : null;
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  useDrawing();
  network.moveTo(view);
}
function resetFilters() {
  state.kinds.clear();
  state.types.clear();
  state.held = state.cited = true;
  fillLegend();
  refilter();
}

// ---- language, keys, saving, printing ----
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
