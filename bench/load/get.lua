-- Asks for one page again and again; prints what log.lua prints.

function done(summary, latency)
   local errors = summary.errors
   print(string.format("%d %.3f %d %.2f %.2f", summary.requests, summary.duration / 1e6,
      errors.status + errors.connect + errors.read + errors.write + errors.timeout,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
