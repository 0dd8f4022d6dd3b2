-- Logs one activity a request, each with an id of its own (UUID, version 7).
-- Prints one line: requests, seconds, errors, and the median and 99th percentile
-- of the time to answer in milliseconds.

local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("number", threads)
end

function init()
   count = 0
   began = os.time() * 1000
   -- Other ids in every run: the address of a new table is as good as random.
   salt = tonumber(tostring({}):match("0x(%x+)"), 16) % 0x1000000
end

function request()
   count = count + 1
   local at = began + count % 60000
   local id = string.format("%08x-%04x-7%03x-8%03x-%06x%06x",
      math.floor(at / 65536) % 4294967296, at % 65536, number, math.floor(count / 16777216), salt, count % 16777216)
   return wrk.format("POST", nil, nil, "form=plus&back=%2F&kind=cold-call&entry=" .. id)
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format("%d %.3f %d %.2f %.2f", summary.requests, summary.duration / 1e6,
      errors.status + errors.connect + errors.read + errors.write + errors.timeout,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
