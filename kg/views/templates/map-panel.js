// What the panel shows: the list of documents, or one document with its citations both ways.
const newestFirst = (a, b) => (b.date || "").localeCompare(a.date || "") || a.name.localeCompare(b.name, "vi");
function card(node, ...more) {
  const element = button(node.held ? "card held" : "card", "", () => choose(node.id));
  element.append(make("span", "when", dateOf(node)), make("b", "", nameOf(node)), ...more.filter(Boolean));
  return element;
}
function listPanel(list) {
  const part = make("div", "", make("p", "reading", say("reading")));
  const held = list.filter(node => node.held), cited = list.filter(node => !node.held);
  if (list.length < nodes.length) part.append(make("div", "acts", button("act", say("unfoldAll")(nodes.length), unfoldAll)));
  part.append(make("h2", "list", say("heldList")(held.length)));
  for (const node of held.sort(newestFirst)) {
    const own = outgoing.get(node.id) || [], bases = own.filter(edge => edge.kind === "legal_basis").length;
    part.append(card(node, node.title_text && make("span", "what", node.title_text), make("span", "how", say("how")(bases, own.length - bases))));
  }
  part.append(make("h2", "list", say("citedList")(cited.length)));
  for (const rank of setting.ranks) {
    const own = cited.filter(node => node.lane === rank.order).sort(newestFirst);
    if (own.length) part.append(make("details", "group", make("summary", "", `${rankName(rank)} (${own.length})`), ...own.map(node => card(node))));
  }
  return part;
}

function quotation(quote) {
  const [from, to] = quote.mark, text = quote.text;
  return make("div", "",
    make("blockquote", "", "“", text.slice(0, from), make("mark", "", text.slice(from, to)), text.slice(to), "”"),
    make("cite", "", [quote.source, quote.line && `${say("line")} ${quote.line}`, `${say("chars")} ${quote.start}–${quote.end}`]
      .filter(Boolean).join(", ")));
}

function item(edge, other) {
  const entry = make("li", "item", button("link", nameOf(other), () => choose(other.id)), make("time", "", dateOf(other)));
  if (edge.scope) entry.append(make("div", "reading", `${say("scope")}: ${edge.scope}`));
  if (!edge.quotes.length) entry.append(make("div", "reading", say("noQuote")));
  else entry.append(quotation(edge.quotes[0]));
  if (edge.quotes.length > 1)
    entry.append(make("details", "", make("summary", "", say("again")(edge.quotes.length - 1)), ...edge.quotes.slice(1).map(quotation)));
  return entry;
}

// In the order in which the text cites; the other way round, the newest citing document first.
function ordered(edges, inverse) {
  const place = edge => (edge.quotes.length ? edge.quotes[0].start : Infinity);
  const date = edge => byId.get(edge.from).date || "";
  return [...edges].sort((a, b) => (inverse ? date(b).localeCompare(date(a)) : place(a) - place(b)));
}

function direction(heading, nothing, edges, inverse) {
  const part = make("section", "", make("h3", "", heading(edges.length)));
  if (!edges.length) part.append(make("p", "reading", nothing));
  for (const kind of setting.kinds) {
    const own = ordered(edges.filter(edge => edge.kind === kind.key), inverse);
    if (!own.length) continue;
    part.append(make("h4", "", make("span", `sample ${kind.family}`), make("span", "word", `${edgeName(kind, inverse)} (${own.length})`)),
      make("ul", "", ...own.map(edge => item(edge, byId.get(inverse ? edge.from : edge.to)))));
  }
  return part;
}

// The status on the day that is set, or today, with its ground; and how it stood at other times.
function standing(node) {
  const day = state.day || today(), now = effectAt(node, day);
  const line = ({ start, effect, ground, reason }) => make("div", "spell", make("i", `mark ${effect}`),
    [say("effects")[effect], start && say("since")(dayText(start)), `(${say("grounds")[ground]})`].filter(Boolean).join(" "), make("div", "reading", reason));
  const others = node.spells.map(spellOf).filter(spell => spell.start && spell.start !== now.start);
  return make("div", "", make("div", "reading", state.day ? say("onDay")(dayText(day)) : say("now")), line(now),
    others.length ? make("details", "", make("summary", "", `+${others.length}`), ...others.map(line)) : null);
}

function documentPanel(node) {
  const facts = make("dl", "");
  const fact = (name, value) => value && facts.append(make("dt", "", name), make("dd", "", value));
  fact(say("issuer"), issuersOf(node));
  fact(say("date"), dateOf(node));
  fact(say("lane"), rankName(rankOf.get(node.lane)));
  fact(say("source"), node.held ? say("heldStatus") : say(node.status));
  if (node.spells.length) fact(say("standing"), standing(node));
  const more = folded(node).length;
  return make("div", "",
    make("div", "top", make("h2", "", nameOf(node)), button("close", say("close"), unchoose)),
    node.title_text && node.title_text !== node.name && make("p", "title", node.title_text),
    facts,
    make("div", "acts", more ? button("act", say("unfold")(more), () => unfold(node.id)) : null,
      state.picking ? button("act", say("cancel"), () => { state.picking = null; fill(); }) : button("act", say("path"), startPath)),
    state.picking && make("p", "reading", say("pickEnd")),
    node.beyond ? make("p", "reading", say("beyond")(node.beyond)) : null,
    direction(say("out"), say("nothingOut"), openEdges(outgoing.get(node.id), "to"), false),
    direction(say("in"), say("nothingIn"), openEdges(incoming.get(node.id), "from"), true));
}
