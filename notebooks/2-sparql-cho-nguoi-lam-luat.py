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
# # 2. SPARQL cho người làm luật
#
# SPARQL là ngôn ngữ hỏi đồ thị. Đồ thị chỉ gồm những câu ba phần, như câu văn: **chủ ngữ – quan hệ – đối tượng**.
#
# > Quyết định 1712/QĐ-BHXH — *căn cứ vào* — Nghị định 89/2020/NĐ-CP
#
# Hỏi là viết lại câu ấy, chỗ nào chưa biết thì đặt một tên bắt đầu bằng dấu hỏi: `?van_ban`. Máy trả về mọi cách điền
# vào chỗ trống mà kho biết. Viết tắt hay gặp: `vl:` là từ vựng của Căn Cứ, `eli:` là từ vựng chung của châu Âu cho văn
# bản pháp luật (ELI), `rdfs:label` là tên gọi.

# %%
from rich import print

import kg
from kg.views import csv_text, rows_table

kho = kg.build(["../data/corpus"], store="../out/store")


def hoi(cau):
    """Hỏi kho và in bảng trả lời."""
    bang = kho.query(cau)
    print(rows_table(bang.columns, bang.rows, {"https://w3id.org/cancu/": ""}))
    return bang


# %% [markdown]
# ## Một câu đơn: trong kho có những văn bản nào?
# `a` đọc là “là một”; dấu `;` giữ chủ ngữ, dấu `.` hết câu; `ORDER BY` là xếp theo.

# %%
bang = hoi("""
SELECT ?so ?ngay WHERE {
  ?van_ban a vl:Document ;
           eli:number ?so ;
           eli:date_document ?ngay .
} ORDER BY ?ngay
""")
assert len(bang.rows) == 5

# %% [markdown]
# ## Nối hai câu: ai căn cứ vào văn bản nào?
# Tên `?can_cu` đứng ở hai câu phải là cùng một văn bản: đó là cách nối.

# %%
bang = hoi("""
SELECT DISTINCT ?so ?so_can_cu WHERE {
  ?van_ban a vl:Document ; eli:number ?so ; vl:legalBasis ?can_cu .
  ?can_cu eli:number ?so_can_cu .
} ORDER BY ?so ?so_can_cu
""")
assert ("1712/QĐ-BHXH", "89/2020/NĐ-CP") in bang.rows

# %% [markdown]
# ## Bằng chứng: câu nào, dòng nào?
# Mỗi lời viện dẫn cũng là một điểm (`vl:Citation`), có chỗ nhắc (`vl:mention`), mỗi chỗ có câu văn và dòng.

# %%
bang = hoi("""
SELECT DISTINCT ?so ?dong ?cau WHERE {
  ?vien_dan vl:citing ?van_ban ; vl:cited ?can_cu ; vl:role vl:role_legal_basis ; vl:mention ?cho .
  ?van_ban eli:number ?so .
  ?can_cu eli:number "89/2020/NĐ-CP" .
  ?cho vl:line ?dong ; vl:sentence ?cau .
}
""")
assert "Căn cứ Nghị định số 89/2020/NĐ-CP" in bang.rows[0][2]

# %% [markdown]
# ## Lọc theo ngày
# `FILTER` giữ những dòng thỏa điều kiện. Ngày viết năm–tháng–ngày nên so được như chữ.

# %%
bang = hoi("""
SELECT DISTINCT ?so ?ngay WHERE {
  ?van_ban vl:cites|vl:legalBasis ?khac .
  ?khac eli:number ?so ; eli:date_document ?ngay .
  FILTER(STR(?ngay) >= "2025-01-01")
} ORDER BY ?ngay
""")
assert all(dong[1] >= "2025" for dong in bang.rows)

# %% [markdown]
# ## Đếm
# `COUNT` đếm, `GROUP BY` gom. Văn bản nào được nhiều văn bản trong kho dùng tới? Gom theo *văn bản* (`?khac`), đừng gom
# theo số: trong kho có hai nghị quyết khác nhau cùng mang số 04-NQ/TW.

# %%
bang = hoi("""
SELECT ?so ?khac (COUNT(DISTINCT ?van_ban) AS ?so_van_ban) WHERE {
  ?vien_dan vl:citing ?van_ban ; vl:cited ?khac .
  ?khac eli:number ?so .
} GROUP BY ?khac ?so ORDER BY DESC(?so_van_ban) ?so LIMIT 8
""")
assert ("89/2020/NĐ-CP", "2") in {(dong[0], dong[2]) for dong in bang.rows}

# %% [markdown]
# ## Đi nhiều bước
# Dấu `+` sau quan hệ nghĩa là “một hay nhiều lần”: căn cứ của căn cứ, và cứ thế.

# %%
bang = hoi("""
SELECT DISTINCT ?so WHERE {
  ?goc eli:number "96/QĐ-BHXH" .
  ?goc (vl:legalBasis|vl:cites|vl:amends|vl:details|vl:implements)+ ?xa .
  ?xa eli:number ?so .
} ORDER BY ?so
""")
assert ("26/2019/TT-BTC",) in bang.rows

# %% [markdown]
# ## Điều *không* có
# `FILTER NOT EXISTS` hỏi cái vắng mặt. Cẩn thận: kho chỉ biết những gì đã đưa vào. Không thấy trong kho không có nghĩa
# là không có trong đời.

# %%
bang = hoi("""
SELECT DISTINCT ?so WHERE {
  ?van_ban a vl:Document ; eli:number ?so .
  FILTER NOT EXISTS { ?van_ban vl:legalBasis ?can_cu }
} ORDER BY ?so
""")

# %% [markdown]
# ## Cơ quan theo thời gian
# Việc một cơ quan thuộc cơ quan khác là một điểm có ngày bắt đầu, ngày kết thúc và nguồn.

# %%
bang = hoi("""
SELECT DISTINCT ?thuoc ?tu ?den ?nguon WHERE {
  ?bhxh skos:prefLabel "Bảo hiểm xã hội Việt Nam"@vi .
  ?giai_doan a vl:Subordination ; vl:ofBody ?bhxh ; vl:parentBody ?cha ; vl:factSource ?nguon .
  ?cha skos:prefLabel ?thuoc .
  OPTIONAL { ?giai_doan vl:from ?tu }
  OPTIONAL { ?giai_doan vl:until ?den }
} ORDER BY ?tu
""")
assert "Bộ Tài chính" in {dong[0] for dong in bang.rows}

# %% [markdown]
# ## Mang bảng sang Excel
# Tệp mở thẳng được bằng Excel, chữ Việt không vỡ. Còn nhiều câu mẫu trong `ontology/queries/`.

# %%
with open("../out/co-quan.csv", "w", encoding="utf-8", newline="") as tep:
    tep.write(csv_text(bang.columns, bang.rows))
