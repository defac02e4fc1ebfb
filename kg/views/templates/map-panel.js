// What the panel shows: the list of documents, or one document with its citations both ways.
function listPanel(nodes, outgoing, lanes, choose) {
  const fragment = make("div", "", make("p", "reading", say("reading")));
  const held = nodes.filter(node => node.held), cited = nodes.filter(node => !node.held);
  const newestFirst = (a, b) => (b.date || "").localeCompare(a.date || "") || a.name.localeCompare(b.name, "vi");
  fragment.append(make("h3", "", say("heldList")(held.length)));
  for (const node of held.sort(newestFirst)) {
    const edges = outgoing.get(node.id) || [];
    const bases = edges.filter(edge => edge.kind === "legal_basis").length;
    const card = make("button", "card held", make("span", "when", dateOf(node)), make("b", "", nameOf(node)),
      node.title_text && make("span", "what", node.title_text), make("span", "how", say("how")(bases, edges.length - bases)));
    card.addEventListener("click", () => choose(node.id));
    fragment.append(card);
  }
  fragment.append(make("h3", "", say("citedList")(cited.length)));
  for (const lane of lanes) {
    const own = cited.filter(node => node.rank === lane.key).sort(newestFirst);
    if (!own.length) continue;
    const group = make("details", "group", make("summary", "", `${language === "en" ? lane.en : lane.vi} (${own.length})`));
    for (const node of own) {
      const card = make("button", "card", make("span", "when", dateOf(node)), nameOf(node));
      card.addEventListener("click", () => choose(node.id));
      group.append(card);
    }
    fragment.append(group);
  }
  for (const card of fragment.querySelectorAll("button")) card.type = "button";
  return fragment;
}

function quotation(quote) {
  const [from, to] = quote.mark, text = quote.text;
  return make("div", "",
    make("blockquote", "", "“", text.slice(0, from), make("mark", "", text.slice(from, to)), text.slice(to), "”"),
    make("cite", "", [quote.source, quote.line && `${say("line")} ${quote.line}`, `${say("chars")} ${quote.start}–${quote.end}`]
      .filter(Boolean).join(", ")));
}

function item(edge, other, choose) {
  const link = make("button", "link", nameOf(other));
  link.type = "button";
  link.addEventListener("click", () => choose(other.id));
  const entry = make("li", "item", link, make("time", "", dateOf(other)));
  if (edge.scope) entry.append(make("div", "reading", `${say("scope")}: ${edge.scope}`));
  if (!edge.quotes.length) entry.append(make("div", "reading", say("noQuote")));
  else entry.append(quotation(edge.quotes[0]));
  if (edge.quotes.length > 1)
    entry.append(make("details", "", make("summary", "", say("again")(edge.quotes.length - 1)), ...edge.quotes.slice(1).map(quotation)));
  return entry;
}

// In the order in which the text cites; the other way round, the newest citing document first.
function ordered(edges, inverse, byId) {
  const place = edge => (edge.quotes.length ? edge.quotes[0].start : Infinity);
  const date = edge => byId.get(edge.from).date || "";
  return [...edges].sort((a, b) => (inverse ? date(b).localeCompare(date(a)) : place(a) - place(b)));
}

function direction(heading, nothing, edges, inverse, kinds, byId, choose) {
  const part = make("section", "", make("h3", "", heading(edges.length)));
  if (!edges.length) part.append(make("p", "reading", nothing));
  for (const kind of kinds) {
    const own = ordered(edges.filter(edge => edge.kind === kind.key), inverse, byId);
    if (!own.length) continue;
    part.append(make("h4", "", make("span", `sample ${kind.family}`), make("span", "word", `${edgeName(kind, inverse)} (${own.length})`)),
      make("ul", "", ...own.map(edge => item(edge, byId.get(inverse ? edge.from : edge.to), choose))));
  }
  return part;
}

function documentPanel(node, outgoing, incoming, kinds, byId, lane, choose, close) {
  const button = make("button", "close", say("close"));
  button.type = "button";
  button.addEventListener("click", close);
  const facts = make("dl", "");
  const fact = (name, value) => value && facts.append(make("dt", "", name), make("dd", "", value));
  fact(say("issuer"), node.issuers.join("; "));
  fact(say("date"), dateOf(node));
  fact(say("lane"), language === "en" ? lane.en : lane.vi);
  fact(say("source"), node.held ? say("heldStatus") : say(node.status));
  return make("div", "",
    make("div", "top", make("h2", "", nameOf(node)), button),
    node.title_text && node.title_text !== node.name && make("p", "title", node.title_text),
    facts,
    node.more ? make("p", "reading", say("more")(node.more)) : null,
    direction(say("out"), say("nothingOut"), outgoing, false, kinds, byId, choose),
    direction(say("in"), say("nothingIn"), incoming, true, kinds, byId, choose));
}
