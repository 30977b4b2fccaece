// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/comparison.h"

#include "tests/bench/stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace bifrost::bench {

namespace {

Sample &sampleOf(Round &round, TargetName name)
{
    switch (name) {
    case TargetName::Direct:
        return round.direct;
    case TargetName::Nginx:
        return round.nginx;
    case TargetName::Gateway:
        break;
    }
    return round.gateway;
}

void tell(int round, TargetName name, const Sample &sample)
{
    fmt::print(stderr, "  round {} {:8}{:9.0f}/s  p50 {:7.0f} us  p99 {:7.0f} us  cpu {:6.2f} us\n", round,
               toString(name), sample[Figure::Rate].value_or(0), sample[Figure::Median].value_or(0),
               sample[Figure::Tail].value_or(0), sample[Figure::Cpu].value_or(0));
}

} // namespace

std::vector<Round> compare(const Settings &settings, const Workload &workload,
                           const std::filesystem::path &folder)
{
    std::vector<TargetName> order{TargetName::Direct, TargetName::Nginx, TargetName::Gateway};
    if (settings.gatewayOnly)
        order = {TargetName::Gateway};
    Stage stage(settings, workload, folder);
    fmt::print(stderr, "{}: {} (gateway is process {})\n", workload.name, workload.title, stage.gatewayPid());

    std::vector<Round> rounds;
    for (int i = 1; i <= settings.rounds; ++i) {
        Round &round = rounds.emplace_back();
        for (const TargetName name : order) {
            Sample &sample = sampleOf(round, name);
            sample = stage.measure(name);
            if (settings.verbose)
                tell(i, name, sample);
        }
        std::ranges::rotate(order, order.begin() + 1); // or one would always come first
    }
    if (workload.log && !settings.nginxTwice)
        rounds.back().gateway.set(Figure::RowsKept, stage.rowsKept());
    return rounds;
}

} // namespace bifrost::bench
