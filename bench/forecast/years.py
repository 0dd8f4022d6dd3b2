"""The year of year.json, simulated with numpy and by Legwork in turn.

The numpy side is the same model, written for numpy: every step is done for all
years of a batch at once, with the batch along the fastest axis, and nothing is
left to a Python loop but the weeks, the bins of age and the wins of one year.
What does not depend on chance is worked out before the clock starts, which is
more than is granted to Legwork: its times are of whole forecasts.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import time

for threads in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{threads}_NUM_THREADS"] = "1"

import numpy as np

EDGES = [0, 1, 2, 4, 8, 13, 17, 21]
ENDS = EDGES[1:] + [math.inf]
BINS = range(len(EDGES))
PRIOR_DEALS, SHOCK, PRIOR_AMOUNTS, SPREAD = 6.0, 25.0, 5.0, 0.6
MIX, MIX_WINS = 0.6, 40.0


def bin_of(age):
    return sum(age >= edge for edge in EDGES[1:])


def in_bins(start, end):
    return np.array([max(min(end, ENDS[b]) - max(start, EDGES[b]), 0.0) for b in BINS])


def share_by(weeks, lag):
    """The share of what comes of an act that has come after so many weeks."""
    if weeks <= 0:
        return 0.0
    u = 2.0 * weeks / lag
    return 1.0 - (1.0 + u) * math.exp(-u)


def add(weights, left, deals):
    if left > 0:
        whole = math.floor(left)
        for place, part in ((whole, 1 - (left - whole)), (whole + 1, left - whole)):
            if place < len(weights):
                weights[place] += deals * part


class Kind:
    """One activity: what is believed of its chance, and the deals to come."""

    def __init__(self, kind, weeks, recorded):
        self.weekly, self.lag = kind["weekly"], kind["lag"]
        self.weeks = weeks
        done = [(7 * w + 3, sum(d // 7 == w for d in kind["led"])) for w in range(recorded)]
        done = [(days, kind["done_weekly"], led) for days, led in done]
        self.believe(kind["chance"], done)
        self.done, self.passed, deals = np.zeros(weeks + 2), 0.0, 0.0
        for days, count, led in done:
            count -= led if self.points is not None else 0
            left = self.later(self.done, days / 7, count)
            self.passed += left * share_by(days / 7, self.lag)
            deals += left
        self.passed /= deals
        sums = [np.zeros(weeks + 2)]
        for week in range(weeks):
            sums.append(sums[-1].copy())
            self.later(sums[-1], -(week + 0.5), 1.0)
        # One column for each number of weeks for which promises are kept.
        self.promised = np.array(sums).T.copy()

    def later(self, to, age, count):
        first, total = max(-age, 0.0), 0.0
        for week in range(math.ceil(self.weeks - first)):
            long = min(1.0, self.weeks - first - week)
            start, end = first + week, first + week + long
            deals = count * (share_by(age + end, self.lag) - share_by(age + start, self.lag))
            add(to, self.weeks - first - week - long / 2, deals)
            total += deals
        return total

    def believe(self, chance, done):
        ages = {}
        for days, count, led in done:
            days = days if days < 14 else days // 7 * 7 + 3 if days < 91 else days // 91 * 91 + 45
            acts, successes = ages.get(days, (0, 0))
            ages[days] = (acts + count, successes + led)
        batches = [(acts, led, share_by(days / 7, self.lag)) for days, (acts, led) in ages.items()]
        successes = sum(led for _, led, _ in batches)
        self.shape = 1.0 + successes
        self.rate = 1.0 / chance + sum(acts * share for acts, _, share in batches)
        self.points = None
        if max(chance, self.shape / self.rate) >= 0.05:
            spread = 1.0 / (self.shape / self.rate) - 1.0
            tail = (2000 - np.arange(2000) - 0.5) / 2000
            rest = np.log(tail) / spread
            p = -np.expm1(rest)
            weight = successes * np.log(p) + (1.0 / chance - 1.0 - spread) * rest
            for acts, led, share in batches:
                weight += (acts - led) * np.log1p(-p * share)
            below = np.cumsum(np.exp(weight - weight.max()))
            self.points = np.r_[0.0, p], np.r_[0.0, below / below[-1]]

    def chance(self, rng, n):
        if self.points is None:
            return rng.standard_gamma(self.shape, n) / self.rate
        values, below = self.points
        return np.interp(rng.random(n), below, values)

    def wins(self, acts, mean, rng):
        if self.points is None:
            return rng.poisson(mean)
        tries = np.ceil(acts)
        share = np.divide(mean, tries, out=np.zeros_like(mean), where=tries > 0)
        return rng.binomial(tries.astype(np.int64), np.minimum(share, 1.0))

    def draw(self, share, kept, shock, course, rng):
        n = len(share)
        chance = self.chance(rng, n)
        left = chance
        if self.points is not None:
            left = chance / np.maximum(1.0 - chance * self.passed, chance)
        promised = self.weekly * kept
        count = kept_of(promised, share, rng)
        mean = np.einsum("wn,wn->n", self.promised[:, kept], course)
        mean *= np.divide(count, kept, out=np.zeros(n), where=kept > 0)
        everything = self.weekly * (self.promised[:, -1] @ course)
        factor = shock * chance
        return (
            self.wins(np.full(n, self.done.sum()), shock * left * (self.done @ course), rng),
            self.wins(count, factor * mean, rng),
            self.wins(self.weekly * self.weeks - count, factor * (everything - mean), rng),
        )


def kept_of(promised, share, rng):
    mean, missed = promised * share, promised * (1.0 - share)
    few = (mean < 10) | (missed < 10)
    count = mean + np.sqrt(mean * (1.0 - share)) * rng.standard_normal(len(mean))
    np.clip(count, 0.0, promised, out=count)
    count[few] = rng.binomial(np.rint(promised[few]).astype(np.int64), share[few])
    return count


class Year:
    def __init__(self, year):
        self.weeks, self.goal = year["weeks"], year["goal"]
        stated, recorded = year["stated"], year["recorded_weeks"]
        hazard = 1.0 / stated["cycle"]
        started = np.exp(-hazard * np.array(EDGES))
        weeks = PRIOR_DEALS * (started - np.r_[started[1:], 0.0]) / hazard
        won, lost, lived = np.zeros(len(EDGES)), np.zeros(len(EDGES)), np.zeros(len(EDGES))
        for deal in year["closed"] + year["open"]:
            end = (deal["opened"] - deal.get("closed", 0)) / 7
            lived += in_bins(0.0, end + ("closed" in deal) / 7)
            if "closed" in deal:
                (won if deal["won"] else lost)[bin_of(end)] += 1
        self.win = (stated["win_rate"] * hazard * weeks + won)[:, None]
        self.lose = ((1 - stated["win_rate"]) * hazard * weeks + lost)[:, None]
        self.rate = (weeks + lived)[:, None]
        self.bin_of_week = [bin_of(week) for week in range(self.weeks + 2)]
        self.open = {}
        for deal in year["open"]:
            days = deal["opened"]
            days = days if days < 14 else min(days, 147) // 7 * 7 + 3
            self.open.setdefault(days, []).append(float(deal["amount"]))
        self.legs = {days: in_bins(days / 7, days / 7 + self.weeks) for days in self.open}
        self.own = np.array([deal["amount"] for deal in year["closed"] if deal["won"]], float)
        self.typical = math.log(stated["typical"]) - SPREAD**2 / 2
        wins = len(self.own)
        self.plain = MIX * wins / (wins + MIX_WINS)
        self.pace = 0.5 + wins, 1.0 + recorded
        self.adherence, self.abandonment = year["adherence"], year["abandonment"]
        self.kinds = [Kind(kind, self.weeks, recorded) for kind in year["activities"]]

    def simulate(self, n, rng):
        """What n years bring, and what they would at full adherence."""
        plain = round(n * self.plain)
        shape, rate = self.pace
        some = rng.poisson(rng.standard_gamma(shape, plain) / rate * self.weeks)
        sums = self.amounts([some], rng)[0]
        walked, more = self.walk(n - plain, rng)
        return np.r_[sums, walked], np.r_[sums, more]

    def walk(self, n, rng):
        shock = rng.standard_gamma(SHOCK, n) / SHOCK
        win = rng.standard_gamma(np.broadcast_to(self.win, (len(EDGES), n))) * (shock / self.rate)
        leave = rng.standard_gamma(np.broadcast_to(self.lose, (len(EDGES), n))) / self.rate
        leave += win
        share = np.divide(win, leave, out=np.zeros_like(win), where=leave > 0)
        course = self.course(share, np.exp(-leave))
        total = np.zeros(n)
        for days, amounts in self.open.items():
            chance = self.chance(self.legs[days], share, leave)
            for amount in amounts:
                total += amount * (rng.random(n) < chance)
        keeps = rng.beta(*self.adherence, n)
        kept = np.log(1.0 - rng.random(n)) / math.log1p(-self.abandonment)
        kept = np.minimum(kept, self.weeks).astype(np.int64)
        wins = [np.zeros(n, np.int64) for _ in range(3)]
        for kind in self.kinds:
            for sum_, drawn in zip(wins, kind.draw(keeps, kept, shock, course, rng)):
                sum_ += drawn
        done, promised, more = self.amounts(wins, rng)
        total += done + promised
        return total, total + more

    def course(self, share, left):
        """The chance that a new deal is won within 0, 1, 2 ... weeks."""
        gone = (1.0 - left) * share
        course = np.empty((self.weeks + 2, left.shape[1]))
        course[0] = 0.0
        still = np.ones(left.shape[1])
        for week, b in enumerate(self.bin_of_week[:-1]):
            np.multiply(still, gone[b], out=course[week + 1])
            course[week + 1] += course[week]
            still *= left[b]
        return course

    def chance(self, legs, share, leave):
        """The chance that an open deal is won on these legs."""
        still, won = 1.0, 0.0
        for b in BINS:
            if legs[b] > 0:
                left = np.exp(-legs[b] * leave[b])
                won += still * (1.0 - left) * share[b]
                still = still * left
        return won

    def amounts(self, counts, rng):
        """What so many wins of each sort bring: an urn of those seen before."""
        n, ends = len(counts[0]), np.cumsum(counts, axis=0)
        most = int(ends[-1].max(initial=0))
        own = len(self.own)
        # The own amounts lie below those drawn, in the columns of each year.
        seen = np.zeros((own + most, n))
        seen[:own] = self.own[:, None]
        who = np.arange(n)
        for k in range(most):
            who = who[ends[-1][who] > k]
            size = own + k
            place = (rng.random(len(who)) * size).astype(np.int64) if size else 0
            amount = seen[place, who] if size else np.zeros(len(who))
            anew = rng.random(len(who)) < PRIOR_AMOUNTS / (PRIOR_AMOUNTS + size)
            drawn = rng.standard_normal(np.count_nonzero(anew))
            amount[anew] = np.exp(self.typical + SPREAD * drawn)
            seen[size, who] = amount
        sums = np.zeros((most + 1, n))
        np.cumsum(seen[own:], axis=0, out=sums[1:])
        until = [sums[end, np.arange(n)] for end in ends]
        return [until[0]] + [b - a for a, b in zip(until, until[1:])]

    def forecast(self, n, batch, rng):
        """The whole answer of n years, simulated in batches."""
        parts = [self.simulate(min(batch, n - at), rng) for at in range(0, n, batch)]
        totals, full = (np.concatenate(part) for part in zip(*parts))
        totals.sort()
        hits = np.mean(np.rint(totals) >= self.goal), np.mean(np.rint(full) >= self.goal)
        return *hits, totals


class Legwork:
    def __init__(self, program, year):
        self.process = subprocess.Popen(
            [program, year], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def seconds(self, seed, n):
        return self.ask(f"{seed} {n}") / 1e9


def timed(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def quartiles(values):
    low, middle, high = statistics.quantiles(values, n=4)
    return middle, low, high


def agree(year, legwork, rng, n=400_000):
    """Whether both simulate the same: mean, spread, percentiles, chances."""
    legwork.ask(f"7 {n}")
    ours_chance, ours_full, ours = legwork.ask("totals")
    theirs_chance, theirs_full, theirs = year.forecast(n, 4000, rng)
    ours, theirs = np.array(ours), np.array(theirs)
    rows = [("chance", ours_chance, theirs_chance, math.sqrt(0.5 / n))]
    rows.append(("chance at full adherence", ours_full, theirs_full, math.sqrt(0.5 / n)))
    error = math.sqrt((ours.var() + theirs.var()) / n)
    rows.append(("mean", ours.mean(), theirs.mean(), error))
    for share in (0.1, 0.5, 0.9):
        a, b = np.quantile(ours, share), np.quantile(theirs, share)
        # The density at the percentile, from a hundredth either side.
        wide = np.quantile(theirs, share + 0.01) - np.quantile(theirs, share - 0.01)
        error = math.sqrt(2 * share * (1 - share) / n) * wide / 0.02
        rows.append((f"{share * 100:.0f} %", a, b, error))
    print(f"\nThe same model? {n:,} years each; a standard error is that of the difference.\n")
    print("| | Legwork | numpy | apart, standard errors |\n|---|---|---|---|")
    for name, a, b, error in rows:
        form = ".4f" if b < 2 else ",.0f"
        print(f"| {name} | {a:{form}} | {b:{form}} | {(a - b) / error:+.1f} |")
    return all(abs(a - b) <= 4 * error for _, a, b, error in rows)


def main():
    program, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with open(path, encoding="utf-8") as file:
        year = Year(json.load(file))
    legwork, rng = Legwork(program, path), np.random.Generator(np.random.SFC64(1))
    same = agree(year, legwork, rng)
    print(f"\nnumpy {np.__version__}, one core, {rounds} rounds in turn; medians, quartiles in brackets.\n")
    print("| years | numpy's best batch | Legwork, years a second | numpy, years a second | ratio |")
    print("|---|---|---|---|---|")
    least = math.inf
    for n in (4000, 40000):
        batches = [batch for batch in (500, 1000, 2000, 4000, 8000) if batch <= n]
        tried = {b: min(timed(lambda: year.forecast(n, b, rng)) for _ in range(5)) for b in batches}
        batch = min(tried, key=tried.get)
        ours, theirs = [], []
        for number in range(rounds if n == 4000 else max(rounds // 5, 5)):
            ours.append(legwork.seconds(number, n))
            theirs.append(timed(lambda: year.forecast(n, batch, rng)))
        ratios = [b / a for a, b in zip(ours, theirs)]
        rate = [n / statistics.median(times) for times in (ours, theirs)]
        ratio, low, high = quartiles(ratios)
        least = min(least, ratio)
        print(f"| {n:,} | {batch:,} | {rate[0]:,.0f} | {rate[1]:,.0f} | {ratio:.2f} [{low:.2f}, {high:.2f}] |")
    print(f"\nSame model: {'yes' if same else '**no**'}. Ratio at least 1.5: {'yes' if least >= 1.5 else '**no**'}.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
