// What the screen shows as SVG, in daylight colours: for saving, for printing, and turned into PNG. It is drawn as
// kg/views/map_picture.py draws it, but for what the reader has unfolded, filtered or chosen.
const XMLNS = "http://www.w3.org/2000/svg", LARGEST = 16000;
function shape(tag, attributes, ...children) {
  const element = document.createElementNS(XMLNS, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, typeof value === "number" ? Math.round(value * 10) / 10 : value);
  element.append(...children);
  return element;
}
const widths = document.createElement("canvas").getContext("2d");
function wide(text, size, bold) {
  widths.font = `${bold ? 700 : 400} ${size}px "Noto Sans", "Segoe UI", Arial, sans-serif`;
  return widths.measureText(text).width;
}
// As few lines as `width` allows, of about the same length.
function linesOf(text, width) {
  const filled = width => text.split(" ").reduce((lines, word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && wide(longer, 13, true) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
    return lines;
  }, []);
  const lines = filled(width);
  return [.5, .6, .7, .8, .9].map(share => filled(width * share)).find(tighter => tighter.length === lines.length) || lines;
}
function daylight(work) {
  const root = document.documentElement, before = root.dataset.theme;
  root.dataset.theme = "light";
  try { return work(palette()); } finally { before ? (root.dataset.theme = before) : delete root.dataset.theme; }
}

