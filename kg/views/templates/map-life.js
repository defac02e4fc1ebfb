// The life line of an issuer, in a window over the map: under whom it stood when, what merged into what, what it issued.
// It was drawn beforehand (kg/views/map_lives.py); here its shapes and words become SVG, and its rows tables.
const life = at("life"), lifeDrawing = at("life-drawing"), lives = setting.lives;
const withHint = (element, hint) => { if (hint) element.append(shape("title", {}, hint)); return element; };

function lifeSvg({ name, size: [width, height], shapes, words }) {
  return daylight(colours => {
    const root = shape("svg", { xmlns: XMLNS, width, height, viewBox: `0 0 ${width} ${height}`, lang: "vi", role: "img",
      "font-family": "'Noto Sans', 'Segoe UI', Arial, sans-serif", "aria-label": name });
    for (const [path, fill, stroke, thick, dash, hint] of shapes)
      root.append(withHint(shape("path", {
        d: path, fill: fill ? colours[fill] : "none", stroke: stroke ? colours[stroke] : null, "stroke-width": thick ?? null,
        "stroke-dasharray": dash?.length ? dash.join(" ") : null, class: [fill && `f-${fill}`, stroke && `s-${stroke}`].filter(Boolean).join(" "),
      }), hint));
    for (const [text, x, y, size, colour = "ink", anchor = "start", bold, hint, link, tail, until] of words) {
      const element = shape("text", { x, y, "font-size": size, fill: colours[colour], "text-anchor": anchor, "font-weight": bold ? 700 : null, "data-until": until || null,
        class: `f-${colour}${byId.has(link) ? " go" : ""}` }, text);
      if (tail) element.append(shape("tspan", { dx: 8, "font-size": 11, "font-weight": 400, fill: colours.soft, class: "f-soft" }, tail));
      if (byId.has(link)) element.addEventListener("click", () => goFrom(link));
      root.append(withHint(element, hint));
    }
    return root;
  });
}
lifeDrawing.addEventListener("scroll", () => followLines(lifeDrawing), { passive: true });
function goFrom(id) {
  life.close();
  choose(id);
}

// On a phone each cell says of which column it is.
function lifeTable(heading, columns, rows) {
  const cells = row => row.map((value, i) => { const cell = make("td", "", value); if (value) cell.dataset.column = columns[i]; return cell; });
  const head = make("thead", "", make("tr", "", ...columns.map(column => make("th", "", column))));
  const table = make("table", "", head, make("tbody", "", ...rows.map(row => make("tr", "", ...cells(row)))));
  return make("section", "", make("h3", "", heading), make("div", "scroll", table));
}
function lifeTables({ stays, told }) {
  const [from, to] = say("lifeFromTo");
  return [
    lifeTable(say("lifeStays"), say("lifeStayColumns"), stays.map(([name, parent, standing, start, end, act]) =>
      [name, parent, standing, start || from, end || to, act])),
    lifeTable(say("lifeTold"), say("lifeToldColumns"), told.map(([day, name, text, hint, iri]) =>
      [day, name, byId.has(iri) ? button("link", text, () => goFrom(iri)) : text, hint])),
  ];
}
const lifeKey = (sign, label) => make("span", "", make("i", `line ${sign}`), label);
function openLife(slug) {
  const told = lives[slug];
  state.life = slug;
  at("life-name").textContent = told.name;
  const [drawn, all] = told.documents;
  at("life-summary").textContent = told.summary + (drawn < all ? say("lifeSome")(drawn, all) : "");
  at("life-keys").replaceChildren(lifeKey("asked", say("lifeAsked")), lifeKey("other", say("lifeOther")), lifeKey("vague", say("lifeVague")),
    lifeKey("part", say("lifePart")), ...["held", "cited"].map(look => make("span", "", make("i", `swatch ${look}`), say(look))));
  const svg = lifeSvg(told);
  svg.style.minWidth = `${told.least}px`;
  lifeDrawing.replaceChildren(svg);
  lifeDrawing.setAttribute("aria-label", say("lifeDrawing"));
  at("life-tables").replaceChildren(...lifeTables(told));
  if (!life.open) life.showModal();
  life.scrollTop = 0;
  lifeDrawing.scrollLeft = told.turn * lifeDrawing.scrollWidth - lifeDrawing.clientWidth / 3;
  remember();
}
life.addEventListener("close", () => { state.life = null; remember(); });
life.addEventListener("click", event => { if (event.target === life) life.close(); }); // beside the window
at("life-close").addEventListener("click", () => life.close());
at("life-svg").addEventListener("click", () => download(svgBlob(lifeSvg(lives[state.life])), `${state.life}.svg`));

// The issuers of a document, each with the way to its life line.
function issuersOf(node) {
  const parts = node.issuers.flatMap((name, i) => {
    const slug = node.bodies[i];
    const part = slug ? button("link", name, () => openLife(slug)) : name;
    if (slug) { part.title = say("lifeOpen"); part.setAttribute("aria-haspopup", "dialog"); }
    return i ? ["; ", part] : [part];
  });
  return parts.length ? make("span", "", ...parts) : null;
}
