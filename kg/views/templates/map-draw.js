// Drawing on a canvas, the same for the screen and for the saved picture. Everything is in the layout's pixels.
const FONT = getComputedStyle(document.documentElement).getPropertyValue("--font");

function palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "band", "panel", "line", "ink", "soft", "accent", "held", "held-edge", "cited", "cited-edge",
    "basis", "cites", "amends", "ends", "details", "implements"];
  return Object.fromEntries(names.map(name => [name, style.getPropertyValue("--" + name).trim()]));
}

// The way of an edge with rounded corners, stopping short of the arrowhead.
function wayOf(points, radius = 11, head = 6) {
  const path = new Path2D();
  const [x1, y1] = points[points.length - 2], [x2, y2] = points[points.length - 1];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const end = [x2 - (x2 - x1) / length * head, y2 - (y2 - y1) / length * head];
  path.moveTo(...points[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const before = Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
    const after = Math.hypot(points[i + 1][0] - points[i][0], points[i + 1][1] - points[i][1]);
    path.arcTo(...points[i], ...points[i + 1], Math.max(0, Math.min(radius, before / 2, i === points.length - 2 ? after - head : after / 2)));
  }
  path.lineTo(...end);
  return path;
}

function drawBands(ctx, drawing, colours, left, right, top, bottom) {
  drawing.lanes.forEach((lane, i) => {
    const from = i === 0 ? Math.min(top, lane.top) : lane.top;
    const to = i === drawing.lanes.length - 1 ? Math.max(bottom, lane.bottom) : lane.bottom;
    ctx.fillStyle = i % 2 ? colours.band : colours.paper;
    ctx.fillRect(left, from, right - left, to - from);
  });
  ctx.lineWidth = 1;
  ctx.strokeStyle = colours.line;
  for (const column of drawing.columns) {
    ctx.setLineDash(column.gap || column.year === null ? [2, 5] : []);
    ctx.beginPath();
    const x = column.year === null ? column.right : column.left;
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

// `strength`: 0 faded away, 1 as usual, 2 in focus.
function drawEdge(ctx, edge, route, colours, strength) {
  const family = edge.family;
  ctx.save();
  ctx.globalAlpha = strength === 0 ? .1 : strength === 2 || family !== "cites" ? 1 : .75;
  ctx.strokeStyle = ctx.fillStyle = colours[family];
  ctx.lineWidth = (family === "cites" ? 1.2 : 1.7) * (strength === 2 ? 1.5 : 1);
  ctx.setLineDash(family === "cites" ? [5, 4] : []);
  ctx.lineJoin = "round";
  ctx.stroke(route.way ??= wayOf(route));
  const [x1, y1] = route[route.length - 2], [x2, y2] = route[route.length - 1];
  const angle = Math.atan2(y2 - y1, x2 - x1);
  ctx.setLineDash([]);
  ctx.translate(x2, y2);
  ctx.rotate(angle);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(-8, -3.8);
  ctx.lineTo(-6.5, 0);
  ctx.lineTo(-8, 3.8);
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}

function drawBox(ctx, node, box, colours, strength, look) {
  const x = box.x - box.width / 2, y = box.y - box.height / 2;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x, y, box.width, box.height, 6);
  ctx.fillStyle = colours.paper;
  ctx.fill(); // opaque, so that lines pass behind the box
  ctx.globalAlpha = strength === 0 ? .22 : 1;
  ctx.fillStyle = node.held ? colours.held : colours.cited;
  ctx.fill();
  ctx.strokeStyle = look.chosen ? colours.accent : node.held ? colours["held-edge"] : colours["cited-edge"];
  ctx.lineWidth = look.chosen ? 3 : look.hover ? 2.2 : node.held ? 1.8 : 1.1;
  ctx.stroke();
  if (look.text) {
    ctx.fillStyle = colours.ink;
    ctx.font = `${node.held || look.chosen ? 600 : 400} 13px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    box.lines.forEach((line, i) =>
      ctx.fillText(line, box.x, box.y + (i - (box.lines.length - 1) / 2) * 16 + .5, box.width - 10));
  }
  if (node.more) {
    const badge = `+${node.more}`;
    ctx.font = `600 10px ${FONT}`;
    const width = ctx.measureText(badge).width + 8;
    ctx.beginPath();
    ctx.roundRect(x + box.width - width / 2 - 4, y - 7, width, 14, 7);
    ctx.fillStyle = colours.accent;
    ctx.fill();
    ctx.fillStyle = colours.paper;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(badge, x + box.width - 4, y + .5);
  }
  ctx.restore();
}

// A text in lines that are no wider than `width`.
function folded(ctx, text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// The whole drawing with its title, legend, ruler and lane names as a picture, twice as fine as the screen.
function picture(drawing, title, kinds, draw) {
  const colours = palette(), gutter = 150, ruler = 34, heading = 76, margin = 16, fine = 2;
  const canvas = document.createElement("canvas");
  canvas.width = (drawing.width + gutter + margin) * fine;
  canvas.height = (drawing.height + ruler + heading + margin) * fine;
  const ctx = canvas.getContext("2d");
  ctx.scale(fine, fine);
  ctx.fillStyle = colours.panel;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = colours.ink;
  ctx.textBaseline = "middle";
  ctx.font = `600 20px ${FONT}`;
  ctx.fillText(title, margin, 24, canvas.width / fine - 2 * margin);
  ctx.font = `13px ${FONT}`;
  let x = margin;
  for (const kind of kinds) {
    ctx.strokeStyle = colours[kind.family];
    ctx.lineWidth = 2;
    ctx.setLineDash(kind.family === "cites" ? [5, 4] : []);
    ctx.beginPath();
    ctx.moveTo(x, 56);
    ctx.lineTo(x + 30, 56);
    ctx.stroke();
    ctx.fillText(edgeName(kind), x + 37, 56);
    x += 37 + ctx.measureText(edgeName(kind)).width + 22;
  }
  ctx.setLineDash([]);
  ctx.translate(gutter, heading + ruler);
  drawBands(ctx, drawing, colours, 0, drawing.width, 0, drawing.height);
  draw(ctx, colours);
  ctx.fillStyle = colours.soft;
  ctx.font = `13px ${FONT}`;
  ctx.textAlign = "center";
  for (const column of drawing.columns)
    ctx.fillText(columnName(column), (column.left + column.right) / 2, -ruler / 2, Math.max(column.right - column.left - 2, 12));
  ctx.fillStyle = colours.ink;
  ctx.font = `600 13px ${FONT}`;
  ctx.textAlign = "right";
  for (const lane of drawing.lanes) {
    const lines = folded(ctx, language === "en" ? lane.en : lane.vi, gutter - 26);
    lines.forEach((line, i) =>
      ctx.fillText(line, -10, (lane.top + lane.bottom) / 2 + (i - (lines.length - 1) / 2) * 16, gutter - 16));
  }
  return canvas;
}
const columnName = column => (column.gap ? "⋯" : column.year === null ? say("undated") : String(column.year));
