// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include "tests/bench/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace bifrost::bench {

namespace {

struct Title
{
    Figure figure;
    const char *whole; ///< for requests
    const char *stream; ///< for chunks and streams
    int digits;
};

constexpr std::array Titles{
    Title{Figure::Cpu, "CPU us/request", "CPU us/chunk", 2},
    Title{Figure::Rate, "answers/s", "chunks/s", 0},
    Title{Figure::AddedMedian, "added p50, us", "added p50, us", 0},
    Title{Figure::AddedTail, "added p99, us", "added p99, us", 0},
    Title{Figure::PeakMemory, "peak RSS, MB", "peak RSS, MB", 1},
    Title{Figure::MemoryPerConnection, "KB/connection", "KB/stream", 1},
    Title{Figure::Success, "right answers, %", "right answers, %", 2},
    Title{Figure::RowsKept, "rows in the log, %", "rows in the log, %", 2},
};

// An added latency below this is the difference of two noises, and a ratio of two such says nothing.
constexpr double LeastMeaningful = 1;

std::string shown(std::optional<double> value, int digits)
{
    return value ? fmt::format("{:.{}f}", *value, digits) : "-";
}

std::string goalText(const Goal &goal)
{
    switch (goal.kind) {
    case Goal::Kind::AtMostTimesNginx:
        return fmt::format("<= {:.2f} x", goal.bound);
    case Goal::Kind::AtMostNginxPlus:
        return fmt::format("<= nginx + {:g}", goal.bound);
    case Goal::Kind::AtMost:
        return fmt::format("<= {:g}", goal.bound);
    case Goal::Kind::AtLeast:
        break;
    }
    return fmt::format(">= {:g}", goal.bound);
}

std::optional<bool> isMet(const Goal &goal, std::optional<double> nginx, double gateway,
                          std::optional<double> ratio)
{
    switch (goal.kind) {
    case Goal::Kind::AtMostTimesNginx:
        return ratio ? std::optional(*ratio <= goal.bound) : std::nullopt;
    case Goal::Kind::AtMostNginxPlus:
        return nginx ? std::optional(gateway <= *nginx + goal.bound) : std::nullopt;
    case Goal::Kind::AtMost:
        return gateway <= goal.bound;
    case Goal::Kind::AtLeast:
        break;
    }
    return gateway >= goal.bound;
}

} // namespace

void Report::add(const Workload &workload, const std::vector<Round> &rounds)
{
    for (const Title &title : Titles)
        addFigure(workload, rounds, title.figure);
}

void Report::addFigure(const Workload &workload, const std::vector<Round> &rounds, Figure figure)
{
    const auto gateway = summaryOf(seriesOf(rounds, Side::Gateway, figure), figure);
    if (!gateway)
        return;
    const auto nginx = summaryOf(seriesOf(rounds, Side::Nginx, figure), figure);
    const Title &title = *std::ranges::find(Titles, figure, &Title::figure);
    Row row;
    row.workload = workload.name;
    row.figure = workload.streams() ? title.stream : title.whole;
    row.nginx = shown(nginx, title.digits);
    row.gateway = shown(gateway, title.digits);

    std::optional<double> ratio;
    if (figure == Figure::Cpu || figure == Figure::Rate) {
        const Series each = ratiosOf(rounds, figure);
        if (!each.empty()) {
            ratio = medianOf(each);
            row.range = fmt::format("{:.2f} to {:.2f}", std::ranges::min(each), std::ranges::max(each));
        }
    } else if (nginx && *nginx >= LeastMeaningful && figure != Figure::Success) {
        ratio = *gateway / *nginx;
    }
    row.ratio = shown(ratio, 2);

    const auto goal = std::ranges::find(workload.goals, figure, &Goal::figure);
    if (goal != workload.goals.end())
        judge(row, *goal, nginx, *gateway, ratio);
    m_rows.push_back(row);

    if (figure == Figure::Rate && workload.perSecond > 0 && *gateway < 0.97 * workload.perSecond)
        m_notes.push_back(fmt::format("{}: the gateway did not keep up: {:.0f} of {} per second",
                                      workload.name, *gateway, workload.perSecond));
    for (const Round &round : rounds) {
        if (figure == Figure::Success && !round.gateway.firstTrouble.empty()) {
            m_notes.push_back(fmt::format("{}: {}", workload.name, round.gateway.firstTrouble));
            break;
        }
    }
}

void Report::judge(Row &row, const Goal &goal, std::optional<double> nginx, double gateway,
                   std::optional<double> ratio)
{
    row.goal = goalText(goal);
    const auto met = isMet(goal, nginx, gateway, ratio);
    row.verdict = !met ? "unclear" : *met ? "met" : "MISSED";
    m_allMet = m_allMet && met.value_or(true);
}

void Report::addAlone(std::string_view workload, const std::string &figure, double value,
                      std::optional<double> atMost)
{
    Row row;
    row.workload = workload;
    row.figure = figure;
    row.nginx = row.ratio = "-";
    row.gateway = shown(value, 1);
    if (atMost)
        judge(row, {Figure::Count, Goal::Kind::AtMost, *atMost}, std::nullopt, value, std::nullopt);
    m_rows.push_back(row);
}

void Report::print() const
{
    const auto line = [](const Row &row) {
        const std::string text =
            fmt::format("{:9} {:28} {:>9} {:>9} {:>6}  {:13} {:12} {}", row.workload, row.figure, row.nginx,
                        row.gateway, row.ratio, row.range, row.goal, row.verdict);
        fmt::print("{}\n", text.substr(0, text.find_last_not_of(' ') + 1));
    };
    line({"workload", "figure", "nginx", "gateway", "ratio", "of rounds", "goal", "verdict"});
    std::string before;
    for (const Row &row : m_rows) {
        if (row.workload != before)
            fmt::print("\n");
        line(row);
        before = row.workload;
    }
    if (!m_notes.empty())
        fmt::print("\n");
    for (const std::string &note : m_notes)
        fmt::print("{}\n", note);
    std::fflush(stdout);
}

} // namespace bifrost::bench
