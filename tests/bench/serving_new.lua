-- New pages alone, each about a day that nobody asked about: wrk -t1 -c4 -d20s -s tests/bench/serving_new.lua --latency http://127.0.0.1:8321
local paths = {"/cq/bao-hiem-xa-hoi-viet-nam?ngay=%s", "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29?ngay=%s", "/vb/nghi-dinh/89-2020-nd-cp?ngay=%s", "/ra-soat?vb=96/QD-BHXH&ngay=%s", "/hoi/co-quan-chu-quan?ngay=%s"}
local n, first = 0, os.time({year = 2026, month = 2, day = 1, hour = 12})
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % #paths + 1]:format(os.date("%Y-%m-%d", first + 86400 * math.floor(n / #paths))), {["Accept"] = "text/html"})
end
