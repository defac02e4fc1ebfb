// The status on a day: a slider that stops at every day on which something turns, and a box for any day.
const known = nodes.flatMap(node => [node.date, ...node.spells.map(([start]) => start)]);
const turns = [...new Set(known.filter(day => /^\d{4}-\d\d-\d\d$/.test(day || "")))].sort();
const slider = at("slider"), dayBox = at("day");
slider.max = Math.max(0, turns.length - 1);
slider.value = slider.max;
at("time").hidden = turns.length < 2;

const yearOf = day => Number(day.slice(0, 4));
const issued = node => !state.day || (node.date ? node.date <= state.day : node.year === null || node.year <= yearOf(state.day));
const spellOf = ([start, effect, ground, vietnamese, english]) => ({ start, effect, ground, reason: language === "en" ? english : vietnamese });
function effectAt(node, day) {
  let found = null;
  for (const spell of node.spells) if (spell[0] <= day) found = spellOf(spell);
  return found || { start: "", effect: "unknown", ground: "default", reason: "" };
}
const today = () => new Date().toLocaleDateString("sv"); // the Swedish write days as ISO 8601 does
// What the drawing marks; in force is the rule and bears no mark.
const MARKED = ["ended", "partly", "partly_suspended", "suspended", "amended", "not_yet", "unknown"];

function setDay(day) {
  state.day = day;
  if (!day) state.effects.clear();
  dayBox.value = day ? dayText(day) : "";
  slider.value = day ? Math.max(0, bisect(turns, day, true) - 1) : slider.max;
  slider.setAttribute("aria-valuetext", day ? dayText(day) : say("any"));
  at("no-day").hidden = !day;
  tally();
  refresh();
  network.redraw();
}
const standingOf = node => (issued(node) ? effectAt(node, state.day).effect : "unissued");
// How many stand how on the day; a press hides them, another brings them back.
function tally() {
  const counts = {}, pressed = [...at("tally").children].indexOf(document.activeElement);
  if (state.day) for (const node of nodes.filter(node => isOpen(node) && passes(node, true))) counts[standingOf(node)] = (counts[standingOf(node)] || 0) + 1;
  at("tally").replaceChildren(...[...MARKED, "in_force", "extended", "unissued"].filter(effect => counts[effect]).map(effect => {
    const entry = button("count", "", () => { state.effects.has(effect) ? state.effects.delete(effect) : state.effects.add(effect); refilter(); });
    entry.append(make("i", `mark ${effect}`), `${say("effects")[effect]} ${counts[effect]}`);
    entry.setAttribute("aria-pressed", String(!state.effects.has(effect)));
    return entry;
  }));
  at("tally").children[pressed]?.focus();
}
slider.addEventListener("input", () => setDay(turns[slider.value]));
// "1/3/2025" and "2025-03-01" are the same day; what is none stays as it was typed, and is said to be none.
function dayOf(text) {
  const [, date, month, year] = text.trim().match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) || [];
  const day = year ? `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}` : text.trim();
  return /^\d{4}-\d\d-\d\d$/.test(day) && new Date(day).toJSON()?.startsWith(day) ? day : null; // no 31/02
}
dayBox.addEventListener("input", () => dayBox.setCustomValidity(""));
dayBox.addEventListener("change", () => {
  const typed = dayBox.value.trim(), day = dayOf(typed);
  if (day || !typed) return setDay(day);
  dayBox.setCustomValidity(say("noSuchDay"));
  dayBox.reportValidity();
});
at("no-day").addEventListener("click", () => { setDay(null); slider.focus(); });
