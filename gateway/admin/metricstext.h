// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/histogram.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::admin {

/// The labels of a sample, in the order in which they are added: `provider="openai",model="gpt-4o"`. One
/// without a value is left out, which means the same.
class MetricLabels
{
public:
    MetricLabels() = default;
    MetricLabels(std::string_view name, std::string_view value) { add(name, value); }

    MetricLabels &add(std::string_view name, std::string_view value);
    MetricLabels &add(std::string_view name, int value);

    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

/// Writes counters as Prometheus reads them: its text format 0.0.4, or OpenMetrics 1.0.
class MetricsText
{
public:
    enum class Format { Prometheus, OpenMetrics };
    enum class Type { Counter, Gauge, Histogram };

    explicit MetricsText(Format format) : m_format(format) { }

    static std::string_view contentType(Format format);

    /// That which such a header asks for.
    static Format wanted(std::string_view accept);

    /// The samples of this name follow. That of a counter ends in `_total`.
    void begin(std::string_view name, Type type, std::string_view help);

    void add(const std::string &labels, std::uint64_t value);
    void add(const std::string &labels, double value);

    template <typename Scale>
    void add(const std::string &labels, const typename Histogram<Scale>::Reading &reading)
    {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < Scale::Bounds.size(); ++i) {
            below += reading.counts[i];
            bucket(labels, double(Scale::Bounds[i]) / Scale::Unit, below);
        }
        end(labels, below + reading.counts[Scale::Bounds.size()], double(reading.sum) / Scale::Unit);
    }

    std::string finish();

private:
    void sample(std::string_view suffix, const std::string &labels, std::string_view more,
                std::string_view value);
    void bucket(const std::string &labels, double bound, std::uint64_t count);
    void end(const std::string &labels, std::uint64_t count, double sum);

    const Format m_format;
    std::string m_text;
    std::string m_name;
};

} // namespace bifrost::admin
