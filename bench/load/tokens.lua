-- For wrk: each request bears the next token of the file TOKENS.
local requests, sent = {}, 0

function init()
  for token in io.lines(os.getenv("TOKENS")) do
    requests[#requests + 1] = wrk.format("GET", nil, { Authorization = "Bearer " .. token })
  end
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
