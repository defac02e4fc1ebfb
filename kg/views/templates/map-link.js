// The address holds what one sees: whoever opens the link sees the same. IRIs go without the part that all share.
const common = nodes.length ? nodes.reduce((shared, { id }) => { while (!id.startsWith(shared)) shared = shared.slice(0, -1); return shared; }, nodes[0].id).replace(/[^/]*$/, "") : "";
const shortOf = id => id.slice(common.length);
const many = (name, list) => (list.length ? [[name, list.join("~")]] : []);

function hashOf() {
  const first = new Set(setting.first);
  return new URLSearchParams([
    ...(state.chosen ? [["vb", shortOf(state.chosen)]] : []),
    ...many("duong", state.path ? state.path.asked.map(shortOf) : []),
    ...many("mo", [...state.open].filter(id => !first.has(id)).map(shortOf)),
    ...many("bo", [...state.kinds]), ...many("tt", [...state.effects]), ...many("loai", [...state.types]),
    ...many("cap", setting.ranks.filter(rank => state.ranks.has(rank.order)).map(rank => rank.key)),
    ...many("an", [!state.held && "toan-van", !state.cited && "vien-dan"].filter(Boolean)),
    ...["from", "to"].filter(end => state[end] !== null).map(end => [end === "from" ? "tu" : "den", state[end]]),
    ...(state.day ? [["ngay", state.day]] : []), ...(state.life ? [["cq", state.life]] : []), ...(language !== setting.language ? [["en", language === "en" ? "1" : "0"]] : []),
  ]).toString();
}
function remember() {
  const hash = hashOf();
  try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* a page inside a frame may not touch its address */ }
}
// What an address does not know is left out; nothing of it is ever markup.
function recall() {
  const asked = new URLSearchParams(location.hash.slice(1)), whose = asked.get("cq"), list = name => (asked.get(name) || "").split("~").filter(Boolean);
  const ids = name => list(name).map(short => common + short).filter(id => byId.has(id));
  language = asked.has("en") ? (asked.get("en") === "0" ? "vi" : "en") : setting.language;
  state.open = new Set([...setting.first, ...ids("mo"), ...ids("vb")]);
  state.kinds = new Set(list("bo").filter(key => kindOf.has(key)));
  state.types = new Set(list("loai"));
  state.effects = new Set(list("tt").filter(effect => WORDS.vi.effects[effect]));
  state.ranks = new Set(setting.ranks.filter(rank => list("cap").includes(rank.key)).map(rank => rank.order));
  state.held = !list("an").includes("toan-van");
  state.cited = !list("an").includes("vien-dan");
  for (const [name, end] of [["tu", "from"], ["den", "to"]]) state[end] = Number(asked.get(name)) || null;
  state.day = dayOf(asked.get("ngay") || "") ?? (asked.toString() ? null : setting.day);
  state.chosen = state.path = state.picking = near = null;
  arrange();
  speak();
  showFirst();
  const [chosen] = ids("vb"), ends = ids("duong");
  if (ends.length === 2) showPath(ends[0], ends[1], true);
  else if (chosen) choose(chosen, true);
  setDay(state.day);
  if (Object.hasOwn(lives, whose)) openLife(whose); else if (life.open) life.close();
}
addEventListener("hashchange", recall);
at("copy-link").addEventListener("click", async () => {
  remember();
  try { await navigator.clipboard.writeText(location.href); } catch { prompt(say("copyLink"), location.href); }
  at("copy-link").textContent = say("copied");
  tell(say("copied"));
  setTimeout(() => { at("copy-link").textContent = say("copyLink"); }, 2000);
});
