-- For wrk: each request bears the next of the first COUNT tokens of the file TOKENS.
local requests, count, sent = {}, tonumber(os.getenv("COUNT")), 0

function init()
  for token in io.lines(os.getenv("TOKENS")) do
    if #requests == count then break end
    requests[#requests + 1] = wrk.format("GET", nil, { Authorization = "Bearer " .. token })
  end
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
