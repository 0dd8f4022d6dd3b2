# The server under load; a part of scripts/bench, which reads this file and
# brings `legwork`, `floor`, `work`, `say`, `has`, `goal` and `median` along.
#
# One machine serves and asks, so every figure holds the cost of asking too.
# Logging from 64 connections, which share commits, is compared with logging from
# one, where every request has a commit of its own. `floor-serve` takes its turn
# both ways: what sharing can bring depends on how long the disk takes to make a
# commit last, and the floor shows it for this machine. So the same is done once
# more as if the disk took a millisecond longer. Medians are compared.
# shellcheck shell=bash disable=SC2154

serve_rounds=${SERVE_ROUNDS:-5}
serve_seconds=${SERVE_SECONDS:-5}
serve_pid=""
serve_disk="" # what is loaded before the server, to slow the disk down

serve_stop() {
    [ -z "$serve_pid" ] || kill "$serve_pid" 2>/dev/null || true
    [ -z "$serve_pid" ] || wait "$serve_pid" 2>/dev/null || true
    serve_pid=""
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# Starts Legwork on a database and signs in. Sets serve_address and serve_cookie;
# notes how long the first answers took, from the start of the program.
serve_begin() { # DATABASE NAME
    local began told=$work/serve-told link
    : >"$told"
    began=$(milliseconds)
    LD_PRELOAD=$serve_disk "$legwork" --db "$1" serve --listen 127.0.0.1:0 --json >"$told" &
    serve_pid=$!
    until serve_address=$(sed -n 's/.*"address": *"\([^"]*\)".*/\1/p' "$told") && [ -n "$serve_address" ] &&
        curl -sf -o "$work/serve-alive" "http://$serve_address/healthz"; do
        kill -0 "$serve_pid" || return 1
        sleep 0.002
    done
    line "$2-alive" $(($(milliseconds) - began)) >>"$results"
    link=$(sed -n 's/.*"link": *"\([^"]*\)".*/\1/p' "$told")
    serve_cookie=$(curl -sf -o "$work/serve-entered" -D - -H "Origin: http://$serve_address" \
        --data "key=${link#*key=}" "http://$serve_address/enter" |
        sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p')
    curl -sf -o "$work/serve-page" -H "Cookie: $serve_cookie" "http://$serve_address/"
    line "$2-page" $(($(milliseconds) - began)) >>"$results"
}

serve_floor() { # DATABASE MOST
    local told=$work/serve-told
    : >"$told"
    "$floor/floor-serve" "$1" "$2" >"$told" &
    serve_pid=$!
    until serve_address=$(cat "$told") && [ -n "$serve_address" ]; do sleep 0.01; done
    serve_cookie="none=0"
}

# Asks for some seconds; notes the rate, the 99th percentile and the errors.
serve_load() { # NAME SCRIPT CONNECTIONS PATH [HEADERS...]
    local name=$1 script=$2 connections=$3 path=$4 header headers=() told threads=2
    shift 4
    [ "$connections" -gt 1 ] || threads=1
    for header in "$@"; do headers+=(-H "$header"); done
    told=$(wrk -t"$threads" -c"$connections" -d"${serve_seconds}s" --latency -s "bench/load/$script.lua" \
        -H "Cookie: $serve_cookie" "${headers[@]}" "http://$serve_address$path" | tail -n 1)
    awk -v name="$name" '{ printf "%s\t%.0f\t0\t%d\n%s-p99\t%.2f\n", name, $1 / $2, $3, name, $5 }' \
        <<<"$told" >>"$work/serve-rounds"
}

serve_log() { # NAME CONNECTIONS
    serve_load "$1" log "$2" /log "Origin: http://$serve_address" \
        "Content-Type: application/x-www-form-urlencoded"
}

serve_memory() { # NAME: resident now, in MB, where the system tells
    [ ! -r "/proc/$serve_pid/status" ] || line "$1" "$(awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$serve_pid/status")" >>"$results"
}

# The middle of all rounds of each name goes to the results.
serve_medians() {
    sort -t "$(printf '\t')" -k1,1 -k2,2n "$work/serve-rounds" | awk -F '\t' '
        function flush() { if (name != "") printf "%s\t%s\t0\t%d\n", name, value[int((n + 1) / 2)], failed }
        $1 != name { flush(); name = $1; n = 0; failed = 0 }
        { value[++n] = $2; failed += $4 }
        END { flush() }' >>"$results"
}

# Sets serve_disk, where such a thing can be made.
slow_disk() {
    [ "$(uname)" = Linux ] && cc -shared -fPIC -O2 -o "$work/slow-disk.so" bench/load/slow-disk.c -ldl &&
        serve_disk=$work/slow-disk.so
}

serve_bench() {
    local round at=$work/serve-log.db pages=$work/serve-pages.db
    : >"$work/serve-rounds"
    has wrk && has curl || return 0
    say "making histories for the server"
    "$legwork" --db "$at" demo --activities 1000 >/dev/null
    "$legwork" --db "$pages" demo --activities 100000 >/dev/null
    cp "$at" "$work/serve-floor.db"
    [ ! -e "$at-wal" ] || cp "$at-wal" "$work/serve-floor.db-wal"
    "$floor/floor-prepare" "$work/serve-floor.db"
    for round in $(seq "$serve_rounds"); do
        say "serving: logging, round $round of $serve_rounds"
        serve_floor "$work/serve-floor.db" 1
        serve_log serve-floor-each 64
        serve_stop
        serve_floor "$work/serve-floor.db" 64
        serve_log serve-floor-shared 64
        serve_stop
        serve_begin "$at" "serve-start-$round"
        serve_log serve-log-one 1
        serve_log serve-log 64
        serve_memory serve-log-memory
        serve_stop
    done
    if slow_disk; then
        for round in $(seq "$serve_rounds"); do
            say "serving: logging to a slower disk, round $round of $serve_rounds"
            serve_begin "$at" "serve-start-slow-$round"
            serve_log serve-log-slow-one 1
            serve_log serve-log-slow 64
            serve_stop
        done
    fi
    serve_disk=""
    for round in $(seq "$serve_rounds"); do
        say "serving: Today, round $round of $serve_rounds"
        serve_begin "$pages" serve-start
        serve_memory serve-idle-memory
        serve_load serve-today get 16 / "Accept-Encoding: gzip"
        serve_load serve-today-plain get 16 /
        serve_memory serve-page-memory
        serve_stop
    done
    serve_medians
}

found() { # NAME: its median, or that there is none
    local found
    found=$(median "$1")
    echo "${found:--}"
}

# The greatest of all rounds.
serve_most() { awk -F '\t' -v name="$1" '$1 == name && $2 + 0 > most { most = $2 } END { print most == "" ? "-" : most }' "$results"; }

serve_report() {
    echo "### The server"
    echo
    echo "$serve_rounds rounds of $serve_seconds seconds in turn; asking takes part of the same processors."
    echo
    echo "| what | found | goal | held |"
    echo "|---|---|---|---|"
    goal "\`POST /log\`, 64 connections that share commits / one, with a commit for each request" "$(ratio serve-log serve-log-one)" ">=" 5
    goal "the same where the disk takes a millisecond longer" "$(ratio serve-log-slow serve-log-slow-one)" ">=" 5
    goal "\`POST /log\`, 99th percentile, ms" "$(found serve-log-p99)" "<" 20
    goal "\`GET /\` at 100000, packed as browsers ask, a second" "$(found serve-today)" ">=" 2000
    goal "memory at rest, MB" "$(serve_most serve-idle-memory)" "<=" 40
    goal "memory after logging, MB" "$(serve_most serve-log-memory)" "<=" 40
    goal "memory after many pages, MB" "$(serve_most serve-page-memory)" "<=" 40
    goal "start to first answer at 100000, ms" "$(serve_most serve-start-alive)" "<=" 300
    goal "start to first page at 100000, ms" "$(serve_most serve-start-page)" "<=" 300
    echo
    echo "A second: \`POST /log\` from 64 connections $(median serve-log), from one $(median serve-log-one); where the disk takes a millisecond longer $(median serve-log-slow) and $(median serve-log-slow-one), 99th percentile $(median serve-log-slow-p99) ms; floor with a commit each $(median serve-floor-each), floor with shared commits $(median serve-floor-shared) (Legwork / it: $(ratio serve-log serve-floor-shared); it / a commit each: $(ratio serve-floor-shared serve-floor-each)); \`GET /\` packed $(median serve-today), plain $(median serve-today-plain); 99th percentiles $(median serve-log-p99), $(median serve-floor-each-p99), $(median serve-floor-shared-p99), $(median serve-today-p99), $(median serve-today-plain-p99) ms."
}
