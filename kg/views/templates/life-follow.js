// Whose line it is stays in view while one scrolls along the line: names move along, to the end of their line at most.
function followLines(drawing) {
  const svg = drawing.querySelector("svg"), left = drawing.scrollLeft * svg.viewBox.baseVal.width / svg.clientWidth + 12;
  for (const name of svg.querySelectorAll("[data-until]")) {
    name.dataset.x ??= name.getAttribute("x");
    name.dataset.wide ??= name.getBBox().width;
    const x = Math.max(name.dataset.x, Math.min(left, name.dataset.until - name.dataset.wide - 24));
    name.setAttribute("x", x);
    name.classList.toggle("moved", x > name.dataset.x);
  }
}
