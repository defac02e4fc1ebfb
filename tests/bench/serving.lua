-- Pages, suggestions, small queries and a look-up in turn: wrk -t1 -c8 -d20s -s tests/bench/serving.lua --latency http://127.0.0.1:8321
local paths = {"/", "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29", "/cq/bao-hiem-xa-hoi-viet-nam", "/tim?q=bao+hiem", "/hoi/can-cu", "/vb/nghi-dinh/89-2020-nd-cp", "/goi-y?q=96+qd", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%2010", "/sparql?query=SELECT%20%3Fn%20%7B%3Fs%20%3Chttp%3A%2F%2Fdata.europa.eu%2Feli%2Fontology%23number%3E%20%3Fn%7D%20LIMIT%2020", "/api/resolve?text=96%20qd%20bhxh"}
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % #paths + 1], {["Accept"] = "text/html;q=0.9, application/sparql-results+json, */*;q=0.1"})
end
