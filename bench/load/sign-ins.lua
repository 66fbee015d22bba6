-- For wrk: each request signs in the next one of 5,000 users.
local requests, sent = {}, 0

function init()
  for user = 1, 5000 do
    local body = string.format('{"username":"ada%d@example.com","password":"Correct-Horse-7"}', user)
    requests[user] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
  end
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
