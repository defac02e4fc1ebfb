"use strict";
// Suggestions under every search field: a combobox after the WAI-ARIA pattern. Text is set as text, never as markup.
for (const form of document.querySelectorAll("form.find")) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector(".suggest");
  let asked = 0, chosen = -1, timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = to => {
    const items = list.children;
    if (chosen >= 0 && items[chosen]) items[chosen].setAttribute("aria-selected", "false");
    chosen = (to + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };
  const show = found => {
    list.replaceChildren(...found.map((one, n) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${n}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const name = document.createElement("b");
      name.textContent = one.label;
      const what = document.createElement("small");
      what.textContent = one.detail;
      item.append(name, what);
      item.addEventListener("mousedown", event => { event.preventDefault(); location.href = one.href; });
      item.dataset.href = one.href;
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    chosen = -1;
  };
  const ask = async () => {
    const words = input.value.trim();
    const mine = ++asked;
    if (!words) return close();
    const address = new URL(form.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address);
      if (answer.ok && mine === asked && document.activeElement === input) show(await answer.json());
    } catch { close(); }
  };
  input.addEventListener("input", () => { // what was found for other words must not be chosen by mistake
    asked++;
    close();
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") return close();
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? -1 : chosen - 1); }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.href = list.children[chosen].dataset.href; }
  });
}
