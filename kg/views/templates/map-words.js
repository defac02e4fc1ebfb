// The page's words, in Vietnamese and in English; `say` picks the language that is switched on.
const WORDS = {
  vi: {
    overview: "Toàn cảnh", save: "Lưu PNG", other: "EN", otherTitle: "English", legend: "Chú giải và lọc",
    relations: "Quan hệ", documents: "Văn bản", types: "Loại văn bản", held: "Có toàn văn", cited: "Chỉ được viện dẫn",
    search: "Tìm số hiệu, tên (gõ không dấu cũng được)", none: "Không thấy văn bản nào", closer: "Phóng to", farther: "Thu nhỏ",
    map: "Bản đồ căn cứ và dẫn chiếu. Phím mũi tên để di chuyển, cộng trừ để phóng, 0 để về toàn cảnh. Danh sách văn bản ở ngay sau bản đồ.",
    reading: "Mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn. Càng lên cao, thẩm quyền càng cao; càng sang phải, văn bản càng mới. Bấm vào một văn bản để đọc câu trích.",
    summary: (h, c, e) => `${h} văn bản có toàn văn, ${c} văn bản được viện dẫn, ${e} quan hệ kèm câu trích`,
    heldList: n => `Văn bản có toàn văn (${n})`, citedList: n => `Văn bản được viện dẫn (${n})`,
    list: n => `Danh sách ${n} văn bản`, typesOf: n => `Loại văn bản (${n})`, undated: "không rõ ngày", year: "năm",
    issuer: "Ban hành", date: "Ngày", number: "Số hiệu", source: "Nguồn", lane: "Thẩm quyền",
    heldStatus: "có toàn văn trong kho", resolved: "chỉ được viện dẫn, đã nhận diện", stub: "chỉ được viện dẫn, chưa có trong danh bạ",
    ambiguous: "chỉ được viện dẫn, còn nhiều khả năng", close: "Đóng", out: n => `Viện dẫn (${n})`, in: n => `Được viện dẫn (${n})`,
    nothingOut: "Không viện dẫn văn bản nào trong bản đồ này.", nothingIn: "Không văn bản nào trong bản đồ này viện dẫn.",
    line: "dòng", chars: "ký tự", again: n => `còn ${n} chỗ nhắc nữa`, noQuote: "Không có câu trích.",
    more: n => `${n} văn bản liên quan nữa không vẽ ở đây.`, scope: "Phạm vi",
    how: (b, c) => [b && `${b} căn cứ`, c && `${c} viện dẫn khác`].filter(Boolean).join(", ") || "không viện dẫn",
  },
  en: {
    overview: "Overview", save: "Save PNG", other: "VI", otherTitle: "Tiếng Việt", legend: "Legend and filters",
    relations: "Relations", documents: "Documents", types: "Document types", held: "Full text held", cited: "Only cited",
    search: "Search number or name (no diacritics needed)", none: "No such document", closer: "Zoom in", farther: "Zoom out",
    map: "Map of legal bases and citations. Arrow keys move, plus and minus zoom, 0 shows everything. The list of documents follows the map.",
    reading: "Arrows run from the citing document to the cited one. Higher up: higher authority; further right: newer. Click a document to read the quoted sentences.",
    summary: (h, c, e) => `${h} documents held, ${c} documents cited, ${e} relations with their quotations`,
    heldList: n => `Documents held (${n})`, citedList: n => `Documents cited (${n})`,
    list: n => `List of ${n} documents`, typesOf: n => `Document types (${n})`, undated: "undated", year: "year",
    issuer: "Issuer", date: "Date", number: "Number", source: "Source", lane: "Authority",
    heldStatus: "full text held", resolved: "only cited, identified", stub: "only cited, not in the registers",
    ambiguous: "only cited, several candidates", close: "Close", out: n => `Cites (${n})`, in: n => `Cited by (${n})`,
    nothingOut: "Cites no document of this map.", nothingIn: "No document of this map cites it.",
    line: "line", chars: "characters", again: n => `${n} more mentions`, noQuote: "No quotation.",
    more: n => `${n} more related documents are not drawn here.`, scope: "Scope",
    how: (b, c) => [b && `${b} legal bases`, c && `${c} other citations`].filter(Boolean).join(", ") || "cites nothing",
  },
};
let language = "vi";
const say = word => WORDS[language][word];

// An element with a class and children; strings become text nodes, never markup.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter(child => typeof child === "string" ? child : child instanceof Node));
  return element;
}

// "2023-11-29" as people write it; a bare year as "năm 2016".
function dateOf(node) {
  if (node.date) return node.date.split("-").reverse().join("/");
  return node.year ? `${say("year")} ${node.year}` : say("undated");
}
// "Nghị định 59/2019/NĐ-CP"; a law by its name, with the number after it.
function nameOf(node) {
  if (!node.number) return node.name;
  return node.name === node.number ? [node.doctype, node.number].filter(Boolean).join(" ") : `${node.name} (${node.number})`;
}
const edgeName = (kind, inverse) => kind[language + (inverse ? "_inverse" : "")];
