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
# # 3. BHXH Việt Nam về Bộ Tài chính: đọc một cuộc chuyển
#
# Ngày 29/11/2023, Bảo hiểm xã hội Việt Nam ban hành Quyết định 1712/QĐ-BHXH. Ngày 30/01/2026, cũng cơ quan ấy ban hành
# Quyết định 96/QĐ-BHXH. Giữa hai ngày, cơ quan chuyển từ Chính phủ về Bộ Tài chính. Sổ tay này lần theo cuộc chuyển, và
# hỏi: căn cứ cũ nay thế nào?

# %%
from IPython.display import SVG
from rich import print

import kg
from kg import views
from kg.ask import moved_bases, vi_day
from kg.register import bodies
from kg.views import audit_view, rows_table

kho = kg.build(["../data/corpus"], store="../out/store")

# %% [markdown]
# ## Một cơ quan, hai ngày

# %%
truoc = kho.body("BHXH Việt Nam", as_of="2023-11-29")
sau = kho.body("BHXH Việt Nam", as_of="2026-01-30")
for the in (truoc, sau):
    print(f"{vi_day(the.as_of)}: thuộc {the.parent.name}, {the.parent.standing}, từ {vi_day(the.parent_since)}")
assert (truoc.parent.name, sau.parent.name) == ("Chính phủ", "Bộ Tài chính")

# %% [markdown]
# ## Thấy cuộc chuyển
# Mỗi đường ngang là đời một cơ quan, dải nền là cơ quan mà nó thuộc về. Đường của BHXH Việt Nam rời dải Chính phủ sang
# dải Bộ Tài chính ngày 01/3/2025; các văn bản treo vào đường, đúng ngày ban hành. Trong cửa sổ lệnh:
# `kg map --bodies "BHXH Việt Nam" -o doi-bhxh.svg`.

# %%
bhxh = bodies().find("BHXH Việt Nam")
doi = views.lives(bodies(), [bhxh], {bhxh.slug: sau.documents})
SVG(views.svg(views.life_picture(doi, "Bảo hiểm xã hội Việt Nam qua các thời kỳ")))

# %% [markdown]
# ## Theo danh bạ: các đời chủ quản
# Mỗi dòng có văn bản quyết định và nguồn; khoảng thời gian *từ … đến trước …*.

# %%
print(
    rows_table(
        ("Từ", "Đến trước", "Thuộc", "Tư cách", "Theo", "Nguồn"),
        [
            (
                vi_day(moi.start),
                vi_day(moi.end) if moi.end else "nay",
                moi.name,
                moi.standing,
                ", ".join(van_ban.number for van_ban in moi.decided_by),
                moi.fact.source,
            )
            for moi in sau.parents
        ],
    )
)

# %% [markdown]
# ## Theo chính các văn bản
# Danh bạ là lời kể lại. Còn các văn bản tự cho thấy gì? Đầu văn bản năm 2026 in “BỘ TÀI CHÍNH” phía trên tên cơ quan, và
# trích yếu của căn cứ ghi “… Bảo hiểm xã hội Việt Nam thuộc Bộ Tài chính”.

# %%
for thay in sau.evidence:
    cau = " ".join((thay.quote.sentence or thay.quote.text).split())
    print(f"{vi_day(thay.date)}: thuộc {thay.parent}\n  “{cau}”\n  {thay.quote.source}, dòng {thay.quote.line}\n")
assert any("BỘ TÀI CHÍNH" in thay.quote.text for thay in sau.evidence)

# %% [markdown]
# ## Văn bản nào còn đứng trên căn cứ tổ chức cũ?
# Quyết định 1712 căn cứ Nghị định 89/2020/NĐ-CP, nghị định quy định chức năng của BHXH Việt Nam *khi còn thuộc Chính phủ*.

# %%
chuyen = moved_bases(kho.store, "2026-01-30")
for mot in chuyen:
    print(
        f"{mot.document.label} căn cứ {mot.basis.label}: tổ chức {mot.body} khi thuộc {mot.before}; nay thuộc {mot.now}"
    )
assert [mot.document.number for mot in chuyen] == ["1712/QĐ-BHXH"]

# %% [markdown]
# Căn cứ đã bị vượt qua **không** làm văn bản dựa vào nó hết hiệu lực (Luật 64/2025/QH15, Điều 57). Nó là một điểm để
# người dùng văn bản xem lại. Bảng rà soát nói rõ từng điều là *nêu rõ*, *suy ra* hay *chưa xác lập*.

# %%
print(audit_view(kho.audit("1712/QĐ-BHXH", as_of="2026-01-30")))

# %% [markdown]
# ## Điều chưa xác lập
# Một kho dữ liệu tốt nói cả điều nó không biết.

# %%
for diem in sau.open_points:
    print(f"• {diem.statement}")
assert any("3179/QĐ-BTC" in diem.statement for diem in sau.open_points)
