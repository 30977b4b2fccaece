// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/workload.h"

#include <algorithm>

namespace bifrost::bench {

namespace {

using enum Figure;
using enum Goal::Kind;
using std::chrono::milliseconds;

std::vector<Workload> makeWorkloads()
{
    const auto goals = [](std::vector<Goal> own) {
        own.push_back({Success, AtLeast, 100});
        return own;
    };
    return {
        {.name = "sat",
         .title = "64 connections, closed loop, no log",
         .goals = goals({{Cpu, AtMostTimesNginx, 0.8}})},
        {.name = "sat-log",
         .title = "64 connections, closed loop, one log row per request",
         .log = true,
         .goals = goals({{Cpu, AtMostTimesNginx, 1.05}, {RowsKept, AtLeast, 100}})},
        {.name = "sat-tls-in",
         .title = "64 connections over TLS, closed loop, no log",
         .tlsIn = true,
         .goals = goals({{Cpu, AtMostTimesNginx, 1.0}})},
        {.name = "r5000",
         .title = "5,000/s, fast upstream",
         .perSecond = 5'000,
         .goals = goals({{AddedMedian, AtMostNginxPlus, 10}, {AddedTail, AtMostTimesNginx, 1.2}})},
        {.name = "inflight",
         .title = "5,000/s, upstream takes 1.5 s, 10 KB answers",
         .connections = 8'200,
         .perSecond = 5'000,
         .answerBytes = 10'000,
         .answerDelay = milliseconds(1'500),
         .warmSeconds = 3.5,
         .seconds = 3,
         .goals = goals({{Cpu, AtMostTimesNginx, 0.85}, {PeakMemory, AtMost, 150}})},
        {.name = "idle",
         .title = "2,000 connections that mostly rest, 1,000/s",
         .connections = 2'000,
         .perSecond = 1'000,
         .inTurn = true,
         .warmSeconds = 2,
         .seconds = 3,
         .goals = goals({{Cpu, AtMostTimesNginx, 1.0}})},
        {.name = "tls",
         .title = "1,000/s, TLS to the upstream",
         .perSecond = 1'000,
         .tls = true,
         .goals = goals({{Cpu, AtMostTimesNginx, 0.8}})},
        {.name = "sse",
         .title = "1,000 streams of 50 chunks/s",
         .connections = 1'000,
         .chunks = 100,
         .warmSeconds = 2.5,
         .seconds = 3,
         .goals = goals({{Cpu, AtMostTimesNginx, 0.75}, {MemoryPerConnection, AtMost, 6}})},
        {.name = "sse-tls",
         .title = "1,000 streams of 50 chunks/s, TLS to the upstream",
         .connections = 1'000,
         .chunks = 100,
         .tls = true,
         .warmSeconds = 2.5,
         .seconds = 3,
         .goals = goals({{Cpu, AtMostTimesNginx, 0.95}, {MemoryPerConnection, AtMost, 25}})},
        {.name = "big",
         .title = "500/s, 200 KB requests",
         .connections = 32,
         .perSecond = 500,
         .requestBytes = 200'000,
         .goals = goals({{Cpu, AtMostTimesNginx, 1.2}})},
    };
}

} // namespace

std::span<const Workload> workloads()
{
    static const std::vector<Workload> all = makeWorkloads();
    return all;
}

const Workload *findWorkload(std::string_view name)
{
    const auto found = std::ranges::find(workloads(), name, &Workload::name);
    return found == workloads().end() ? nullptr : &*found;
}

} // namespace bifrost::bench
