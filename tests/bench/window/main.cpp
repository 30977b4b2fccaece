// SPDX-License-Identifier: GPL-3.0-or-later
// How soon the window is up, what it takes of memory, and what it costs while nothing happens; beside another
// program of Qt on the same display, as only the ratio carries over from one machine to another. Usage:
// bifrost_windowbench BINARY [ROUNDS [OTHER-PROGRAM]]
#include "tests/bench/childprocess.h"
#include "tests/bench/failure.h"
#include "tests/bench/processmeter.h"
#include "tests/bench/scratchfolder.h"
#include "tests/bench/window/windowwatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace bifrost::bench;
using namespace std::chrono_literals;

namespace {

constexpr double GoalMs = 300;
constexpr double GoalMb = 90;
constexpr double GoalCpu = 0.1; // percent: less than that is called none
constexpr auto StartPatience = 20s;
constexpr auto Settling = 4s;
constexpr auto Watching = 10s;

struct Figures
{
    std::vector<double> upMs;
    double rssMb = 0;
    double pssMb = 0;
    double idleCpu = 0; ///< percent
    double idleWakes = 0; ///< per second
};

double pssMb(pid_t pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string word; in >> word;) {
        double kb = 0;
        if (word == "Pss:" && in >> kb)
            return kb / 1024;
    }
    return 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

/// Each start in a home of its own: nothing is remembered, nobody else's program is met.
ChildProcess startProgram(const std::vector<std::string> &command, const std::filesystem::path &home)
{
    std::filesystem::create_directories(home / "run");
    std::filesystem::permissions(home / "run", std::filesystem::perms::owner_all);
    const ChildProcess::Environment environment{{"HOME", home.string()},
                                                {"XDG_CONFIG_HOME", (home / "config").string()},
                                                {"XDG_DATA_HOME", (home / "data").string()},
                                                {"XDG_CACHE_HOME", (home / "cache").string()},
                                                {"XDG_RUNTIME_DIR", (home / "run").string()},
                                                {"QT_QPA_PLATFORM", "xcb"}};
    return ChildProcess::start(command, environment, home / "log");
}

void watchIdle(const ProcessMeter &meter, double *cpu, double *wakes)
{
    const auto cpuBefore = meter.cpuNanoseconds();
    const auto wakesBefore = meter.wakeUps();
    std::this_thread::sleep_for(Watching);
    const double seconds = std::chrono::duration<double>(Watching).count();
    *cpu = 100 * double(meter.cpuNanoseconds() - cpuBefore) / 1e9 / seconds;
    *wakes = double(meter.wakeUps() - wakesBefore) / seconds;
}

/// One start; the last one is watched for a while.
void measure(WindowWatch &watch, const std::vector<std::string> &command, bool last, Figures *figures)
{
    const ScratchFolder home;
    ChildProcess program;
    const auto took =
        watch.timeUntilDrawn([&] { program = startProgram(command, home.path()); }, StartPatience);
    if (took.count() < 0)
        throw Failure(command.front() + " shows no window");
    figures->upMs.push_back(took.count());
    if (!last)
        return;
    std::this_thread::sleep_for(Settling);
    const ProcessMeter meter(program.pid());
    figures->rssMb = meter.residentMb();
    figures->pssMb = pssMb(program.pid());
    watchIdle(meter, &figures->idleCpu, &figures->idleWakes);
}

/// As it lies in the tray: no window was ever shown.
void measureHidden(const std::vector<std::string> &command, Figures *figures)
{
    const ScratchFolder home;
    const ChildProcess program = startProgram(command, home.path());
    std::this_thread::sleep_for(Settling);
    const ProcessMeter meter(program.pid());
    figures->rssMb = meter.residentMb();
    figures->pssMb = pssMb(program.pid());
    watchIdle(meter, &figures->idleCpu, &figures->idleWakes);
}

bool print(const char *name, double value, double goal, const char *unit, double other)
{
    const std::string ratio = other > 0 ? fmt::format("{:6.2f}", value / other) : "     -";
    const std::string beside = other > 0 ? fmt::format("{:8.1f}", other) : "       -";
    const bool met = value <= goal;
    fmt::print("{:24} {:8.1f} {:4} {} {}   {:6.1f}  {}\n", name, value, unit, beside, ratio, goal,
               met ? "met" : "missed");
    return met;
}

int run(int argc, char **argv)
{
    const std::string binary = argv[1];
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;
    const std::string other = argc > 3 ? argv[3] : "";
    const std::vector<std::string> ours{binary, "-port", "0", "-log-level", "warn", "--quiet"};
    WindowWatch watch;
    Figures own;
    Figures theirs;
    for (int round = 0; round < rounds; ++round) { // in turns: what slows one down slows the other too
        const bool last = round + 1 == rounds;
        measure(watch, ours, last, &own);
        if (!other.empty())
            measure(watch, {other}, last, &theirs);
    }
    Figures hidden;
    std::vector<std::string> minimized = ours;
    minimized.push_back("--minimized");
    measureHidden(minimized, &hidden);

    fmt::print("{:24} {:>8} {:4} {:>8} {:>6}   {:>6}\n", "", "bifrost", "", other.empty() ? "" : "other",
               other.empty() ? "" : "ratio", "goal");
    bool met = print("window drawn, median", median(own.upMs), GoalMs, "ms", median(theirs.upMs));
    const auto fastest = [](const Figures &figures) {
        return figures.upMs.empty() ? 0 : *std::min_element(figures.upMs.begin(), figures.upMs.end());
    };
    print("window drawn, fastest", fastest(own), GoalMs, "ms", fastest(theirs));
    met &= print("RSS", own.rssMb, GoalMb, "MB", theirs.rssMb);
    met &= print("PSS", own.pssMb, GoalMb, "MB", theirs.pssMb);
    met &= print("CPU, idle and shown", own.idleCpu, GoalCpu, "%", theirs.idleCpu);
    met &= print("CPU, idle and hidden", hidden.idleCpu, GoalCpu, "%", 0);
    fmt::print("wake-ups/s: {:.1f} shown, {:.1f} hidden", own.idleWakes, hidden.idleWakes);
    if (!other.empty())
        fmt::print("; {:.1f} of the other program", theirs.idleWakes);
    fmt::print("\n");
    return met ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        fmt::print(stderr, "Usage: bifrost_windowbench BINARY [ROUNDS [OTHER-PROGRAM]]\n");
        return 2;
    }
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}
