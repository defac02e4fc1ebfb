"use strict";
// The editor of queries: YASGUI over this server's own endpoint, started from the page's query. It keeps nothing and
// sends nothing elsewhere.
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
tab.setQuery(start);
document.documentElement.dataset.ready = "true";
