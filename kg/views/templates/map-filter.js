// Finding documents by what is typed, and choosing by relation and type what is shown.
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
