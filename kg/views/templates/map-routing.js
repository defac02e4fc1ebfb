// The ways of the edges: kg/views/routing.py in the page's language; the rules and their reasons are told there.
const TRACK_BASE = 8, TRACK_STEP = 3, FIRST_TRACKS = 3, APART = 6, PORT_INSET = 14, DOOR_INSETS = [5, 2], DOOR_STEP = 7, NEAR = 3, SAME = .1;
const keyOf = (...parts) => parts.join("\n");
const edgeKey = edge => keyOf(edge.from, edge.to, edge.kind);
const byList = (a, b) => { for (let i = 0; i < a.length; i++) { const c = typeof a[i] === "number" ? a[i] - b[i] : byText(a[i], b[i]); if (c) return c; } return 0; };

function route(edges, boxes, lanes, plan) {
  return edges.map(edge => cornersOf(edge, boxes, lanes, plan).reduce((points, point) => {
    const last = points[points.length - 1];
    if (!last || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) > SAME) points.push(point);
    return points;
  }, []));
}

function growthOf(plan, lane, gap) {
  const most = Math.max(0, ...(plan.tracks.get(keyOf(lane, gap)) || new Map()).values());
  return TRACK_STEP * Math.max(0, most + 1 - FIRST_TRACKS);
}

function widened(boxes, lanes, plan) {
  const moved = new Map();
  let down = 0;
  const wider = lanes.map((lane, at) => {
    const top = lane.top + down;
    down += growthOf(plan, at, 0);
    const rows = lane.rows.map(([first, last], row) => {
      const own = [first + down, last + down];
      moved.set(keyOf(at, row), down);
      down += growthOf(plan, at, row + 1);
      return own;
    });
    return { ...lane, top, bottom: lane.bottom + down, rows };
  });
  return { boxes: boxes.map(box => ({ ...box, y: box.y + moved.get(keyOf(box.lane, box.row)) })), lanes: wider };
}

function isClear(plan, target, x, border, but) {
  const low = Math.min(x, border), high = Math.max(x, border);
  return !plan.inRow.get(keyOf(target.lane, target.row)).some(
    box => box.id !== target.id && box.id !== but && rightOf(box) > low + 0.5 && leftOf(box) < high - 0.5);
}

function leaves(plan, source, bundle) {
  const { x } = plan.trunks.get(bundle);
  if (Math.abs(x - source.x) <= source.width / 2 - CORNER) return "straight";
  const border = x > source.x ? rightOf(source) : leftOf(source);
  return !plan.full.has(keyOf(source.id, bundle)) && isClear(plan, source, x, border) ? "side" : "gap";
}

function enters(plan, source, target, edge) {
  const { x } = plan.trunks.get(bundleOf(edge)), full = plan.full.has(keyOf(target.id, edgeKey(edge)));
  const border = x > target.x ? rightOf(target) : leftOf(target);
  if (source.lane === target.lane && source.row === target.row) {
    const side = source.x > target.x ? rightOf(target) : leftOf(target);
    return !full && isClear(plan, target, source.x, side, source.id) ? "row" : "gap";
  }
  if (Math.abs(x - target.x) < target.width / 2 - CORNER) return "straight";
  return !full && Math.abs(border - x) > PORT_INSET && isClear(plan, target, x, border) ? "side" : "gap";
}

function planWays(edges, boxes, lanes) {
  const plan = { trunks: trunksOf(edges, boxes), inRow: new Map(), slots: new Map(), full: new Set(), tracks: new Map(), doors: new Map() };
  for (const box of boxes.values()) {
    const row = keyOf(box.lane, box.row);
    if (!plan.inRow.has(row)) plan.inRow.set(row, []);
    plan.inRow.get(row).push(box);
  }
  settleSides(edges, boxes, plan);
  settleDoors(gapsUsed(edges, boxes, plan), lanes, plan);
  const spans = new Map();
  for (const { lane, gap, bundle, x: door } of plan.doors.values()) {
    const of = keyOf(lane, gap), { x } = plan.trunks.get(bundle);
    if (!spans.has(of)) spans.set(of, new Map());
    const [low, high] = spans.get(of).get(bundle) || [x, x];
    spans.get(of).set(bundle, [Math.min(low, door), Math.max(high, door)]);
  }
  for (const [gap, ofGap] of spans) {
    const tracks = tracksOf(ofGap);
    if (edges.length > FOLLOWED) for (const [bundle, track] of tracks) tracks.set(bundle, track % FIRST_TRACKS);
    plan.tracks.set(gap, tracks);
  }
  return plan;
}

