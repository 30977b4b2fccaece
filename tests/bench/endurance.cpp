// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/endurance.h"

#include "tests/bench/load.h"
#include "tests/bench/mockprocess.h"
#include "tests/bench/targetprocess.h"
#include "tests/bench/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <string_view>
#include <thread>

namespace bifrost::bench {

namespace {

constexpr std::string_view EnduranceName = "endurance";
constexpr int Parts = 20;
constexpr int PartsToWarm = 10; ///< queues see their longest in these; what leaks goes on growing behind them
constexpr double TurnSeconds = 1.5;
constexpr auto PauseBetweenParts = std::chrono::seconds(2);
constexpr double MostMbMore = 4;
constexpr double MostFilesMore = 16;

Workload wholeAnswers()
{
    Workload shape{.name = EnduranceName, .title = "whole answers"};
    shape.connections = 64;
    return shape;
}

/// Streams of 0.3 s: a turn of 1.5 s cuts many of them off in the middle, as clients do.
Workload streams()
{
    Workload shape{.name = EnduranceName, .title = "streams that are cut off"};
    shape.connections = 200;
    shape.chunks = 30;
    shape.chunkInterval = std::chrono::milliseconds(10);
    return shape;
}

class Endurance
{
public:
    Endurance(const Settings &settings, const std::filesystem::path &folder)
        : m_mock(m_streams)
        , m_gateway(settings, options(m_mock.port()), folder)
    { }

    /// At least `count` requests, then a pause in which everything has to be given back.
    void send(std::int64_t count)
    {
        const std::int64_t aim = m_answers + count;
        turn(m_streams);
        while (m_answers < aim)
            turn(m_whole);
        std::this_thread::sleep_for(PauseBetweenParts);
        const ProcessMeter meter = m_gateway.meter();
        m_mb = meter.residentMb();
        m_files = meter.openFiles();
        m_threads = meter.threads();
        fmt::print(stderr, "  {:>9} answers  {:6.1f} MB  {:4} open files  {:3} threads\n", m_answers, m_mb,
                   m_files, m_threads);
    }

    std::int64_t answers() const { return m_answers; }
    double mb() const { return m_mb; }
    double files() const { return m_files; }
    double threads() const { return m_threads; }
    double leastSuccess() const { return m_leastSuccess; }
    const std::string &trouble() const { return m_trouble; }

private:
    static TargetProcess::Options options(std::uint16_t upstreamPort)
    {
        TargetProcess::Options options{.script = "bifrost", .name = "gateway"};
        options.upstreamPort = upstreamPort;
        options.log = true;
        return options;
    }

    void turn(const Workload &shape)
    {
        Load load(shape, {m_gateway.port(), m_gateway.pid(), 0, TurnSeconds});
        const Sample sample = load.run();
        m_answers += load.answers();
        m_leastSuccess = std::min(m_leastSuccess, sample[Figure::Success].value_or(0));
        if (m_trouble.empty())
            m_trouble = sample.firstTrouble;
    }

    const Workload m_whole = wholeAnswers();
    const Workload m_streams = streams();
    MockProcess m_mock;
    TargetProcess m_gateway;
    std::int64_t m_answers = 0;
    double m_mb = 0;
    int m_files = 0;
    int m_threads = 0;
    double m_leastSuccess = 100;
    std::string m_trouble;
};

} // namespace

void endure(const Settings &settings, std::int64_t requests, const std::filesystem::path &folder,
            Report &report)
{
    Endurance endurance(settings, folder);
    fmt::print(stderr, "{}: {} requests\n", EnduranceName, requests);
    double warmMb = 0;
    double warmFiles = 0;
    double warmThreads = 0;
    for (int part = 1; part <= Parts; ++part) {
        endurance.send(requests / Parts);
        if (part == PartsToWarm) {
            warmMb = endurance.mb();
            warmFiles = endurance.files();
            warmThreads = endurance.threads();
        }
    }
    report.addAlone(EnduranceName, "answers", static_cast<double>(endurance.answers()), std::nullopt);
    report.addAlone(EnduranceName, "wrong answers, %", 100 - endurance.leastSuccess(), 0);
    report.addAlone(EnduranceName, "RSS, MB, in the end", endurance.mb(), std::nullopt);
    report.addAlone(EnduranceName, "RSS, MB more than warm", endurance.mb() - warmMb, MostMbMore);
    report.addAlone(EnduranceName, "open files, in the end", endurance.files(), std::nullopt);
    report.addAlone(EnduranceName, "open files more than warm", endurance.files() - warmFiles, MostFilesMore);
    report.addAlone(EnduranceName, "threads, in the end", endurance.threads(), std::nullopt);
    report.addAlone(EnduranceName, "threads more than warm", endurance.threads() - warmThreads, 0);
    if (!endurance.trouble().empty())
        report.addNote("endurance: " + endurance.trouble());
}

} // namespace bifrost::bench
