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
# # 1. Cái nhìn đầu tiên: mười ô
#
# Sổ tay này dành cho người đọc luật, không cần biết lập trình. Mỗi ô xám là một lệnh; bấm vào ô rồi nhấn **Shift + Enter**
# để chạy, kết quả hiện ngay bên dưới. Hãy chạy lần lượt từ trên xuống.
#
# Ô đầu tiên đọc năm văn bản của Bảo hiểm xã hội Việt Nam (thư mục `data/corpus`) và dựng thành *đồ thị*: mỗi văn bản là
# một điểm, mỗi lời “Căn cứ …” hay “theo …” là một mũi tên, và mỗi mũi tên giữ nguyên câu văn đã nói ra nó.

# %%
from IPython.display import SVG
from rich import print

import kg
from kg import views
from kg.ask import vi_day

kho = kg.build(["../data/corpus"], store="../out/store")
print(f"Kho có {kho.report.documents} văn bản, {kho.report.citations} lời viện dẫn, {kho.report.relations} quan hệ.")

# %% [markdown]
# ## Máy đọc được gì trong một câu?
# Thử với một câu căn cứ. Bạn có thể thay câu trong ngoặc kép bằng câu khác rồi chạy lại.

# %%
cau = kg.extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định chi tiết một số điều;")
print(views.citations_table(cau))

# %% [markdown]
# ## Lược đồ của một văn bản
# Như lược đồ trên các cổng văn bản, nhưng mỗi quan hệ kèm câu trích, tệp, dòng và vị trí ký tự để kiểm lại.

# %%
luoc_do = views.chart(kho.store, "1712/QĐ-BHXH", "2026-01-30")
print(views.sheet_view(luoc_do))

# %% [markdown]
# ## Văn bản này dựa trên gì, và những thứ ấy dựa trên gì?
# Phả hệ chỉ theo quan hệ *căn cứ* (`legal_basis`).

# %%
print(views.lineage_view(kho.lineage("96/QĐ-BHXH", kinds=["legal_basis"])))

# %% [markdown]
# ## Ai viện dẫn Nghị định 89/2020/NĐ-CP?
# Câu hỏi có sẵn mang tên tiếng Việt; `kg ask` trong cửa sổ lệnh liệt kê tất cả.

# %%
tra_loi = kho.ask("duoc-vien-dan", "89/2020/NĐ-CP")
print(views.answer_view(tra_loi))

# %% [markdown]
# ## Hai văn bản nối với nhau qua đâu?

# %%
print(views.path_view(kho.path("1712/QĐ-BHXH", "1320/QĐ-BHXH")))

# %% [markdown]
# ## Rà soát căn cứ
# Từng văn bản được viện dẫn: lúc ban hành và tại một ngày còn hiệu lực không, vì sao nói thế. Chú ý cột cuối, và chữ
# *mặc định*: không thấy gì nói khác, **không** phải là đã được xác nhận.

# %%
print(views.audit_view(kho.audit("1712/QĐ-BHXH", as_of="2026-01-30")))

# %% [markdown]
# ## Cơ quan ban hành vào một ngày

# %%
the = kho.body("BHXH Việt Nam", as_of="2023-11-29")
print(the.name, "thuộc", the.parent.name, f"({the.parent.standing})", "vào ngày", vi_day(the.as_of))

# %% [markdown]
# ## Bản đồ
# Trục ngang là ngày ban hành, trục dọc là bậc của cơ quan ban hành. Bản tương tác: `kg map -o ban-do.html`.

# %%
quanh = views.read_subgraph(kho.store, [luoc_do.node.iri])
SVG(views.svg(views.map_picture(quanh, "Căn cứ và dẫn chiếu quanh Quyết định 1712/QĐ-BHXH")))

# %% [markdown]
# ## Mang đi
# Ghi cả vùng vừa xem ra Excel. Sổ tay 5 làm tiếp thành báo cáo.

# %%
with open("../out/quanh-1712.xlsx", "wb") as tep:
    views.write_selection(kho.store, "xlsx", tep, views.Selection((luoc_do.node.iri,)))
print("Đã ghi out/quanh-1712.xlsx")
