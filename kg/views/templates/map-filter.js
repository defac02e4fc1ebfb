// Finding documents by what is typed, and choosing by relation, type, rank and period what is shown.
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
function hideResults() {
  results.hidden = true;
  query.setAttribute("aria-expanded", "false");
}
function take(id) {
  hideResults();
  choose(id);
}
query.addEventListener("input", showResults);
query.addEventListener("focus", () => query.value && showResults());
query.addEventListener("blur", hideResults);
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
const counted = (list, key) => {
  const counts = new Map();
  for (const entry of list) counts.set(key(entry), (counts.get(key(entry)) || 0) + 1);
  return counts;
};
function fillLegend() {
  const list = nodes.filter(isOpen), held = list.filter(node => node.held).length;
  for (const id of ["kinds", "holdings", "types", "ranks"]) at(id).replaceChildren(at(id).querySelector("legend"));
  const kinds = counted(ways, edge => edge.kind);
  for (const kind of setting.kinds)
    check(at("kinds"), make("span", `sample ${kind.family}`), edgeName(kind), kinds.get(kind.key) || 0, !state.kinds.has(kind.key), toggle(state.kinds, kind.key));
  check(at("holdings"), make("span", "swatch held"), say("held"), held, state.held, on => { state.held = on; });
  check(at("holdings"), make("span", "swatch cited"), say("cited"), list.length - held, state.cited, on => { state.cited = on; });
  const ranks = counted(list, node => node.lane);
  for (const rank of setting.ranks)
    check(at("ranks"), null, rankName(rank), ranks.get(rank.order) || 0, !state.ranks.has(rank.order), toggle(state.ranks, rank.order));
  for (const [type, count] of [...counted(list, node => node.doctype || "")].sort((a, b) => a[0].localeCompare(b[0], "vi")))
    check(at("types"), null, type || "–", count, !state.types.has(type), toggle(state.types, type));
  for (const end of ["from", "to"]) {
    const years = [...new Set(nodes.map(node => node.year).filter(Boolean))].sort((a, b) => a - b);
    at(end).replaceChildren(...[null, ...years].map(year => {
      const option = make("option", "", year === null ? say("any") : String(year));
      option.value = year ?? "";
      option.selected = state[end] === year;
      return option;
    }));
  }
  at("unfilter").hidden = !isFiltered();
  const extra = [...state.open].length - setting.first.length;
  at("fold").hidden = extra <= 0;
  at("fold").textContent = say("fold")(extra);
}
const isFiltered = () => state.kinds.size || state.types.size || state.ranks.size || state.effects.size || !state.held || !state.cited || state.from !== null || state.to !== null;
function refilter() {
  if (state.chosen && !shown(byId.get(state.chosen))) state.chosen = null;
  near = state.path ? new Set(state.path.ids) : state.chosen ? neighbourhood(state.chosen) : null;
  place();
  at("unfilter").hidden = !isFiltered();
  tally();
  fill();
  remember();
}
function resetFilters() {
  for (const set of [state.kinds, state.types, state.ranks, state.effects]) set.clear();
  Object.assign(state, { held: true, cited: true, from: null, to: null });
  fillLegend();
  refilter();
}
for (const end of ["from", "to"]) at(end).addEventListener("change", () => { state[end] = at(end).value ? Number(at(end).value) : null; refilter(); });
// These two hide with what they undo, and the focus goes to the drawing.
at("unfilter").addEventListener("click", () => { resetFilters(); map.focus({ preventScroll: true }); });
at("fold").addEventListener("click", () => { foldAll(); map.focus({ preventScroll: true }); });
