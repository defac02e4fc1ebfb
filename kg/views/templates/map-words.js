// The page's words, in Vietnamese and in English; `say` picks the language that is switched on.
const some = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const WORDS = {
  vi: {
    overview: "Toàn cảnh", save: "Lưu, in", savePng: "Ảnh PNG", saveSvg: "Hình SVG (cho Word)", print: "In", copyLink: "Chép liên kết tới đúng khung nhìn này",
    copied: "Đã chép liên kết", other: "EN", otherTitle: "English", legend: "Chú giải và lọc", narrow: "Lọc thêm",
    relations: "Quan hệ", documents: "Văn bản", types: "Loại văn bản", ranks: "Cấp ban hành", period: "Thời kỳ", from: "từ năm", to: "đến năm", any: "bất kỳ",
    held: "Có toàn văn", cited: "Chỉ được viện dẫn", unfilter: "Bỏ mọi bộ lọc", fold: n => `Gấp lại ${n} văn bản đã mở thêm`,
    search: "Tìm số hiệu, tên (không cần dấu)", none: "Không thấy văn bản nào", closer: "Phóng to", farther: "Thu nhỏ",
    map: "Bản đồ căn cứ và dẫn chiếu. Phím mũi tên để di chuyển, cộng trừ để phóng, 0 để về toàn cảnh. N và P để sang văn bản sau và trước theo ngày. Danh sách văn bản ở ngay sau bản đồ.",
    reading: "Mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn. Càng lên cao, thẩm quyền càng cao; càng sang phải, văn bản càng mới. Bấm vào một văn bản để đọc câu trích, bấm +N để mở thêm văn bản liên quan.",
    summary: (h, c, e) => `${h} văn bản có toàn văn, ${c} văn bản được viện dẫn, ${e} quan hệ kèm câu trích`,
    heldList: n => `Văn bản có toàn văn (${n})`, citedList: n => `Văn bản được viện dẫn (${n})`,
    list: n => `Danh sách ${n} văn bản`, undated: "không rõ ngày", year: "năm",
    issuer: "Ban hành", date: "Ngày", number: "Số hiệu", source: "Nguồn", lane: "Thẩm quyền", standing: "Tình trạng",
    heldStatus: "có toàn văn trong kho", resolved: "chỉ được viện dẫn, đã nhận diện", stub: "chỉ được viện dẫn, chưa có trong danh bạ",
    ambiguous: "chỉ được viện dẫn, còn nhiều khả năng", close: "Đóng", out: n => `Viện dẫn (${n})`, in: n => `Được viện dẫn (${n})`,
    nothingOut: "Không viện dẫn văn bản nào đang mở.", nothingIn: "Không văn bản nào đang mở viện dẫn.",
    line: "dòng", chars: "ký tự", again: n => `còn ${n} chỗ nhắc nữa`, noQuote: "Không có câu trích.", scope: "Phạm vi",
    unfold: n => `Mở thêm ${n} văn bản liên quan`, unfoldAll: n => `Mở tất cả ${n} văn bản của tệp này`, unfolded: n => `Đã mở thêm ${n} văn bản`,
    beyond: n => `${n} văn bản liên quan nữa không có trong tệp này; hãy vẽ bản đồ với --depth lớn hơn.`,
    how: (b, c) => [b && `${b} căn cứ`, c && `${c} viện dẫn khác`].filter(Boolean).join(", ") || "không viện dẫn",
    statusAt: "Tình trạng tại ngày", noDay: "Bỏ ngày", onDay: day => `vào ${day}`, now: "hôm nay", since: day => `từ ${day}`,
    dayBox: "Ngày để xem tình trạng", dayForm: "ngày/tháng/năm", noSuchDay: "Không phải một ngày; hãy viết như 29/11/2023", slider: "Kéo để xem tình trạng tại từng ngày có thay đổi",
    effects: { unissued: "chưa ban hành", not_yet: "chưa có hiệu lực", in_force: "còn hiệu lực", extended: "được kéo dài", amended: "đã được sửa đổi", partly: "hết hiệu lực một phần", partly_suspended: "tạm ngưng một phần", suspended: "tạm ngưng", unknown: "không rõ", ended: "hết hiệu lực" },
    grounds: { stated: "nêu rõ", inferred: "suy ra", default: "mặc định", not_established: "chưa xác lập" },
    path: "Tìm đường tới văn bản khác", pickEnd: "Chọn văn bản kia: bấm trên bản đồ, hoặc tìm", cancel: "Thôi",
    pathOf: n => `Đường dẫn ${n} bước`, noPath: "Không có đường nối hai văn bản này trong bản đồ.", step: (a, kind, b) => `${a} ${kind.toLowerCase()} ${b}`,
    lifeOpen: "Xem lịch sử của cơ quan này: thuộc ai từ ngày nào, nhập vào đâu", lifeDrawing: "Lịch sử của cơ quan, cuộn ngang để xem hết",
    lifeAsked: "Cơ quan này", lifeOther: "Cơ quan khác", lifeVague: "Chưa chắc hoặc chưa rõ từ khi nào", lifePart: "Chuyển một phần, cơ quan trước vẫn còn",
    lifeSome: (shown, all) => ` (vẽ ${shown} trong ${all} văn bản của bản đồ này)`, lifeFromTo: ["chưa rõ", "đến nay"],
    lifeStays: "Trực thuộc", lifeStayColumns: ["Cơ quan", "Thuộc", "Tư cách", "Từ ngày", "Đến trước ngày", "Theo"],
    lifeTold: "Sự kiện và văn bản", lifeToldColumns: ["Ngày", "Cơ quan", "Việc, văn bản", "Chi tiết, nguồn"],
    failed: "Trình duyệt này quá cũ để mở bản đồ (cần DecompressionStream: Chrome 80, Firefox 113, Safari 16.4 trở lên).",
  },
  en: {
    overview: "Overview", save: "Save, print", savePng: "PNG picture", saveSvg: "SVG drawing (for Word)", print: "Print", copyLink: "Copy a link to this very view",
    copied: "Link copied", other: "VI", otherTitle: "Tiếng Việt", legend: "Legend and filters", narrow: "More filters",
    relations: "Relations", documents: "Documents", types: "Document types", ranks: "Authorities", period: "Period", from: "from", to: "to", any: "any",
    held: "Text held", cited: "Only cited", unfilter: "Clear all filters", fold: n => `Fold ${some(n, "document")} unfolded`,
    search: "Search number or name", none: "No such document", closer: "Zoom in", farther: "Zoom out",
    map: "Map of legal bases and citations. Arrow keys move, plus and minus zoom, 0 shows everything. N and P go to the next and the previous document by date. The list of documents follows the map.",
    reading: "Arrows run from the citing document to the cited one. Higher up: higher authority; further right: newer. Click a document to read the quoted sentences, click +N to unfold related documents.",
    summary: (h, c, e) => `${some(h, "document")} held, ${some(c, "document")} cited, ${some(e, "relation")} with quotations`,
    heldList: n => `Documents held (${n})`, citedList: n => `Documents cited (${n})`,
    list: n => `List of ${some(n, "document")}`, undated: "undated", year: "year",
    issuer: "Issuer", date: "Date", number: "Number", source: "Source", lane: "Authority", standing: "Status",
    heldStatus: "text held in the store", resolved: "only cited, identified", stub: "only cited, not in the registers",
    ambiguous: "only cited, several candidates", close: "Close", out: n => `Cites (${n})`, in: n => `Cited by (${n})`,
    nothingOut: "Cites no document shown.", nothingIn: "No document shown cites it.",
    line: "line", chars: "characters", again: n => some(n, "more mention"), noQuote: "No quotation.", scope: "Scope",
    unfold: n => `Unfold ${some(n, "related document")}`, unfoldAll: n => `Unfold all ${some(n, "document")} of this file`, unfolded: n => `${some(n, "document")} unfolded`,
    beyond: n => `Not in this file: ${some(n, "related document")}; draw the map with a larger --depth.`,
    how: (b, c) => [b && some(b, "legal basis", "legal bases"), c && some(c, "other citation")].filter(Boolean).join(", ") || "cites nothing",
    statusAt: "Status on", noDay: "No day", onDay: day => `on ${day}`, now: "today", since: day => `since ${day}`,
    dayBox: "Day of the status", dayForm: "dd/mm/yyyy", noSuchDay: "No such day; write it like 29/11/2023", slider: "Slide to see the status on each day of change",
    effects: { unissued: "not yet issued", not_yet: "not yet in force", in_force: "in force", extended: "extended", amended: "amended", partly: "partly ended", partly_suspended: "partly suspended", suspended: "suspended", unknown: "unknown", ended: "ended" },
    grounds: { stated: "stated", inferred: "inferred", default: "default", not_established: "not established" },
    path: "Find a path to another document", pickEnd: "Pick the other document: click it on the map, or search", cancel: "Cancel",
    pathOf: n => `Path of ${some(n, "step")}`, noPath: "No path joins these two documents in this map.", step: (a, kind, b) => `${a} ${kind.toLowerCase()} ${b}`,
    lifeOpen: "The life of this body: under whom since when, merged into what", lifeDrawing: "The life of the body through time; scroll sideways to see it all",
    lifeAsked: "This body", lifeOther: "Another body", lifeVague: "Not sure, or since when is not known", lifePart: "Passes a part on and lives on",
    lifeSome: (shown, all) => ` (${shown} of the ${all} documents in this map are drawn)`, lifeFromTo: ["unknown", "to date"],
    lifeStays: "Under whom", lifeStayColumns: ["Body", "Under", "Standing", "Since", "Until before", "By"],
    lifeTold: "Events and documents", lifeToldColumns: ["Day", "Body", "Event, document", "Details, source"],
    failed: "This browser is too old for the map (it needs DecompressionStream: Chrome 80, Firefox 113, Safari 16.4 or newer).",
  },
};
let language = "vi";
const say = word => WORDS[language][word];

