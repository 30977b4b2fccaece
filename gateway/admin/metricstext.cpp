// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/metricstext.h"

#include "gateway/wire/utf8.h"

#include <fmt/format.h>

#include <iterator>

namespace bifrost::admin {

namespace {

std::string_view nameOf(MetricsText::Type type)
{
    switch (type) {
    case MetricsText::Type::Counter:
        return "counter";
    case MetricsText::Type::Gauge:
        return "gauge";
    case MetricsText::Type::Histogram:
        break;
    }
    return "histogram";
}

/// Names come from outside: nothing of them ends a line or a label.
void appendValue(std::string &text, std::string_view value)
{
    std::string sound(value);
    wire::mendUtf8(sound);
    for (const char c : sound) {
        if (c == '\\' || c == '"')
            text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    }
}

} // namespace

MetricLabels &MetricLabels::add(std::string_view name, std::string_view value)
{
    if (value.empty())
        return *this;
    if (!m_text.empty())
        m_text += ',';
    m_text.append(name).append("=\"");
    appendValue(m_text, value);
    m_text += '"';
    return *this;
}

MetricLabels &MetricLabels::add(std::string_view name, int value)
{
    return add(name, std::to_string(value));
}

std::string_view MetricsText::contentType(Format format)
{
    return format == Format::OpenMetrics ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                                         : "text/plain; version=0.0.4; charset=utf-8";
}

/// Prometheus names OpenMetrics first where it knows it, and browsers never do.
MetricsText::Format MetricsText::wanted(std::string_view accept)
{
    const std::size_t open = accept.find("application/openmetrics-text");
    const std::size_t plain = accept.find("text/plain");
    return open != std::string_view::npos && (plain == std::string_view::npos || open < plain)
        ? Format::OpenMetrics
        : Format::Prometheus;
}

void MetricsText::begin(std::string_view name, Type type, std::string_view help)
{
    m_name = name;
    std::string_view family = name;
    if (m_format == Format::OpenMetrics && type == Type::Counter && family.ends_with("_total"))
        family.remove_suffix(6);
    fmt::format_to(std::back_inserter(m_text), "# HELP {0} {2}\n# TYPE {0} {1}\n", family, nameOf(type),
                   help);
}

void MetricsText::add(const std::string &labels, std::uint64_t value)
{
    sample({}, labels, {}, fmt::format("{}", value));
}

void MetricsText::add(const std::string &labels, double value)
{
    sample({}, labels, {}, fmt::format("{}", value));
}

void MetricsText::sample(std::string_view suffix, const std::string &labels, std::string_view more,
                         std::string_view value)
{
    m_text.append(m_name).append(suffix);
    if (!labels.empty() || !more.empty()) {
        m_text.append("{").append(labels);
        m_text.append(labels.empty() || more.empty() ? "" : ",").append(more).append("}");
    }
    m_text.append(" ").append(value).append("\n");
}

void MetricsText::bucket(const std::string &labels, double bound, std::uint64_t count)
{
    std::string edge = fmt::format("{}", bound);
    if (m_format == Format::OpenMetrics && edge.find_first_of(".e") == std::string::npos)
        edge += ".0";
    sample("_bucket", labels, fmt::format("le=\"{}\"", edge), fmt::format("{}", count));
}

void MetricsText::end(const std::string &labels, std::uint64_t count, double sum)
{
    sample("_bucket", labels, "le=\"+Inf\"", fmt::format("{}", count));
    sample("_sum", labels, {}, fmt::format("{}", sum));
    sample("_count", labels, {}, fmt::format("{}", count));
}

std::string MetricsText::finish()
{
    if (m_format == Format::OpenMetrics)
        m_text += "# EOF\n";
    return std::move(m_text);
}

} // namespace bifrost::admin