function gapsUsed(edges, boxes, plan) {
  const offsets = trunkOffsets(edges), left = new Map(), entered = new Map(), used = [];
  for (const edge of edges) {
    const source = boxes.get(edge.from), target = boxes.get(edge.to), bundle = bundleOf(edge);
    const how = enters(plan, source, target, edge), up = target.y <= source.y;
    if (how !== "row" && leaves(plan, source, bundle) === "gap") {
      const gap = up ? source.row : source.row + 1;
      left.set(keyOf(source.lane, gap, bundle), [source.lane, gap, edge.from, edge.kind]);
    }
    if (how === "gap") {
      const sameRow = source.lane === target.lane && source.row === target.row, { x } = plan.trunks.get(bundle);
      const gap = up && !sameRow ? target.row + 1 : target.row, door = keyOf(target.lane, gap, edge.to, x > target.x);
      if (!entered.has(door)) entered.set(door, { at: [target.lane, gap, edge.to, x > target.x ? 1 : 0], arrivals: [] });
      entered.get(door).arrivals.push([Math.abs(x - target.x), edge.from, edge.kind]);
    }
  }
  for (const [lane, gap, from, kind] of [...left.values()].sort(byList)) {
    const box = boxes.get(from);
    used.push({ lane, gap, bundle: keyOf(from, kind), box, best: box.x + offsets.get(from).get(kind) });
  }
  for (const { at: [lane, gap, to, right], arrivals } of [...entered.values()].sort((a, b) => byList(a.at, b.at))) {
    const box = boxes.get(to);
    arrivals.sort(byList).forEach(([, from, kind], i) => {
      const inset = Math.min(PORT_INSET + DOOR_STEP * i, box.width / 2);
      used.push({ lane, gap, bundle: keyOf(from, kind), box, best: right ? rightOf(box) - inset : leftOf(box) + inset });
    });
  }
  return used;
}

function settleSides(edges, boxes, plan) {
  const sides = new Map();
  const sideOf = (id, right) => {
    const key = keyOf(id, right);
    if (!sides.has(key)) sides.set(key, { id, right, leaving: new Map(), entering: [] });
    return sides.get(key);
  };
  for (const edge of edges) {
    const source = boxes.get(edge.from), target = boxes.get(edge.to), bundle = bundleOf(edge), { x } = plan.trunks.get(bundle);
    const how = enters(plan, source, target, edge);
    if (how === "row" || how === "side") {
      const from = how === "row" ? source.x : x;
      sideOf(edge.to, from > target.x).entering.push([Math.abs(from - target.x), edge.from, edge.to, edge.kind]);
    }
    if (how !== "row" && leaves(plan, source, bundle) === "side")
      sideOf(edge.from, x > source.x).leaving.set(bundle, [Math.abs(x - source.x), edge.from, edge.kind]);
  }
  for (const { id, right, leaving, entering } of sides.values()) {
    const all = [...[...leaving.values()].sort(byList), ...entering.sort((a, b) => byList(b, a))];
    const room = boxes.get(id).height / 2 - 5, step = all.length <= 2 * Math.floor((room - 1) / 8) + 1 ? 8 : 4;
    const most = 2 * Math.floor((room - 1) / step) + 1, kept = all.slice(0, most);
    for (const [, ...key] of all.slice(most)) plan.full.add(keyOf(id, ...key));
    const above = right ? Math.floor((kept.length - 1) / 2) : Math.floor(kept.length / 2);
    kept.forEach(([, ...key], i) => plan.slots.set(keyOf(id, ...key), (right ? -1 : 1) + step * (i - above)));
  }
}

