// Where the trunks of the edges rise: kg/views/trunks.py in the page's language; the rules and their reasons are there.
const TRUNK_STEP = 7, STEP = TRUNK_STEP / 2, REACH = 800, FOLLOWED = 1000, REACH_OF_MANY = 70, PASSED = 10, STRETCH = 200, CORNER = 4, OVER_ROW = 30;
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
  const strict = edges.length <= FOLLOWED, farthest = strict ? REACH : REACH_OF_MANY;
  let outermost = byX.reduce((most, box) => Math.max(most, rightOf(box)), 0);
  const order = [...targets.values()].sort((a, b) => b.ends.length - a.ends.length || byText(a.from, b.from) || byText(a.kind, b.kind));
  for (const { from, kind, ends } of order) {
    const source = boxes.get(from);
    const top = ends.reduce((least, box) => Math.min(least, box.y !== source.y ? box.y : box.y - OVER_ROW), source.y);
    const bottom = ends.reduce((most, box) => Math.max(most, box.y), source.y);
    const base = source.x + offsets.get(from).get(kind);
    const steps = Math.floor((source.width / 2 + farthest) / STEP), reach = (steps + 1) * STEP + CLEAR;
    const passed = new Array(2 * steps + 2).fill(0);
    const last = bisect(places, base + reach + widest, true);
    for (let i = bisect(places, base - reach - widest, false); i < last; i++)
      if (((byX[i].y > top && byX[i].y < bottom) || byX[i].y === source.y) && byX[i] !== source)
        block(passed, leftOf(byX[i]) - base, rightOf(byX[i]) - base);
    for (let stretch = Math.floor((base - reach) / STRETCH); stretch <= Math.floor((base + reach) / STRETCH); stretch++)
      for (const other of risen.get(stretch) || [])
        if (other.top <= bottom && other.bottom >= top) block(passed, other.x - base, other.x - base);
    for (let i = 1; i < passed.length; i++) passed[i] += passed[i - 1];
    const place = nearestPlace(passed, source, base, strict);
    const x = place === null ? outermost + TRUNK_STEP : base + STEP * place, stretch = Math.floor(x / STRETCH);
    outermost = Math.max(outermost, x);
    chosen.set(from + "\n" + kind, { x, top, bottom });
    if (!risen.has(stretch)) risen.set(stretch, []);
    risen.get(stretch).push({ x, top, bottom });
  }
  return chosen;
}

function block(passed, left, right) {
  const steps = passed.length / 2 - 1;
  const first = Math.max(-steps, Math.floor((left - CLEAR) / STEP) + 1), last = Math.min(steps, Math.ceil((right + CLEAR) / STEP) - 1);
  if (first > last) return;
  passed[first + steps]++;
  passed[last + steps + 1]--;
}

function nearestPlace(passed, source, base, strict) {
  const steps = passed.length / 2 - 1;
  let best = null, least = Infinity;
  for (let k = 0; k <= 2 * steps; k++) {
    const i = k % 2 ? -(k + 1) / 2 : k / 2, x = base + STEP * i, beyond = Math.abs(x - source.x) - source.width / 2;
    if ((strict && passed[i + steps]) || x < CLEAR || (-CORNER < beyond && beyond < CLEAR)) continue;
    const cost = 5 * (beyond > 0) + .02 * STEP * Math.abs(i) + PASSED * passed[i + steps];
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}
