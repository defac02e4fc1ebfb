// The shortest path between two documents, through everything that the page holds: with the arrows if there is one,
// else either way.
function shortest(from, to, either) {
  const before = new Map([[from, null]]), queue = [from];
  for (const id of queue) {
    if (id === to) break;
    const onward = (outgoing.get(id) || []).map(edge => [edge, edge.to]);
    const back = either ? (incoming.get(id) || []).map(edge => [edge, edge.from]) : [];
    for (const [edge, next] of [...onward, ...back].sort((a, b) => ORDER.indexOf(b[0].family) - ORDER.indexOf(a[0].family)))
      if (!state.kinds.has(edge.kind) && !before.has(next)) { before.set(next, [id, edge]); queue.push(next); }
  }
  if (!before.has(to)) return null;
  const ids = [to], found = [];
  while (before.get(ids[0])) {
    const [id, edge] = before.get(ids[0]);
    found.unshift(edge);
    ids.unshift(id);
  }
  return { ids, steps: found, edges: new Set(found) };
}
const pathBetween = (from, to) => shortest(from, to, false) || shortest(to, from, false) || shortest(from, to, true);

function startPath() {
  state.picking = state.chosen;
  fill();
  tell(say("pickEnd"));
  query.focus();
}
function endPath(id) {
  const from = state.picking;
  state.picking = null;
  if (id === from) return choose(id);
  showPath(from, id);
}
function showPath(from, to, still) {
  const path = pathBetween(from, to);
  state.chosen = null;
  state.path = path || { ids: [from, to], steps: [], edges: new Set() };
  state.path.asked = [from, to];
  const hidden = state.path.ids.filter(id => !state.open.has(id));
  for (const id of hidden) state.open.add(id);
  if (hidden.length) arrange();
  refresh();
  openPanel(true);
  panel.focus({ preventScroll: true });
  showNear(near, still);
  tell(path ? say("pathOf")(path.steps.length) : say("noPath"));
}
function pathPanel(path) {
  const head = make("div", "top", make("h2", "", say("pathOf")(path.ids.length - 1)), button("close", say("close"), unchoose));
  if (!path.steps.length) return make("div", "", head, make("p", "", say("noPath")));
  return make("div", "", head, make("ol", "path", ...path.steps.map(edge => make("li", "item",
    button("link", nameOf(byId.get(edge.from)), () => choose(edge.from)),
    make("span", "word", make("span", `sample ${edge.family}`), ` ${edgeName(kindOf.get(edge.kind)).toLowerCase()} `),
    button("link", nameOf(byId.get(edge.to)), () => choose(edge.to)),
    edge.quotes.length ? quotation(edge.quotes[0]) : make("div", "reading", say("noQuote"))))));
}