function wayOfSvg(points, radius = 11, head = 6) {
  const toward = (a, b, by) => { const d = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1; return [a[0] + (b[0] - a[0]) * by / d, a[1] + (b[1] - a[1]) * by / d]; };
  const round = point => point.map(value => Math.round(value * 10) / 10).join(" ");
  let path = `M${round(points[0])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const before = Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
    const after = Math.hypot(points[i + 1][0] - points[i][0], points[i + 1][1] - points[i][1]);
    const bend = Math.max(0, Math.min(radius, before / 2, i === points.length - 2 ? after - head : after / 2));
    path += `L${round(toward(points[i], points[i - 1], bend))}Q${round(points[i])} ${round(toward(points[i], points[i + 1], bend))}`;
  }
  const last = points[points.length - 1];
  return `${path}L${round(toward(last, points[points.length - 2], head))}`;
}

function asSvg() {
  return daylight(colours => {
    const gutter = 152, margin = 18, rulerHigh = 30;
    const width = Math.max(gutter + drawing.width + margin, wide(document.title, 20, true) + 2 * margin, 520);
    const root = shape("svg", { xmlns: XMLNS, lang: language, role: "img", "font-family": "'Noto Sans', 'Segoe UI', Arial, sans-serif" }, shape("title", {}, document.title));
    const text = (words, x, y, { size = 13, fill = colours.ink, bold = false, anchor = null, more = {} } = {}) =>
      root.append(shape("text", { x, y, "font-size": size, fill, "font-weight": bold ? 700 : null, "text-anchor": anchor, ...more }, words));
    const box = (x, y, w, h, attributes) => root.append(shape("rect", { x, y, width: w, height: h, ...attributes }));
    const line = (d, stroke, attributes = {}) => root.append(shape("path", { d, stroke, fill: "none", ...attributes }));
    const sheet = shape("rect", { fill: colours.panel });
    root.append(sheet);
    text(document.title, margin, 36, { size: 20, bold: true });
    text([at("summary").textContent, state.day && say("onDay")(dayText(state.day))].filter(Boolean).join(", "), margin, 58, { fill: colours.soft });
    let x = margin, y = 82;
    const entry = (label, draw) => {
      const step = 37 + wide(label, 12);
      if (x + step > width - margin && x > margin) { x = margin; y += 20; }
      draw();
      text(label, x + 37, y + 4, { size: 12 });
      x += step + 18;
    };
    for (const kind of setting.kinds.filter(kind => !state.kinds.has(kind.key) && ways.some(edge => edge.kind === kind.key)))
      entry(edgeName(kind), () => line(`M${x} ${y}h30`, colours[kind.family], { "stroke-width": 2, "stroke-dasharray": kind.family === "cites" ? "5 4" : null }));
    for (const name of ["held", "cited"])
      entry(say(name), () => box(x + 4, y - 7, 22, 14, { rx: 4, fill: colours[name], stroke: colours[name + "-edge"], "stroke-width": 1.5 }));
    const sign = (effect, cx, cy) => {
      root.append(shape("circle", { cx, cy, r: 7, fill: colours[MARK[effect]] }));
      text(SIGN[effect], cx, cy + 4, { size: 11, bold: true, anchor: "middle", fill: colours.paper });
    };
    if (state.day) {
      const seen = new Set(nodes.filter(node => shown(node) && issued(node)).map(node => effectAt(node, state.day).effect));
      for (const effect of Object.keys(MARK).filter(effect => seen.has(effect))) entry(say("effects")[effect], () => sign(effect, x + 22, y));
    }
    const top = y + 16 + rulerHigh, left = gutter;
    drawing.lanes.forEach((lane, i) => box(0, top + lane.top, width, lane.bottom - lane.top, { fill: i % 2 ? colours.band : colours.paper }));
    let last = 0;
    for (const column of drawing.columns) {
      const side = left + (column.year === null ? column.right : column.left), name = columnName(column), middle = left + (column.left + column.right) / 2;
      line(`M${side} ${top}V${top + drawing.height}`, colours.line, { "stroke-dasharray": column.gap || column.year === null ? "2 5" : null });
      if (column.gap || middle - wide(name, 13) / 2 < last + 6) continue;
      text(name, middle, top - 10, { fill: colours.soft, anchor: "middle" });
      last = middle + wide(name, 13) / 2;
    }
    for (const lane of drawing.lanes) {
      let lines = linesOf(rankName(lane), gutter - 26);
      if (lines.length * 16 > lane.bottom - lane.top) lines = [lane.short];
      lines.forEach((words, i) => text(words, gutter - 12, top + (lane.top + lane.bottom) / 2 + (i - (lines.length - 1) / 2) * 16 + 4.7, { bold: true, anchor: "end" }));
    }
    for (const edge of ways.filter(drawn)) {
      const points = edge.route.map(([px, py]) => [px + left, py + top]), plain = edge.family === "cites", strength = edgeStrength(edge);
      const opacity = strength === 0 ? .12 : plain && strength < 2 ? .8 : null;
      line(wayOfSvg(points), colours[edge.family], { "stroke-width": (plain ? 1.2 : 1.7) * (strength === 2 ? 1.5 : 1), "stroke-dasharray": plain ? "5 4" : null, opacity });
      const [a, b] = points.slice(-2), angle = Math.atan2(b[1] - a[1], b[0] - a[0]) * 180 / Math.PI;
      root.append(shape("path", { d: "M0 0L-8 -3.8L-6.5 0L-8 3.8Z", fill: colours[edge.family], transform: `translate(${b[0].toFixed(1)} ${b[1].toFixed(1)}) rotate(${angle.toFixed(1)})`, opacity }));
    }
    for (const node of nodes.filter(shown)) {
      const own = boxes.get(node.id), bx = left + own.x - own.width / 2, by = top + own.y - own.height / 2, { effect, chosen } = look(node);
      const ended = effect && effect.effect === "ended", opacity = nodeStrength(node) === 0 ? .3 : null;
      box(bx, by, own.width, own.height, { rx: 6, fill: colours.paper });
      box(bx, by, own.width, own.height, { rx: 6, fill: ended ? colours.band : node.held ? colours.held : colours.cited, opacity,
        stroke: chosen ? colours.accent : ended ? colours.ends : node.held ? colours["held-edge"] : colours["cited-edge"], "stroke-width": chosen ? 3 : node.held ? 1.8 : 1.1 });
      own.lines.forEach((words, i) => text(words, left + own.x, top + own.y + (i - (own.lines.length - 1) / 2) * 16 + 4.7,
        { anchor: "middle", bold: node.held, fill: ended ? colours.soft : colours.ink, more: { opacity, "text-decoration": ended ? "line-through" : null } }));
      if (effect && MARK[effect.effect]) sign(effect.effect, bx + 2, by + 1);
    }
    const height = top + drawing.height + margin;
    for (const [name, value] of [["width", width], ["height", height]]) { root.setAttribute(name, Math.ceil(value)); sheet.setAttribute(name, Math.ceil(value)); }
    root.setAttribute("viewBox", `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`);
    return root;
  });
}
const svgBlob = svg => new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
function download(blob, name) {
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
async function asPng() {
  const svg = asSvg(), image = new Image(), url = URL.createObjectURL(svgBlob(svg));
  image.src = url;
  await image.decode();
  const canvas = make("canvas"), scale = Math.min(2, LARGEST / Math.max(image.width, image.height));
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return new Promise(done => canvas.toBlob(done));
}
at("save-svg").addEventListener("click", () => download(svgBlob(asSvg()), "ban-do-can-cu.svg"));
at("save-png").addEventListener("click", async () => download(await asPng(), "ban-do-can-cu.png"));
at("print").addEventListener("click", () => print());
// Paper gets the whole drawing in daylight, in place of the part that the screen shows.
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  at("paper").replaceChildren(asSvg());
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.theme;
  at("paper").replaceChildren();
});
