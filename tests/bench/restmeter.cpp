// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/restmeter.h"

#include "tests/bench/childprocess.h"
#include "tests/bench/load.h"
#include "tests/bench/loopback.h"
#include "tests/bench/mockprocess.h"
#include "tests/bench/targetprocess.h"
#include "tests/bench/workload.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <string>
#include <thread>

namespace bifrost::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto Settling = 3s; ///< after a start or a load
constexpr auto Watching = 10s;
constexpr double LoadSeconds = 2;

/// Waits until the program has come to rest, then says what it takes.
void look(const TargetProcess &program, const std::string &when, std::optional<double> goalMb, Report &report)
{
    std::this_thread::sleep_for(Settling);
    const ProcessMeter meter = program.meter();
    report.addAlone(RestWorkload, "RSS, MB, " + when, meter.residentMb(), goalMb);
    const std::int64_t before = meter.wakeUps();
    std::this_thread::sleep_for(Watching);
    const auto woken = static_cast<double>(meter.wakeUps() - before);
    report.addAlone(RestWorkload, "wake-ups/s, " + when,
                    woken / std::chrono::duration<double>(Watching).count(), RestWakeUpsPerSecond);
}

/// A display of our own; its number comes from a port that is free, as those are not used twice.
std::optional<std::string> startDisplay(ChildProcess &server, const std::filesystem::path &folder)
{
    const std::string number = std::to_string(freePort());
    const std::string display = ":" + number;
    server = ChildProcess::start({"Xvfb", display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"}, {},
                                 folder / "xvfb.log");
    const std::filesystem::path socket = "/tmp/.X11-unix/X" + number;
    for (int i = 0; i < 250 && server.isRunning(); ++i) {
        if (std::filesystem::exists(socket))
            return display;
        std::this_thread::sleep_for(20ms);
    }
    return std::nullopt;
}

} // namespace

void measureRest(const Settings &settings, const std::filesystem::path &folder, Report &report)
{
    fmt::print(stderr, "{}: the program when it has nothing to do\n", RestWorkload);
    const Workload &shape = *findWorkload("sat-log");
    const MockProcess mock(shape);
    TargetProcess::Options options{.script = "bifrost", .name = "headless"};
    options.upstreamPort = mock.port();
    options.log = true;
    {
        const TargetProcess program(settings, options, folder);
        look(program, "headless", RestHeadlessMb, report);
        Load(shape, {program.port(), program.pid(), 0, LoadSeconds}).run();
        look(program, "after a load", RestHeadlessMb, report);
    }
    ChildProcess server;
    const auto display = startDisplay(server, folder);
    if (!display) {
        report.addNote("rest: without a window, as there is no Xvfb");
        return;
    }
    options.name = "window";
    options.environment = {{"DISPLAY", *display}, {"QT_QPA_PLATFORM", "xcb"}, {"WINDOW", "yes"}};
    look(TargetProcess(settings, options, folder), "with window", RestWindowMb, report);
}

} // namespace bifrost::bench
