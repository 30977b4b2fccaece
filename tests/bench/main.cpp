// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/comparison.h"
#include "tests/bench/endurance.h"
#include "tests/bench/failure.h"
#include "tests/bench/loopback.h"
#include "tests/bench/report.h"
#include "tests/bench/restmeter.h"
#include "tests/bench/scratchfolder.h"
#include "tests/bench/settings.h"
#include "tests/bench/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace bifrost::bench;

constexpr int GoalMissed = 1;
constexpr int UsageWrong = 2;
constexpr int NotMeasured = 3;

constexpr std::string_view Usage =
    "usage: run [OPTION...] [WORKLOAD...]\n"
    "  --rounds N         turns of every target (5)\n"
    "  --seconds S        measured per target and turn (2 or 3)\n"
    "  --binary FILE      the program under test (built from here, preset release)\n"
    "  --nginx-twice      nginx in the gateway's place: the ratios show the noise of this machine\n"
    "  --gateway-only     no nginx, no ratios: for a profiler\n"
    "  --verbose          the figures of every turn\n"
    "workloads (all of them unless named):\n";

void printUsage()
{
    fmt::print("{}", Usage);
    for (const Workload &workload : workloads())
        fmt::print("  {:18} {}\n", workload.name, workload.title);
    fmt::print("  {:18} the program when it has nothing to do\n", RestWorkload);
}

bool readArguments(std::span<char *> arguments, Settings &settings)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view word = arguments[i];
        const auto value = [&] { return i + 1 < arguments.size() ? arguments[++i] : ""; };
        if (word == "--rounds")
            settings.rounds = std::atoi(value());
        else if (word == "--seconds")
            settings.seconds = std::atof(value());
        else if (word == "--binary")
            settings.binary = value();
        else if (word == "--targets")
            settings.targets = value();
        else if (word == "--endurance")
            settings.endurance = std::atoll(value());
        else if (word == "--nginx-twice")
            settings.nginxTwice = true;
        else if (word == "--gateway-only")
            settings.gatewayOnly = true;
        else if (word == "--verbose")
            settings.verbose = true;
        else if (word == RestWorkload || findWorkload(word))
            settings.workloads.emplace_back(word);
        else
            return false;
    }
    if (settings.workloads.empty()) {
        for (const Workload &workload : workloads())
            settings.workloads.emplace_back(workload.name);
        settings.workloads.emplace_back(RestWorkload);
    }
    return settings.rounds > 0 && settings.seconds.value_or(1) > 0;
}

/// Where fewer files may be open than the workload needs, it is made smaller.
Workload fitted(Workload workload, std::uint64_t descriptors, Report &report)
{
    const auto most = static_cast<int>(std::min<std::uint64_t>(descriptors, 1'000'000) - 512) / 2;
    if (workload.connections > most) {
        workload.perSecond =
            static_cast<int>(static_cast<double>(workload.perSecond) * most / workload.connections);
        workload.connections = most;
        report.addNote(fmt::format("{}: scaled down to {} connections by the limit of {} open files",
                                   workload.name, most, descriptors));
    }
    return workload;
}

int measure(const Settings &settings)
{
    const ScratchFolder scratch;
    const std::uint64_t descriptors = raiseDescriptorLimit();
    Report report;
    if (settings.endurance > 0) {
        endure(settings, settings.endurance, scratch.path(), report);
        report.print();
        return report.allMet() ? 0 : GoalMissed;
    }
    for (const std::string &name : settings.workloads) {
        const std::filesystem::path folder = scratch.path() / name;
        std::filesystem::create_directories(folder);
        if (name == RestWorkload) {
            if (!settings.nginxTwice)
                measureRest(settings, folder, report);
            continue;
        }
        Workload workload = fitted(*findWorkload(name), descriptors, report);
        if (settings.nginxTwice)
            workload.goals.clear(); // they are not nginx's
        report.add(workload, compare(settings, workload, folder));
    }
    report.print();
    return report.allMet() ? 0 : GoalMissed;
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    Settings settings;
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (!readArguments(arguments.subspan(1), settings)) {
        printUsage();
        return UsageWrong;
    }
    try {
        return measure(settings);
    } catch (const Failure &failure) {
        fmt::print(stderr, "bench: {}\n", failure.what());
        return NotMeasured;
    }
}
