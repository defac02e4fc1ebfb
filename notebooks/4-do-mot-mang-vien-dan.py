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
# # 4. Đo một mạng viện dẫn
#
# Khi có nhiều văn bản, câu hỏi đổi từ “văn bản này dựa trên gì” sang “văn bản nào giữ cả mạng lại với nhau”. Sổ tay này
# dùng hai thư viện đo mạng, networkx và igraph, và vẽ kết quả. Với năm văn bản, con số chỉ để tập đọc; hãy thay
# `../data/corpus` bằng thư mục của bạn.
#
# | Số đo | Hỏi gì | Đọc thế nào |
# |---|---|---|
# | bậc vào | bao nhiêu mũi tên tới? | được viện dẫn nhiều |
# | PageRank | được viện dẫn bởi văn bản quan trọng? | nền của cả mạng |
# | trung gian | nằm trên bao nhiêu đường ngắn nhất? | cầu nối giữa các mảng |
# | cộng đồng | những nhóm nào viện dẫn lẫn nhau? | các mảng chủ đề |

# %%
import igraph
import matplotlib.pyplot as plt
import networkx as nx
from rich import print

import kg
from kg.views import read_subgraph, rows_table, to_networkx

kho = kg.build(["../data/corpus"], store="../out/store")
mang = to_networkx(read_subgraph(kho.store))


def goi_ten(nut):
    """Kèm năm nếu tên chưa có: 04-NQ/TW là của năm 2006 và cũng của năm 2016."""
    nam = nut["date"][:4]
    return nut["label"] if not nam or nam in nut["label"] else f"{nut['label']} ({nam})"


ten = {iri: goi_ten(nut) for iri, nut in mang.nodes.items()}
print(f"{mang.number_of_nodes()} văn bản, {mang.number_of_edges()} mũi tên")

# %% [markdown]
# ## Được viện dẫn nhiều nhất
# Hai mũi tên khác loại giữa cùng hai văn bản chỉ tính một.

# %%
don = nx.DiGraph(mang)
bac = sorted(don.in_degree(), key=lambda cap: (-cap[1], cap[0]))[:10]
print(rows_table(("Văn bản", "Được viện dẫn bởi"), [(ten[iri], str(so)) for iri, so in bac]))

# %% [markdown]
# ## PageRank
# Một mũi tên từ văn bản được viện dẫn nhiều thì nặng hơn. Mũi tên đi từ văn bản mới tới văn bản nó dựa vào, nên điểm dồn
# về gốc.

# %%
diem = nx.pagerank(don)
cao = sorted(diem, key=lambda iri: (-diem[iri], iri))[:12]
hinh, truc = plt.subplots(figsize=(8, 4.5), layout="constrained")
thanh = truc.barh([ten[iri] for iri in reversed(cao)], [diem[iri] for iri in reversed(cao)], color="#24384f")
truc.bar_label(thanh, [f"{100 * diem[iri]:.1f} %".replace(".", ",") for iri in reversed(cao)], padding=4)
truc.set_title("Mười hai văn bản nền của mạng: phần trong tổng số điểm PageRank", loc="left")
truc.xaxis.set_visible(False)
truc.spines[:].set_visible(False)
truc.tick_params(length=0)
plt.show()

# %% [markdown]
# ## Cầu nối
# Bỏ chiều mũi tên để hỏi ai nối các mảng với nhau. igraph tính cùng con số, nhanh hơn hàng chục lần ở mạng triệu cạnh;
# hai bên phải khớp.

# %%
vo_huong = nx.Graph(don)
noi = nx.betweenness_centrality(vo_huong, normalized=False)
cac_dinh = sorted(vo_huong)
so_hieu = {iri: thu_tu for thu_tu, iri in enumerate(cac_dinh)}
bang_igraph = igraph.Graph(len(cac_dinh), [(so_hieu[a], so_hieu[b]) for a, b in vo_huong.edges])
assert all(abs(noi[iri] - so) < 1e-6 for iri, so in zip(cac_dinh, bang_igraph.betweenness(), strict=True))
dau = sorted(noi, key=lambda iri: (-noi[iri], iri))[:6]
print(rows_table(("Cầu nối", "Số đường"), [(ten[iri], f"{noi[iri]:.0f}") for iri in dau]))

# %% [markdown]
# ## Cộng đồng
# Thuật toán Louvain gom những văn bản viện dẫn lẫn nhau. `seed` cố định để lần nào chạy cũng ra như nhau.

# %%
nhom = sorted(nx.community.louvain_communities(vo_huong, seed=1), key=lambda mot: (-len(mot), min(mot)))
for thu_tu, mot in enumerate(nhom, 1):
    giu = sorted(mot, key=lambda iri: (-vo_huong.degree(iri), iri))[:4]
    print(f"Nhóm {thu_tu} ({len(mot)}): " + ", ".join(ten[iri] for iri in giu) + " …")

# %% [markdown]
# ## Vẽ
# Màu là nhóm, cỡ là PageRank, chữ là sáu cầu nối ở trên. Hình này cho biết *hình dạng* của mạng; muốn đọc từng văn bản hãy dùng `kg map`, nơi trục
# ngang là thời gian.

# %%
# Sáu màu của Okabe và Ito: người mù màu cũng phân biệt được.
BANG_MAU = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
mau = {iri: BANG_MAU[thu_tu % len(BANG_MAU)] for thu_tu, mot in enumerate(nhom) for iri in mot}
vi_tri, trai = {}, 0.0
for mang_con in sorted(nx.connected_components(vo_huong), key=lambda mot: (-len(mot), min(mot))):
    ban_kinh = len(mang_con) ** 0.5  # các mảng rời nhau đứng cạnh nhau, không chồng lên nhau
    rieng = nx.Graph()
    rieng.add_nodes_from(sorted(mang_con))
    rieng.add_edges_from(sorted(vo_huong.edges(mang_con)))
    vi_tri |= nx.kamada_kawai_layout(rieng, scale=ban_kinh, center=(trai + ban_kinh, 0.0))
    trai += 2 * ban_kinh + 1
hinh, truc = plt.subplots(figsize=(12, 7), layout="constrained")
nx.draw_networkx_edges(vo_huong, vi_tri, ax=truc, alpha=0.3, edge_color="#5b6775")
co = [60 + 9000 * diem[iri] for iri in vo_huong]
sac = [mau[iri] for iri in vo_huong]
nx.draw_networkx_nodes(vo_huong, vi_tri, ax=truc, node_color=sac, node_size=co, edgecolors="white")
for iri in dau:
    truc.annotate(
        ten[iri], vi_tri[iri], (0, 8), textcoords="offset points", ha="center", fontsize=9,
        bbox={"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": mau[iri], "alpha": 0.9},
    )  # fmt: skip
truc.axis("off")
plt.show()

# %% [markdown]
# ## Cẩn thận khi kết luận
# * Mạng chỉ chứa văn bản đã đưa vào và những gì chúng viện dẫn. Văn bản có toàn văn có mũi tên đi ra; văn bản chỉ được
#   viện dẫn thì không. So bậc *ra* giữa hai loại là vô nghĩa.
# * Được viện dẫn nhiều không có nghĩa là còn hiệu lực.
# * Muốn làm tiếp trong Gephi: `kg export -o mang.gexf`.
