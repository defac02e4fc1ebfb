// Search that needs no diacritics: "96 qd bhxh" finds 96/QĐ-BHXH, "hoà" finds hòa, "uỷ ban" finds ủy ban.
function searchKey(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D")
    .toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

function indexOf(nodes) {
  return nodes.map(node => {
    const number = searchKey(node.number || node.name);
    const all = searchKey([node.number, node.name, node.doctype, node.title_text, dateOf(node), ...node.issuers].filter(Boolean).join(" "));
    return { node, number, tight: number.replace(/ /g, ""), words: all.split(" ") };
  });
}

// The best matches first: the number itself, numbers that begin so, then anything whose words begin with every word typed.
function find(index, query, limit = 12) {
  const key = searchKey(query);
  if (!key) return [];
  const words = key.split(" "), tight = key.replace(/ /g, "");
  const scored = [];
  for (const entry of index) {
    let score = 0;
    if (entry.tight === tight) score = 4;
    else if (entry.number.startsWith(key) || entry.tight.startsWith(tight)) score = 3;
    else if (words.every(word => entry.number.split(" ").some(own => own.startsWith(word)))) score = 2;
    else if (words.every(word => entry.words.some(own => own.startsWith(word)))) score = 1;
    if (score) scored.push([score + (entry.node.held ? .5 : 0), entry.node]);
  }
  return scored.sort((a, b) => b[0] - a[0]).slice(0, limit).map(([, node]) => node);
}