// An element with a class and children; strings become text nodes, never markup.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (tag === "button") element.type = "button";
  element.append(...children.filter(child => typeof child === "string" ? child : child instanceof Node));
  return element;
}
function button(className, text, press) {
  const element = make("button", className, text);
  element.addEventListener("click", press);
  return element;
}

// 01/7/2019: a zero before days below 10 and the months 1 and 2 (Nghị định 30/2020/NĐ-CP).
const dayText = day => day.split("-").map((part, i) => (i === 1 && part > "02" ? part.replace(/^0/, "") : part)).reverse().join("/");
// "2023-11-29" as people write it; a bare year as "năm 2016".
function dateOf(node) {
  if (node.date) return dayText(node.date);
  return node.year ? `${say("year")} ${node.year}` : say("undated");
}
// "Nghị định 59/2019/NĐ-CP"; a law by its name, with the number after it.
function nameOf(node) {
  if (!node.number) return node.name;
  return node.name === node.number ? [node.doctype, node.number].filter(Boolean).join(" ") : `${node.name} (${node.number})`;
}
const edgeName = (kind, inverse) => kind[language + (inverse ? "_inverse" : "")];
const rankName = rank => (language === "en" ? rank.en : rank.vi);
const columnName = column => (column.gap ? "⋯" : column.year === null ? say("undated") : String(column.year));