function settleDoors(used, lanes, plan) {
  const risen = [...plan.trunks].map(([bundle, trunk]) => ({ ...trunk, bundle })).sort((a, b) => a.x - b.x);
  const places = risen.map(trunk => trunk.x), taken = new Map();
  const free = (x, lane, gap, bundle) => {
    if ((taken.get(keyOf(lane, gap)) || []).some(other => Math.abs(x - other) < NEAR)) return false;
    const rows = lanes[lane].rows;
    const y = gap < rows.length ? rows[gap][0] - TRACK_BASE : rows[rows.length - 1][1] + TRACK_BASE;
    for (let i = bisect(places, x - NEAR, false); i < risen.length && risen[i].x < x + NEAR; i++)
      if (risen[i].bundle !== bundle && risen[i].top < y && y < risen[i].bottom) return false;
    return true;
  };
  for (const { lane, gap, bundle, box, best } of used) {
    const tries = [best];
    for (let i = 1; i <= Math.floor((rightOf(box) - leftOf(box)) / STEP); i++) tries.push(best + STEP * i, best - STEP * i);
    const fitting = DOOR_INSETS.flatMap(inset =>
      tries.filter(place => leftOf(box) + inset <= place && place <= rightOf(box) - inset));
    const found = fitting.find(place => free(place, lane, gap, bundle)), x = found === undefined ? best : found;
    const of = keyOf(lane, gap);
    taken.set(of, [...(taken.get(of) || []), x]);
    plan.doors.set(keyOf(lane, gap, box.id, bundle), { lane, gap, bundle, x });
  }
}

function tracksOf(spans) {
  const ends = [], chosen = new Map();
  for (const [bundle, [low, high]] of [...spans].sort((a, b) => a[1][0] - b[1][0] || a[1][1] - b[1][1] || byText(a[0], b[0]))) {
    let track = ends.findIndex(end => end + APART < low);
    if (track < 0) track = ends.length;
    ends[track] = high;
    chosen.set(bundle, track);
  }
  return chosen;
}

function cornersOf(edge, boxes, lanes, plan) {
  const source = boxes.get(edge.from), target = boxes.get(edge.to), bundle = bundleOf(edge), trunk = plan.trunks.get(bundle).x;
  const how = enters(plan, source, target, edge), up = target.y <= source.y, slot = plan.slots.get(keyOf(target.id, edgeKey(edge)));
  if (how === "row") {
    const y = target.y + slot, right = source.x > target.x;
    return [[right ? leftOf(source) : rightOf(source), y], [right ? rightOf(target) : leftOf(target), y]];
  }
  const start = startOf(source, bundle, up, lanes, plan);
  if (how === "straight") return [...start, [trunk, target.y + (up ? 1 : -1) * target.height / 2]];
  if (how === "side") {
    const y = target.y + slot;
    return [...start, [trunk, y], [trunk > target.x ? rightOf(target) : leftOf(target), y]];
  }
  const below = up && !(source.lane === target.lane && source.row === target.row), gap = below ? target.row + 1 : target.row;
  const y = levelOf(target.lane, gap, bundle, lanes, plan), into = plan.doors.get(keyOf(target.lane, gap, target.id, bundle)).x;
  return [...start, [trunk, y], [into, y], [into, target.y + (below ? 1 : -1) * target.height / 2]];
}

function startOf(source, bundle, up, lanes, plan) {
  const trunk = plan.trunks.get(bundle).x, how = leaves(plan, source, bundle), edgeY = source.y + (up ? -1 : 1) * source.height / 2;
  if (how === "straight") return [[trunk, edgeY]];
  if (how === "side") {
    const y = source.y + plan.slots.get(keyOf(source.id, bundle));
    return [[trunk > source.x ? rightOf(source) : leftOf(source), y], [trunk, y]];
  }
  const gap = up ? source.row : source.row + 1, y = levelOf(source.lane, gap, bundle, lanes, plan);
  const out = plan.doors.get(keyOf(source.lane, gap, source.id, bundle)).x;
  return [[out, edgeY], [out, y], [trunk, y]];
}

function levelOf(lane, gap, bundle, lanes, plan) {
  const rows = lanes[lane].rows, top = gap ? rows[gap - 1][1] : rows[0][0] - 2 * TRACK_BASE - growthOf(plan, lane, 0);
  return top + TRACK_BASE + TRACK_STEP * plan.tracks.get(keyOf(lane, gap)).get(bundle);
}
