// The map: vis-network carries canvas, zoom and hits; the coordinates are map-layout.js's and nothing moves by itself.
const at = id => document.getElementById(id);
async function unpack() {
  const bytes = Uint8Array.from(atob(at("data").textContent), char => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
if (!globalThis.DecompressionStream) {
  at("summary").textContent = say("failed");
  throw new Error(say("failed"));
}
const { nodes, edges, setting } = await unpack();
const byId = new Map(nodes.map(node => [node.id, node]));
const kindOf = new Map(setting.kinds.map(kind => [kind.key, kind]));
const rankOf = new Map(setting.ranks.map(rank => [rank.order, rank]));
const grouped = (list, key) => {
  const groups = new Map();
  for (const entry of list) groups.has(entry[key]) ? groups.get(entry[key]).push(entry) : groups.set(entry[key], [entry]);
  return groups;
};
const outgoing = grouped(edges, "from"), incoming = grouped(edges, "to");
const around = new Map(nodes.map(node => [node.id, new Set()]));
for (const { from, to } of edges) { around.get(from).add(to); around.get(to).add(from); }
const index = indexOf(nodes);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const small = matchMedia("(max-width: 720px)");
const ORDER = ["cites", "basis", "implements", "details", "amends", "ends"];
for (const edge of edges) edge.family = kindOf.get(edge.kind).family;
edges.sort((a, b) => ORDER.indexOf(a.family) - ORDER.indexOf(b.family));

// `kinds`, `types`, `ranks`, `effects` hold what is switched off; `open` what is unfolded; `day` the day of the status, if any;
// `life` whose life line is open.
const state = {
  open: new Set(setting.first), chosen: null, hover: null, path: null, picking: null, day: null,
  kinds: new Set(), types: new Set(), ranks: new Set(), effects: new Set(), held: true, cited: true, from: null, to: null, life: null,
};
let drawing, boxes = new Map(), colours = palette(), near = null, ways = [];

// ---- what is shown ----
const isOpen = node => state.open.has(node.id);
const inPeriod = node => (state.from === null || (node.year !== null && node.year >= state.from)) && (state.to === null || (node.year !== null && node.year <= state.to));
const passes = (node, anyEffect) => (anyEffect || !state.day || !state.effects.has(standingOf(node))) && !state.types.has(node.doctype || "") && !state.ranks.has(node.lane) && (node.held ? state.held : state.cited) && inPeriod(node);
const shown = node => isOpen(node) && passes(node, false);
const drawn = edge => !state.kinds.has(edge.kind) && shown(byId.get(edge.from)) && shown(byId.get(edge.to)) && issued(byId.get(edge.from)) && issued(byId.get(edge.to));
const folded = node => [...around.get(node.id)].filter(id => !state.open.has(id));
const openEdges = (edges, end) => (edges || []).filter(edge => state.open.has(edge[end]));

function neighbourhood(id) {
  const all = new Set([id]);
  for (const edge of ways) if (drawn(edge) && (edge.from === id || edge.to === id)) all.add(edge.from).add(edge.to);
  return all;
}
let linked = new Set();
const touches = (edge, id) => edge.from === id || edge.to === id;
function edgeStrength(edge) {
  if (state.path) return state.path.edges.has(edge) ? 2 : 0;
  if (state.chosen) return touches(edge, state.chosen) ? 2 : 0;
  return state.hover && touches(edge, state.hover) ? 2 : 1;
}
function nodeStrength(node) {
  if (!issued(node)) return 0;
  if (near) return near.has(node.id) ? 1 : 0;
  return node.held || linked.has(node.id) || folded(node).length ? 1 : 0;
}
function drawEdges(ctx, ink) {
  const visible = ways.filter(drawn).map(edge => [edgeStrength(edge), edge]);
  for (const level of [0, 1, 2]) for (const [strength, edge] of visible) if (strength === level) drawEdge(ctx, edge, edge.route, ink, strength);
}
const look = node => ({
  chosen: node.id === state.chosen || node.id === state.picking, hover: node.id === state.hover, text: true,
  effect: state.day && issued(node) ? effectAt(node, state.day) : null, more: folded(node).length + node.beyond,
});

// ---- the carrier ----
const map = at("map");
const network = new vis.Network(map, { nodes: [], edges: [] }, {
  autoResize: true, physics: false, layout: { improvedLayout: false },
  interaction: { dragNodes: false, hover: true, keyboard: false, zoomSpeed: .6, tooltipDelay: 0 },
  nodes: {
    shape: "custom", label: undefined, chosen: false,
    ctxRenderer: ({ ctx, id }) => ({
      drawNode: () => drawBox(ctx, byId.get(id), boxes.get(id), colours, nodeStrength(byId.get(id)),
        { ...look(byId.get(id)), text: network.getScale() > .22 }),
      nodeDimensions: { width: boxes.get(id).width, height: boxes.get(id).height },
    }),
  },
});
map.firstElementChild.tabIndex = -1; // the map around it takes the keys

// Lays out what is unfolded, for the proportions of the stage.
function arrange() {
  const stage = map.getBoundingClientRect(), aspect = Math.max(.5, Math.min(2, stage.width / stage.height || 1.4)); // 1.4 while hidden
  ways = edges.filter(edge => isOpen(byId.get(edge.from)) && isOpen(byId.get(edge.to)));
  // Ways are found in the order that Python knows, so that both find the same.
  const sorted = [...ways].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind));
  drawing = layOut(nodes.filter(isOpen), sorted, aspect);
  drawing.lanes.forEach(lane => Object.assign(lane, rankOf.get(lane.rank)));
  boxes = new Map(drawing.boxes.map(box => [box.id, box]));
  sorted.forEach((edge, i) => { edge.route = drawing.routes[i]; });
  place();
  nameScales();
}
function place() {
  linked = new Set(ways.filter(drawn).flatMap(edge => [edge.from, edge.to]));
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  network.setData({ nodes: nodes.filter(shown).map(({ id }) => ({ id, x: boxes.get(id).x, y: boxes.get(id).y })), edges: [] });
  network.moveTo(view); // new data would move it
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
  if (!nodes.length) return;
  const fit = fitScale(drawing.width, drawing.height, 1.3);
  if (fit > .6) return showAll(true);
  const stage = map.getBoundingClientRect(), scale = .78;
  const newest = nodes.filter(isOpen).reduce((a, b) => (b.held - a.held || (b.date || "").localeCompare(a.date || "")) > 0 ? b : a);
  const focus = boxes.get(setting.focus[0]) || boxes.get(newest.id);
  const half = { x: stage.width / scale / 2, y: stage.height / scale / 2 };
  const inside = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));
  move(inside(focus.x, half.x, drawing.width - half.x), inside(focus.y - half.y / 2, half.y, drawing.height - half.y), scale, true);
}
function showNear(ids, still) {
  const own = [...ids].map(id => boxes.get(id)).filter(Boolean);
  if (!own.length) return;
  const near = new Set(ids), corners = ways.filter(edge => drawn(edge) && near.has(edge.from) && near.has(edge.to)).flatMap(edge => edge.route);
  const left = Math.min(...own.map(leftOf), ...corners.map(([x]) => x)), right = Math.max(...own.map(rightOf), ...corners.map(([x]) => x));
  const top = Math.min(...own.map(box => box.y - box.height / 2), ...corners.map(([, y]) => y));
  const bottom = Math.max(...own.map(box => box.y + box.height / 2), ...corners.map(([, y]) => y));
  const cover = small.matches ? .6 : 0; // the part of the stage under the open sheet
  const stage = map.getBoundingClientRect();
  const scale = Math.min(1.3, stage.width / (right - left + 48), stage.height * (1 - cover) / (bottom - top + 48));
  const readable = Math.max(scale, small.matches ? .5 : .35);
  const box = boxes.get(state.chosen) || own[0];
  const x = readable > scale ? box.x : (left + right) / 2, y = readable > scale ? box.y : (top + bottom) / 2;
  move(x, y + stage.height * cover / 2 / readable, readable, still);
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
  drawing.lanes.forEach((lane, i) => {
    const label = lanes.children[i];
    const from = Math.max(toY(lane.top), 0), to = Math.min(toY(lane.bottom), stage.height);
    const height = label.high ??= label.offsetHeight;
    const y = (from + to) / 2 - height / 2;
    const fits = to - from > 12 && y > below - 1 && y > -2 && y + height < stage.height + 2;
    label.style.visibility = fits ? "visible" : "hidden";
    if (fits) below = y + height;
    label.style.transform = `translateY(${Math.round(y + map.offsetTop)}px)`;
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
// In a large drawing lines pass behind boxes; those in focus pass over them, so that they can be followed.
network.on("afterDrawing", ctx => {
  if (ways.length <= FOLLOWED || !(near || state.hover)) return;
  const focus = ways.filter(edge => drawn(edge) && edgeStrength(edge) === 2);
  for (const edge of focus) drawEdge(ctx, edge, edge.route, colours, 2);
  for (const id of new Set(focus.flatMap(edge => [edge.from, edge.to])))
    drawBox(ctx, byId.get(id), boxes.get(id), colours, nodeStrength(byId.get(id)), { ...look(byId.get(id)), text: network.getScale() > .22 });
});
network.on("afterDrawing", drawScales);
network.on("zoom", () => {
  const least = fitScale(drawing.width, drawing.height, 1) * .7, scale = network.getScale();
  if (scale < least || scale > 3) network.moveTo({ scale: Math.min(3, Math.max(least, scale)) });
});
network.on("click", ({ nodes: [id], pointer }) => {
  const badge = badgeAt(pointer.canvas);
  if (badge) unfold(badge);
  else if (id && state.picking) endPath(id);
  else if (id) choose(id);
  else if (state.chosen || state.path) unchoose();
});
network.on("hoverNode", ({ node, pointer }) => { state.hover = node; tip(byId.get(node), pointer.DOM); network.redraw(); });
network.on("blurNode", () => { state.hover = null; at("tip").hidden = true; network.redraw(); });
network.on("dragStart", () => { at("tip").hidden = true; });

// The document whose "+N" stands at a point of the drawing.
function badgeAt({ x, y }) {
  for (const node of nodes) {
    const box = shown(node) && boxes.get(node.id);
    if (box && Math.abs(x - rightOf(box) + 4) < 16 && Math.abs(y - box.y + box.height / 2) < 10 && folded(node).length) return node.id;
  }
  return null;
}

function tip(node, point) {
  const box = at("tip");
  box.replaceChildren(make("strong", "", nameOf(node)), make("span", "", dateOf(node)), node.title_text ? make("div", "", node.title_text) : "",
    state.day && issued(node) ? make("div", "", say("effects")[effectAt(node, state.day).effect]) : "");
  box.hidden = false;
  const room = at("stage").getBoundingClientRect();
  const x = point.x + map.offsetLeft + 16, y = point.y + map.offsetTop + 18;
  box.style.left = Math.max(4, Math.min(x, room.width - box.offsetWidth - 8)) + "px";
  box.style.top = (y + box.offsetHeight > room.height - 8 ? y - box.offsetHeight - 36 : y) + "px";
}

// ---- unfolding ----
function unfold(id) {
  const more = folded(byId.get(id));
  if (!more.length) return;
  const before = network.canvasToDOM(boxes.get(id)), scale = network.getScale(), stage = map.getBoundingClientRect();
  for (const other of more) state.open.add(other);
  arrange();
  const box = boxes.get(id); // stays where it was on the screen
  move(box.x - (before.x - stage.width / 2) / scale, box.y - (before.y - stage.height / 2) / scale, scale, true);
  tell(say("unfolded")(more.length));
  refresh();
}
function unfoldAll() {
  state.open = new Set(nodes.map(node => node.id));
  arrange();
  refresh();
  showAll(true);
}
function foldAll() {
  state.open = new Set(setting.first);
  if (state.chosen && !state.open.has(state.chosen)) unchoose();
  state.path = null;
  arrange();
  refresh();
  showFirst();
}
const tell = text => { at("said").textContent = text; };

// Everything outside the canvas, after a change of what is shown.
function refresh() {
  near = state.path ? new Set(state.path.ids) : state.chosen ? neighbourhood(state.chosen) : null;
  place();
  summarise();
  fillLegend();
  fill();
  remember();
}

// ---- choosing a document ----
const panel = at("panel"), sheet = at("sheet"), handle = at("handle");
function openPanel(open) {
  panel.classList.toggle("open", open);
  handle.setAttribute("aria-expanded", String(open));
}
function fill() {
  const node = byId.get(state.chosen), within = sheet.contains(document.activeElement);
  const list = nodes.filter(isOpen);
  sheet.replaceChildren(state.path ? pathPanel(state.path) : node ? documentPanel(node) : listPanel(list));
  handle.textContent = state.path ? say("pathOf")(state.path.ids.length - 1) : node ? nameOf(node) : say("list")(list.length);
  panel.setAttribute("aria-label", handle.textContent);
  panel.scrollTop = 0;
  if (within) panel.focus({ preventScroll: true }); // what had the focus is gone
}
function choose(id, still) {
  if (state.picking) return endPath(id);
  const node = byId.get(id);
  state.chosen = id;
  state.path = null;
  if (!isOpen(node)) { state.open.add(id); arrange(); }
  if (!passes(node, false)) resetFilters();
  at("tip").hidden = true;
  refresh();
  openPanel(true);
  panel.focus({ preventScroll: true });
  showNear(near, still);
}
function unchoose() {
  state.chosen = state.path = state.picking = null;
  openPanel(false);
  refresh();
  network.redraw();
}
// The next or the previous document by date, for the keyboard.
function step(by) {
  const order = nodes.filter(shown).sort((a, b) => (a.date || "").localeCompare(b.date || "") || byText(a.id, b.id));
  const place = order.findIndex(node => node.id === state.chosen);
  if (order.length) choose(order[place < 0 ? (by > 0 ? 0 : order.length - 1) : (place + by + order.length) % order.length].id);
  map.focus({ preventScroll: true });
}
