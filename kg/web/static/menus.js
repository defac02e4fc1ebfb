"use strict";
// Menus that lie over the page: Escape, a press elsewhere and the focus elsewhere close them. Escape gives the focus back.
for (const menu of document.querySelectorAll(".bar details, .actions details")) {
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  document.addEventListener("pointerdown", event => { if (!menu.contains(event.target)) menu.open = false; });
}
