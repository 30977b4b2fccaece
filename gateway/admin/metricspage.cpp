// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/metricspage.h"

#include "gateway/admin/processfigures.h"

#include <QCoreApplication>

#include <array>
#include <functional>
#include <map>

namespace bifrost::admin {

namespace {

using Type = MetricsText::Type;
using http::HttpCounters;
using telemetry::CallCounters;

/// What several threads have counted of the same requests.
struct HttpSums
{
    Histogram<LatencyScale>::Reading duration;
    Histogram<SizeScale>::Reading requestSize;
    Histogram<SizeScale>::Reading responseSize;
};

/// The same of calls to providers.
struct CallSums
{
    Histogram<LongLatencyScale>::Reading good;
    Histogram<LongLatencyScale>::Reading bad;
    std::map<int, std::uint64_t> errors;
    Histogram<LatencyScale>::Reading firstToken;
    Histogram<LatencyScale>::Reading betweenTokens;
    std::array<std::uint64_t, 8> sums{};

    std::uint64_t attempts() const { return good.total() + bad.total(); }
};

/// In the order of CallSums::sums.
struct SumRow
{
    std::string_view name;
    std::string_view help;
};

constexpr std::array SumRows{
    SumRow{"bifrost_input_tokens_total", "Tokens of requests, cached ones among them."},
    SumRow{"bifrost_output_tokens_total", "Tokens of answers, those of reasoning among them."},
    SumRow{"bifrost_cached_input_tokens_total", "Input tokens that the provider read from its cache."},
    SumRow{"bifrost_cache_write_tokens_total", "Input tokens that the provider wrote to its cache."},
    SumRow{"bifrost_reasoning_tokens_total", "Output tokens of reasoning."},
    SumRow{"bifrost_upstream_sent_bytes_total", "Bytes of bodies sent to providers."},
    SumRow{"bifrost_upstream_received_bytes_total", "Bytes of bodies received from providers."},
    SumRow{"bifrost_cost_total", "Cost in US dollars, as far as prices are known."},
};
constexpr std::size_t Cost = 7;

using HttpMap = std::map<std::string, HttpSums>;
using CallMap = std::map<std::string, CallSums>;

HttpMap httpSums(const LaneCountersList &lanes)
{
    HttpMap sums;
    for (const auto &lane : lanes) {
        lane->http.requests().forEach([&sums](const HttpCounters::Series &series) {
            const HttpCounters::Labels &of = series.labels;
            MetricLabels labels("path", of.route);
            labels.add("method", of.method);
            labels.add("status",
                       of.status == 0 ? std::string(HttpCounters::Other) : std::to_string(of.status));
            HttpSums &sum = sums[labels.text()];
            sum.duration += series.duration.read();
            sum.requestSize += series.requestSize.read();
            sum.responseSize += series.responseSize.read();
        });
    }
    return sums;
}

CallMap callSums(const LaneCountersList &lanes)
{
    CallMap sums;
    for (const auto &lane : lanes) {
        lane->calls.calls().forEach([&sums](const CallCounters::Series &series) {
            const auto &of = series.labels;
            MetricLabels labels("provider", of.provider);
            labels.add("model", of.model).add("method", of.method);
            labels.add("selected_key_id", of.keyId).add("selected_key_name", of.keyName);
            labels.add("number_of_retries", of.retries).add("fallback_index", of.fallback);
            CallSums &sum = sums[labels.text()];
            sum.good += series.good.read();
            sum.bad += series.bad.read();
            series.errors.forEach([&sum](int code, std::uint64_t count) { sum.errors[code] += count; });
            sum.firstToken += series.firstToken.read();
            sum.betweenTokens += series.betweenTokens.read();
            const std::array counts{&series.input,         &series.output,     &series.cachedRead,
                                    &series.cachedWrite,   &series.reasoning,  &series.sentBytes,
                                    &series.receivedBytes, &series.nanoDollars};
            for (std::size_t i = 0; i < counts.size(); ++i)
                sum.sums[i] += counts[i]->value();
        });
    }
    return sums;
}

void writeHttp(MetricsText &text, const HttpMap &sums)
{
    text.begin("http_requests_total", Type::Counter, "Requests of callers.");
    for (const auto &[labels, sum] : sums)
        text.add(labels, sum.duration.total());
    text.begin("http_request_duration_seconds", Type::Histogram,
               "Time from the head of a request to the end of its answer.");
    for (const auto &[labels, sum] : sums)
        text.add<LatencyScale>(labels, sum.duration);
    text.begin("http_request_size_bytes", Type::Histogram, "Size of requests.");
    for (const auto &[labels, sum] : sums)
        text.add<SizeScale>(labels, sum.requestSize);
    text.begin("http_response_size_bytes", Type::Histogram, "Size of answers.");
    for (const auto &[labels, sum] : sums)
        text.add<SizeScale>(labels, sum.responseSize);
}

void writeCalls(MetricsText &text, const CallMap &sums)
{
    text.begin("bifrost_upstream_requests_total", Type::Counter, "Attempts to get an answer of a provider.");
    for (const auto &[labels, sum] : sums)
        text.add(labels, sum.attempts());
    text.begin("bifrost_success_requests_total", Type::Counter, "Attempts that went well.");
    for (const auto &[labels, sum] : sums)
        text.add(labels, sum.good.total());
    text.begin("bifrost_error_requests_total", Type::Counter, "Attempts that failed, by status.");
    for (const auto &[labels, sum] : sums) {
        for (const auto &[code, count] : sum.errors) {
            text.add(labels + ",status_code=\"" + (code == 0 ? "unknown" : std::to_string(code)) + '"',
                     count);
        }
    }
    text.begin("bifrost_upstream_latency_seconds", Type::Histogram, "Time that attempts took.");
    for (const auto &[labels, sum] : sums) {
        text.add<LongLatencyScale>(labels + ",is_success=\"true\"", sum.good);
        text.add<LongLatencyScale>(labels + ",is_success=\"false\"", sum.bad);
    }
    text.begin("bifrost_stream_first_token_latency_seconds", Type::Histogram,
               "Time to the first event of a stream.");
    for (const auto &[labels, sum] : sums) {
        if (sum.firstToken.total() > 0)
            text.add<LatencyScale>(labels, sum.firstToken);
    }
    text.begin("bifrost_stream_inter_token_latency_seconds", Type::Histogram,
               "Time between two arrivals of a stream.");
    for (const auto &[labels, sum] : sums) {
        if (sum.betweenTokens.total() > 0)
            text.add<LatencyScale>(labels, sum.betweenTokens);
    }
    for (std::size_t i = 0; i < SumRows.size(); ++i) {
        text.begin(SumRows[i].name, Type::Counter, SumRows[i].help);
        for (const auto &[labels, sum] : sums) {
            if (i == Cost)
                text.add(labels, double(sum.sums[i]) / 1e9);
            else
                text.add(labels, sum.sums[i]);
        }
    }
}

/// Those of different causes may bear the same name.
void writeRefusals(MetricsText &text, const LaneCountersList &lanes)
{
    std::map<std::string_view, std::uint64_t> counts;
    for (std::size_t code = 0; code < HttpCounters::Reasons; ++code) {
        for (const auto &lane : lanes) {
            if (const std::uint64_t count = lane->http.refusals(ErrorCode(code)))
                counts[errorKind(ErrorCode(code)).type] += count;
        }
    }
    text.begin("bifrost_refused_requests_total", Type::Counter,
               "Requests that the gateway answered with an error of its own.");
    for (const auto &[reason, count] : counts)
        text.add(MetricLabels("reason", reason).text(), count);
}

void writeGauges(MetricsText &text, const MetricsReading &reading)
{
    const auto gauge = [&text](std::string_view name, std::string_view help, std::uint64_t value) {
        text.begin(name, Type::Gauge, help);
        text.add({}, value);
    };
    gauge("bifrost_connections", "Connections of callers.", std::uint64_t(reading.connections));
    gauge("bifrost_requests_in_flight", "Requests under way.", std::uint64_t(reading.requests));
    gauge("bifrost_buffered_bytes", "Memory that bodies under way hold.", reading.bufferedBytes);
    gauge("bifrost_buffered_bytes_limit", "The most that they may hold.", reading.bufferLimit);
    std::uint64_t accepted = 0;
    for (const auto &lane : reading.lanes)
        accepted += lane->http.connections();
    text.begin("bifrost_connections_accepted_total", Type::Counter, "Connections that callers have opened.");
    text.add({}, accepted);

    const auto perProvider = [&text, &reading](std::string_view name, std::string_view help,
                                               int ProviderGauges::*value) {
        text.begin(name, Type::Gauge, help);
        for (const ProviderGauges &provider : reading.providers)
            text.add(MetricLabels("provider", provider.name).text(), std::uint64_t(provider.*value));
    };
    perProvider("bifrost_upstream_requests_in_flight", "Calls of a provider under way.",
                &ProviderGauges::running);
    perProvider("bifrost_upstream_requests_queued", "Calls that wait for their turn at a provider.",
                &ProviderGauges::waiting);
    perProvider("bifrost_upstream_connections", "Open connections to a provider.",
                &ProviderGauges::connections);
    perProvider("bifrost_upstream_connections_wanted", "Calls that wait for a connection to a provider.",
                &ProviderGauges::waitingForConnection);

    gauge("bifrost_log_enabled", "Whether requests are logged.", reading.logsEnabled);
    gauge("bifrost_log_up", "Whether rows of the log can be written.", reading.logWorks);
    gauge("bifrost_config_store_up", "Whether the configuration can be stored.", reading.configWorks);
    text.begin("bifrost_log_rows_dropped_total", Type::Counter, "Rows of the log lost for want of room.");
    text.add({}, reading.droppedRows);
    text.begin("bifrost_live_rows_skipped_total", Type::Counter, "Rows that the live view was too slow for.");
    text.add({}, reading.skippedRows);
}

void writeProcess(MetricsText &text)
{
    text.begin("bifrost_build_info", Type::Gauge, "Which program this is.");
    MetricLabels labels("version", QCoreApplication::applicationVersion().toStdString());
    labels.add("qt_version", qVersion());
    text.add(labels.text(), std::uint64_t(1));

    const std::optional<ProcessFigures> figures = ProcessFigures::read();
    if (!figures)
        return;
    text.begin("process_cpu_seconds_total", Type::Counter, "CPU time of the process.");
    text.add({}, figures->cpuSeconds);
    const auto gauge = [&text](std::string_view name, std::string_view help, auto value) {
        text.begin(name, Type::Gauge, help);
        text.add({}, value);
    };
    gauge("process_start_time_seconds", "When the process was started, since 1970.", figures->startSeconds);
    gauge("process_resident_memory_bytes", "Resident memory.", figures->residentBytes);
    gauge("process_virtual_memory_bytes", "Virtual memory.", figures->virtualBytes);
    gauge("process_open_fds", "Open descriptors.", figures->openDescriptors);
    gauge("process_max_fds", "The most descriptors that may be open.", figures->mostDescriptors);
    gauge("process_threads", "Threads of the process.", figures->threads);
}

} // namespace

std::string metricsPage(const MetricsReading &reading, MetricsText::Format format)
{
    MetricsText text(format);
    writeHttp(text, httpSums(reading.lanes));
    writeCalls(text, callSums(reading.lanes));
    writeRefusals(text, reading.lanes);
    writeGauges(text, reading);
    writeProcess(text);
    return text.finish();
}

} // namespace bifrost::admin
