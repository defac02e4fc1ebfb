// Drawing on the canvas. Everything is in the layout's pixels.
const FONT = getComputedStyle(document.documentElement).getPropertyValue("--font");

function palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "band", "panel", "line", "grid", "ink", "soft", "accent", "held", "held-edge", "cited", "cited-edge",
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
  ctx.strokeStyle = colours.grid;
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

// Which colour marks which status, and which documents are crossed out.
const MARK = { ended: "ends", partly: "ends", partly_suspended: "ends", suspended: "ends", amended: "amends", extended: "amends", not_yet: "soft", unknown: "soft" };

function drawBox(ctx, node, box, colours, strength, look) {
  const x = box.x - box.width / 2, y = box.y - box.height / 2, effect = look.effect && look.effect.effect;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x, y, box.width, box.height, 6);
  ctx.fillStyle = colours.paper;
  ctx.fill(); // opaque, so that lines pass behind the box
  ctx.globalAlpha = strength === 0 ? .22 : 1;
  ctx.fillStyle = effect === "ended" ? colours.band : node.held ? colours.held : colours.cited;
  ctx.fill();
  ctx.strokeStyle = look.chosen ? colours.accent : effect === "ended" ? colours.ends : node.held ? colours["held-edge"] : colours["cited-edge"];
  ctx.lineWidth = look.chosen ? 3 : look.hover ? 2.2 : node.held ? 1.8 : 1.1;
  ctx.setLineDash(effect === "not_yet" ? [4, 3] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  if (look.text) {
    ctx.fillStyle = effect === "ended" ? colours.soft : colours.ink;
    ctx.font = `${node.held || look.chosen ? 600 : 400} 13px ${FONT}`;
    box.lines.forEach((line, i) => {
      const middle = box.y + (i - (box.lines.length - 1) / 2) * 16 + .5;
      ctx.fillText(line, box.x, middle, box.width - 10);
      if (effect !== "ended") return;
      const half = Math.min(ctx.measureText(line).width, box.width - 10) / 2;
      ctx.fillStyle = colours.ends;
      ctx.fillRect(box.x - half, middle - .5, 2 * half, 1.2);
      ctx.fillStyle = colours.soft;
    });
  }
  if (MARK[effect]) drawMark(ctx, x + 2, y + 1, effect, colours);
  if (look.more) {
    const badge = `+${look.more}`;
    ctx.font = `600 10px ${FONT}`;
    const width = ctx.measureText(badge).width + 8;
    ctx.beginPath();
    ctx.roundRect(x + box.width - width / 2 - 4, y - 7, width, 14, 7);
    ctx.fillStyle = colours.accent;
    ctx.fill();
    ctx.fillStyle = colours.paper;
    ctx.fillText(badge, x + box.width - 4, y + .5);
  }
  ctx.restore();
}

// A sign at the corner that needs no colour to be told: a cross, a half, a pause, a tilde, a circle, a question mark.
const SIGN = { ended: "×", partly: "½", partly_suspended: "¦", suspended: "‖", amended: "~", extended: "→", not_yet: "○", unknown: "?" };
function drawMark(ctx, x, y, effect, colours) {
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 7);
  ctx.fillStyle = colours[MARK[effect]];
  ctx.fill();
  ctx.fillStyle = colours.paper;
  ctx.font = `700 11px ${FONT}`;
  ctx.fillText(SIGN[effect], x, y + .5);
}
