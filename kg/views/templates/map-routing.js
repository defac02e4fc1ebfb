// The ways of the edges: kg/views/routing.py in the page's language; the rules and their reasons are told there.
const TRUNK_STEP = 7, TRACK_BASE = 8, TRACK_STEP = 3, PORT_INSET = 14, REACH = 70, STEP = TRUNK_STEP / 2, STRETCH = 200, SAME = .1;
const bundleOf = edge => edge.from + "\n" + edge.kind;
const leftOf = box => box.x - box.width / 2, rightOf = box => box.x + box.width / 2;

function trunkOffsets(edges) {
  const kinds = new Map();
  for (const { from, kind } of edges) kinds.set(from, (kinds.get(from) || new Set()).add(kind));
  for (const [from, names] of kinds)
    kinds.set(from, new Map([...names].sort(byText).map((name, i) => [name, (i - (names.size - 1) / 2) * TRUNK_STEP])));
  return kinds;
}

function trunksOf(edges, boxes) {
  const targets = new Map(), offsets = trunkOffsets(edges), chosen = new Map(), risen = new Map();
  for (const edge of edges) {
    const bundle = bundleOf(edge);
    if (!targets.has(bundle)) targets.set(bundle, { from: edge.from, kind: edge.kind, ends: [] });
    targets.get(bundle).ends.push(boxes.get(edge.to));
  }
  const byX = [...boxes.values()].sort((a, b) => a.x - b.x || byText(a.id, b.id));
  const places = byX.map(box => box.x), widest = byX.reduce((most, box) => Math.max(most, box.width), 0) / 2;
  const order = [...targets.values()].sort((a, b) => b.ends.length - a.ends.length || byText(a.from, b.from) || byText(a.kind, b.kind));
  for (const { from, kind, ends } of order) {
    const source = boxes.get(from);
    const low = ends.reduce((least, box) => Math.min(least, box.y), source.y);
    const high = ends.reduce((most, box) => Math.max(most, box.y), source.y);
    const base = source.x + offsets.get(from).get(kind);
    const steps = Math.floor((source.width / 2 + REACH) / STEP), reach = (steps + 1) * STEP + CLEAR;
    const passed = new Array(2 * steps + 2).fill(0);
    const last = bisect(places, base + reach + widest, true);
    for (let i = bisect(places, base - reach - widest, false); i < last; i++)
      if (byX[i].y > low && byX[i].y < high && byX[i] !== source) dearer(passed, 10, leftOf(byX[i]) - base, rightOf(byX[i]) - base);
    for (let stretch = Math.floor((base - reach) / STRETCH); stretch <= Math.floor((base + reach) / STRETCH); stretch++)
      for (const [x, top, bottom] of risen.get(stretch) || [])
        if (top < high && bottom > low) dearer(passed, 12, x - base, x - base);
    for (let i = 1; i < passed.length; i++) passed[i] += passed[i - 1];
    const x = base + STEP * cheapest(passed, source, base), stretch = Math.floor(x / STRETCH);
    chosen.set(from + "\n" + kind, x);
    if (!risen.has(stretch)) risen.set(stretch, []);
    risen.get(stretch).push([x, low, high]);
  }
  return chosen;
}

function dearer(passed, by, left, right) {
  const steps = passed.length / 2 - 1;
  const first = Math.max(-steps, Math.floor((left - CLEAR) / STEP) + 1), last = Math.min(steps, Math.ceil((right + CLEAR) / STEP) - 1);
  if (first > last) return;
  passed[first + steps] += by;
  passed[last + steps + 1] -= by;
}

