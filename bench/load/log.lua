-- Logs one activity a request, each with an id of its own (UUID, version 7).
-- Prints one line: requests, seconds, errors, and the median and 99th percentile
-- of the time to answer in milliseconds.

local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("number", threads)
end

-- The requests are alike but for their ids, so the rest is put together once:
-- whoever asks uses the processors of whoever answers.
function init()
   count = 0
   began = os.time() * 1000
   -- Other ids in every run: the address of a new table is as good as random.
   local salt = tonumber(tostring({}):match("0x(%x+)"), 16) % 0x1000000
   local blank = string.rep("?", 36)
   local whole = wrk.format("POST", nil, nil, "form=plus&back=%2F&kind=cold-call&entry=" .. blank)
   local from = whole:find(blank, 1, true)
   before = whole:sub(1, from - 1)
   after = whole:sub(from + 36)
   entry = string.format("-7%03x-8000-%06x", number, salt)
end

function request()
   count = count + 1
   local at = began + count % 60000
   return before .. string.format("%08x-%04x", math.floor(at / 65536) % 4294967296, at % 65536)
      .. entry .. string.format("%06x", count) .. after
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format("%d %.3f %d %.2f %.2f", summary.requests, summary.duration / 1e6,
      errors.status + errors.connect + errors.read + errors.write + errors.timeout,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
