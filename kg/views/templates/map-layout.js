// Where the boxes stand: kg/views/layout.py in the page's language, for what is unfolded and filtered here. The rules
// and their reasons are told there; a test holds both to the same numbers.
const GAP_X = 12, GAP_Y = 16, LANE_PAD = 13, NARROWEST = 54, EMPTY_RUN = .35, UNDATED_ROWS = 5, UNDATED_ABREAST = 4, CLEAR = 5;
const SHIFTS = [0, .2, -.2, .4, -.4, .6, -.6], UNITS = [12, 900], TRIES = 9, MANY = 3000, TRIES_OF_MANY = 5;

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function bisect(list, value, right) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value || (right && list[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function columnsOf(items, unit, abreast) {
  let widest = 0, x = GAP_X;
  const counts = new Map(), columns = [];
  for (const item of items) {
    if (item.year === null) widest = Math.max(widest, item.width);
    else counts.set(item.year, (counts.get(item.year) || 0) + 1);
  }
  if (widest) {
    columns.push({ year: null, left: x, right: x + abreast * (widest + GAP_X) + GAP_X, gap: false });
    x = columns[0].right + GAP_X;
  }
  for (const year of [...counts.keys()].sort((a, b) => a - b)) {
    const last = columns.length ? columns[columns.length - 1].year : null;
    if (last !== null && year - last > 1) {
      columns.push({ year: last + 1, left: x, right: x + unit * EMPTY_RUN, gap: true });
      x = columns[columns.length - 1].right;
    }
    columns.push({ year, left: x, right: x + Math.max(NARROWEST, unit * (.7 + .3 * Math.min(counts.get(year), 10))), gap: false });
    x = columns[columns.length - 1].right;
  }
  return columns;
}

function packed(items, corridors, leftEnd) {
  const ends = [], heights = [], placed = [];
  for (const [x, item] of items) {
    let best = Infinity, bestRow = 0, bestX = x;
    for (const shift of item.year === null ? [0] : SHIFTS) {
      const centre = Math.max(x + shift * item.width, leftEnd + item.width / 2);
      const left = centre - item.width / 2, right = centre + item.width / 2;
      let row = 0;
      while (row < ends.length && ends[row] + GAP_X > left) row++;
      let cost = row + .8 * Math.abs(shift) + (row === ends.length ? 2.5 : 0);
      if (cost < best) cost += bisect(corridors, right + CLEAR, false) - bisect(corridors, left - CLEAR, true);
      if (cost < best - 1e-9) [best, bestRow, bestX] = [cost, row, centre];
    }
    ends[bestRow] = bestX + item.width / 2;
    heights[bestRow] = Math.max(heights[bestRow] || 0, item.height);
    placed.push([item, bestX, bestRow]);
  }
  return { placed, heights };
}

function drawnAt(items, offsets, unit, mostAbreast) {
  const crowd = new Map(), undated = new Map(), lanes = new Map();
  for (const item of items) if (item.year === null) crowd.set(item.lane, (crowd.get(item.lane) || 0) + 1);
  const abreast = Math.min(mostAbreast, Math.ceil(Math.max(0, ...crowd.values()) / UNDATED_ROWS));
  const columns = columnsOf(items, unit, abreast);
  const byYear = new Map(columns.filter(column => !column.gap).map(column => [column.year, column]));
  for (const item of items) {
    const column = byYear.get(item.year);
    let share = item.share;
    if (item.year === null) {
      const before = undated.get(item.lane) || 0;
      share = (before % abreast + .5) / abreast;
      undated.set(item.lane, before + 1);
    }
    if (!lanes.has(item.lane)) lanes.set(item.lane, []);
    lanes.get(item.lane).push([column.left + share * (column.right - column.left), item]);
  }
  const ranks = [...lanes.keys()].sort((a, b) => a - b), rows = new Map(), corridors = [];
  for (const rank of [...ranks].reverse()) {
    const order = lanes.get(rank).sort((a, b) => a[0] - b[0] || byText(a[1].id, b[1].id));
    rows.set(rank, packed(order, corridors, columns[0].left));
    for (const [item, centre] of rows.get(rank).placed)
      for (const offset of (offsets.get(item.id) || new Map()).values()) corridors.push(centre + offset);
    corridors.sort((a, b) => a - b);
  }
  const boxes = [], drawn = [];
  let y = 0;
  ranks.forEach((rank, lane) => {
    const top = y, own = [];
    y += LANE_PAD;
    for (const height of rows.get(rank).heights) {
      own.push([y, y + height]);
      y += height + GAP_Y;
    }
    y += LANE_PAD - GAP_Y;
    drawn.push({ rank, top, bottom: y, rows: own });
    for (const [item, x, row] of rows.get(rank).placed)
      boxes.push({ id: item.id, x, y: (own[row][0] + own[row][1]) / 2, width: item.width, height: item.height, lines: item.lines, lane, row });
  });
  boxes.sort((a, b) => byText(a.id, b.id));
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width / 2), columns[columns.length - 1].right) + GAP_X;
  return { width: right, height: y, boxes, lanes: drawn, columns };
}

// `items` have id, lines, width, height, lane (the order of their rank), year or null, share; `edges` have from, to, kind.
function layOut(items, edges, aspect) {
  if (!items.length) return { width: 0, height: 0, boxes: [], lanes: [], columns: [], routes: [] };
  const offsets = trunkOffsets(edges);
  let [low, high] = UNITS, best = Infinity, chosen;
  for (let i = 0; i < (items.length < MANY ? TRIES : TRIES_OF_MANY); i++) {
    const unit = Math.sqrt(low * high), drawing = drawnAt(items, offsets, unit, aspect > 1 ? UNDATED_ABREAST : 1);
    const size = Math.max(drawing.width, drawing.height * aspect);
    if (size < best) [best, chosen] = [size, drawing];
    [low, high] = drawing.width > drawing.height * aspect ? [low, unit] : [unit, high];
  }
  const plan = planWays(edges, new Map(chosen.boxes.map(box => [box.id, box])), chosen.lanes);
  const { boxes, lanes } = widened(chosen.boxes, chosen.lanes, plan);
  const routes = route(edges, new Map(boxes.map(box => [box.id, box])), lanes, plan);
  let width = chosen.width;
  for (const way of routes) for (const [x] of way) width = Math.max(width, x + GAP_X);
  return { width, height: lanes[lanes.length - 1].bottom, boxes, lanes, columns: chosen.columns, routes };
}