function cheapest(passed, source, base) {
  const steps = passed.length / 2 - 1;
  let best = 0, least = Infinity;
  for (let k = 0; k <= 2 * steps; k++) {
    const i = k % 2 ? -(k + 1) / 2 : k / 2, x = base + STEP * i;
    const aside = Math.abs(x - source.x) > source.width / 2 - 4;
    const cost = passed[i + steps] + 50 * (x < CLEAR) + 5 * aside + .06 * STEP * Math.abs(i);
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}

function portsOf(edges, boxes, trunks) {
  const entering = new Map(), ports = new Map();
  edges.forEach((edge, i) => {
    const trunk = trunks.get(bundleOf(edge)), side = trunk > boxes.get(edge.to).x, door = edge.to + "\n" + side;
    if (!entering.has(door)) entering.set(door, { to: edge.to, arrivals: [] });
    entering.get(door).arrivals.push([side ? trunk : -trunk, edge, i]);
  });
  for (const { to, arrivals } of entering.values()) {
    const step = Math.min(7, (boxes.get(to).height - 8) / arrivals.length);
    arrivals.sort((a, b) => b[0] - a[0] || byText(b[1].from, a[1].from) || byText(b[1].to, a[1].to) || byText(b[1].kind, a[1].kind));
    arrivals.forEach(([, , i], k) => ports.set(i, (k - (arrivals.length - 1) / 2) * step));
  }
  return ports;
}

function route(edges, boxes, lanes) {
  const trunks = trunksOf(edges, boxes), ports = portsOf(edges, boxes, trunks), inRow = new Map(), tracks = new Map();
  const rowOf = box => box.lane + "\n" + box.row;
  for (const box of boxes.values()) inRow.set(rowOf(box), [...(inRow.get(rowOf(box)) || []), box]);
  const clear = (target, x, border, but) => {
    const low = Math.min(x, border), high = Math.max(x, border);
    return !inRow.get(rowOf(target)).some(box => box !== target && box !== but && rightOf(box) > low + 1 && leftOf(box) < high - 1);
  };
  const level = (box, bundle, below) => {
    const rows = lanes[box.lane].rows, gap = below ? box.row + 1 : box.row, key = box.lane + "\n" + gap;
    if (!tracks.has(key)) tracks.set(key, new Map());
    const taken = tracks.get(key);
    if (!taken.has(bundle)) taken.set(bundle, taken.size);
    const track = taken.get(bundle) % 3, top = gap ? rows[gap - 1][1] : rows[0][0] - 2 * TRACK_BASE;
    return [top + TRACK_BASE + TRACK_STEP * track, track];
  };
  const leave = (edge, source, trunk, up) => {
    const aside = trunk - source.x, edgeY = source.y + (up ? -1 : 1) * source.height / 2;
    if (Math.abs(aside) <= source.width / 2 - 4) return [[trunk, edgeY]];
    const sign = aside > 0 ? 1 : -1, side = source.x + sign * source.width / 2;
    if (clear(source, trunk, side)) return [[side, source.y], [trunk, source.y]];
    const [y, track] = level(source, bundleOf(edge), !up);
    const out = source.x + sign * (source.width / 2 - PORT_INSET - TRACK_STEP * track);
    return [[out, edgeY], [out, y], [trunk, y]];
  };
  const way = (edge, port) => {
    const source = boxes.get(edge.from), target = boxes.get(edge.to), trunk = trunks.get(bundleOf(edge));
    const sameRow = source.lane === target.lane && source.row === target.row, up = target.y <= source.y;
    let side = trunk > target.x ? 1 : -1;
    const border = target.x + side * target.width / 2;
    if (sameRow && clear(target, source.x, border, source)) {
      side = source.x > target.x ? 1 : -1;
      const y = target.y + port;
      return [[source.x - side * source.width / 2, y], [target.x + side * target.width / 2, y]];
    }
    const start = leave(edge, source, trunk, up);
    if (!sameRow && Math.abs(trunk - target.x) < target.width / 2 - 4)
      return [...start, [trunk, target.y + (up ? 1 : -1) * target.height / 2]];
    if (!sameRow && Math.abs(border - trunk) > PORT_INSET && clear(target, trunk, border))
      return [...start, [trunk, target.y + port], [border, target.y + port]];
    const below = up && !sameRow, [y, track] = level(target, bundleOf(edge), below);
    const into = border - side * Math.min(PORT_INSET + TRACK_STEP * track, target.width / 2);
    return [...start, [trunk, y], [into, y], [into, target.y + (below ? 1 : -1) * target.height / 2]];
  };
  return edges.map((edge, i) => way(edge, ports.get(i)).reduce((points, point) => {
    const last = points[points.length - 1];
    if (!last || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) > SAME) points.push(point);
    return points;
  }, []));
}
