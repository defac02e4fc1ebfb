"use strict";
// The editor of queries: YASGUI over this server's own endpoint, started from the page's query. It keeps nothing and
// sends nothing elsewhere. Tab leaves the editor, so that nobody who works with the keyboard is caught in it.
const place = document.getElementById("yasgui");
const start = JSON.parse(document.getElementById("cau-hoi").textContent);
window.yasgui = new Yasgui(place, {
  requestConfig: { endpoint: place.dataset.endpoint, method: "POST" },
  persistenceId: null,
  copyEndpointOnNewTab: true,
  populateFromUrl: false,
  endpointCatalogueOptions: { getData: () => [{ endpoint: place.dataset.endpoint }] },
  yasqe: { value: start, persistenceId: null },
});
const tab = window.yasgui.getTab() || window.yasgui.addTab(true);
const editor = tab.getYasqe();
tab.setQuery(start);
editor.setOption("lineWrapping", true);
editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false });
const field = editor.getInputField();
field.setAttribute("aria-label", place.dataset.label);
field.blur();
editor.getScrollerElement().tabIndex = 0; // what scrolls can be scrolled by keys
document.documentElement.dataset.ready = "true";
