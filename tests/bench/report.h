// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/sample.h"
#include "tests/bench/workload.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::bench {

/// One turn of all targets.
struct Round
{
    Sample direct;
    Sample nginx;
    Sample gateway;
};

/// Turns rounds into rows of the table, and knows whether every goal was met.
class Report
{
public:
    void add(const Workload &workload, const std::vector<Round> &rounds);

    /// A figure of the gateway alone. `goal` absent: for information.
    void addAlone(std::string_view workload, const std::string &figure, double value,
                  std::optional<double> atMost);

    /// Something that a reader of the table must know.
    void addNote(const std::string &note) { m_notes.push_back(note); }

    void print() const;
    bool allMet() const { return m_allMet; }

private:
    struct Row
    {
        std::string workload;
        std::string figure;
        std::string nginx;
        std::string gateway;
        std::string ratio;
        std::string range;
        std::string goal;
        std::string verdict;
    };

    void addFigure(const Workload &workload, const std::vector<Round> &rounds, Figure figure);
    void judge(Row &row, const Goal &goal, std::optional<double> nginx, double gateway,
               std::optional<double> ratio);

    std::vector<Row> m_rows;
    std::vector<std::string> m_notes;
    bool m_allMet = true;
};

} // namespace bifrost::bench
