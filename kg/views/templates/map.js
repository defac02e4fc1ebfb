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
