# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 5. Từ đồ thị tới báo cáo
#
# Bạn đã biết văn bản cần nói tới. Sổ tay này chọn phần cần mang đi, dựng báo cáo Word và PDF, hình vẽ cho bài viết, và
# danh mục tài liệu cho Zotero.

# %%
from pathlib import Path

from IPython.display import SVG, Markdown
from rich import print

import kg
from kg import views

kho = kg.build(["../data/corpus"], store="../out/store")
noi_ghi = Path("../out/bao-cao")
noi_ghi.mkdir(parents=True, exist_ok=True)
ngay = "2026-01-30"

# %% [markdown]
# ## Báo cáo về một văn bản
# Một nội dung, bốn dạng: lược đồ, rà soát, hình, lời văn làm chứng với vị trí, cơ quan ban hành, phương pháp và phạm vi.

# %%
bao_cao = views.report_on(kho.store, "1712/QĐ-BHXH", ngay)
for dang, ghi in views.REPORT_FORMATS.items():
    tep = noi_ghi / f"1712-QD-BHXH.{dang}"
    tep.write_bytes(ghi(bao_cao))
    print(f"{tep.name}: {tep.stat().st_size // 1000} kB")

# %% [markdown]
# Phần tóm tắt, như nó đứng trong báo cáo:

# %%
chu = views.REPORT_FORMATS["md"](bao_cao).decode("utf-8")
Markdown("## " + chu.split("\n## ")[1])

# %% [markdown]
# ## Hình cho bài viết
# SVG giữ nét ở mọi cỡ và chữ vẫn chọn được; Word 2016 trở lên chèn thẳng tệp `.svg` (Chèn → Hình ảnh). PNG dành cho nơi
# không nhận SVG.

# %%
iri = kho.show("96/QĐ-BHXH").document.iri
quanh = views.read_subgraph(kho.store, [iri], kinds=("legal_basis", "amends", "implements"))
hinh = views.svg(views.map_picture(quanh, "Quyết định 96/QĐ-BHXH dựa trên gì"))
(noi_ghi / "hinh-1.svg").write_text(hinh, encoding="utf-8")
SVG(hinh)

# %% [markdown]
# ## Chọn rồi xuất
# Chỉ quan hệ căn cứ, tới hết năm 2023, quanh một văn bản. Cùng lựa chọn ấy ra được mọi dạng trong danh sách.

# %%
chon = views.Selection((kho.show("1712/QĐ-BHXH").document.iri,), depth=1, kinds=("legal_basis",), as_of="2023-12-31")
for dang in ("csv", "xlsx", "graphml", "mermaid", "csl", "bibtex"):
    mo_ta = views.FORMATS[dang]
    with (noi_ghi / f"can-cu{mo_ta.suffix}").open("wb") as tep:
        views.write_selection(kho.store, dang, tep, chon)
    print(f"can-cu{mo_ta.suffix}: {mo_ta.title}")

# %% [markdown]
# `can-cu.json` kéo thả thẳng vào Zotero: mỗi văn bản thành một mục có số, ngày, cơ quan ban hành.
#
# ## Trước khi nộp
# * Mở phần *Phương pháp và phạm vi* của báo cáo: nó nói kho có gì và không có gì.
# * Đối chiếu điểm quyết định với Công báo. Báo cáo cho biết tệp, dòng và ký tự của từng câu để làm việc ấy.
# * Ghi lại ngày xét; cùng một câu hỏi ở ngày khác có thể cho câu trả lời khác.
