// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/networkreader.h"

#include <algorithm>

#include "models/config/barereferences.h"
#include "models/config/headernames.h"
#include "models/config/urlreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr ObjectReader::Range BackoffMs{0, 1'000'000};
constexpr int LeastBackoffMs = 100;
constexpr int LeastIdleSeconds = 5;
constexpr int MostConnections = 100'000;

/// A backoff under the name that the code of the specification reads, or under the one that its schema
/// documents.
std::optional<int> readBackoff(ObjectReader &reader, QLatin1StringView name, QLatin1StringView schemaName)
{
    const std::optional<int> schemaValue = reader.whole(schemaName, BackoffMs);
    const std::optional<int> value = reader.whole(name, BackoffMs);
    const JsonNode *node = reader.take(value ? name : schemaName);
    const std::optional<int> chosen = value ? value : schemaValue;
    if (!chosen || *chosen == 0)
        return std::nullopt;
    if (value && schemaValue && *value != *schemaValue) {
        reader.findings().note(reader.pathOf(schemaName), reader.take(schemaName)->offset,
                               u"\"%1\" is given too and wins."_s.arg(name));
    }
    if (*chosen < LeastBackoffMs) {
        reader.reject(
            reader.pathOf(value ? name : schemaName), *node, Fault::Range,
            u"0 or a number of milliseconds from %1 to %2"_s.arg(LeastBackoffMs).arg(BackoffMs.most));
        return std::nullopt;
    }
    return chosen;
}

void readBackoffs(ObjectReader &reader, NetworkConfig &network)
{
    const std::optional<int> initial =
        readBackoff(reader, "retry_backoff_initial"_L1, "retry_backoff_initial_ms"_L1);
    const std::optional<int> most = readBackoff(reader, "retry_backoff_max"_L1, "retry_backoff_max_ms"_L1);
    if (initial)
        network.retryBackoffInitial = std::chrono::milliseconds(*initial);
    if (most)
        network.retryBackoffMax = std::chrono::milliseconds(*most);
    if (network.retryBackoffInitial <= network.retryBackoffMax)
        return;
    if (initial && most) {
        reader.fail(
            Fault::Combination,
            u": the first backoff, %1 ms, must not be longer than the longest, %2 ms."_s.arg(*initial).arg(
                *most));
    } else if (initial) {
        network.retryBackoffMax = network.retryBackoffInitial;
    } else {
        network.retryBackoffInitial = network.retryBackoffMax;
    }
}

void readExtraHeaders(ObjectReader &reader, NetworkConfig &network)
{
    network.extraHeaders = reader.textMap("extra_headers"_L1, ObjectReader::MaxFew);
    for (auto it = network.extraHeaders.cbegin(); it != network.extraHeaders.cend(); ++it) {
        const QString path = reader.pathOf(u"extra_headers") + u'.' + it.key();
        const qsizetype place = reader.placeOf("extra_headers"_L1, it.key());
        if (!isHeaderName(it.key()))
            reader.findings().fail(place, {path, Fault::Format, u"is not the name of a header."_s});
        else if (isFramingHeader(it.key()))
            reader.findings().fail(place,
                                   {path, Fault::Choice, u"belongs to the connection and cannot be set."_s});
        else if (!isHeaderValue(it.value()))
            reader.findings().fail(
                place, {path, Fault::Format, u"contains a line break or another control character."_s});
        noteBareReference(reader.findings(), path, place, it.value(),
                          u"Write the value itself; one that the provider takes for its key belongs in "
                          u"\"keys\", where references are read."_s);
    }
}

void readTimes(ObjectReader &reader, NetworkConfig &network)
{
    constexpr auto Idle = "stream_idle_timeout_in_seconds"_L1;
    network.requestTimeout = std::chrono::seconds(reader.wholeOrDefault(
        "default_request_timeout_in_seconds"_L1, {0, 86'400}, int(network.requestTimeout.count())));
    const int idle = reader.wholeOrDefault(Idle, {0, 3600}, int(network.streamIdleTimeout.count()));
    if (idle < LeastIdleSeconds) {
        reader.findings().note(
            reader.pathOf(Idle), reader.take(Idle)->offset,
            u"%1 is too short for a stream: the least, %2 seconds, is used."_s.arg(idle).arg(
                LeastIdleSeconds));
    }
    network.streamIdleTimeout = std::chrono::seconds(std::max(idle, LeastIdleSeconds));
}

int readConnections(ObjectReader &reader, int usual)
{
    constexpr auto Name = "max_conns_per_host"_L1;
    const int connections = reader.wholeOrDefault(Name, {}, usual);
    if (connections > MostConnections) {
        reader.findings().note(
            reader.pathOf(Name), reader.take(Name)->offset,
            u"%1 are more than there can be: %2 are used."_s.arg(connections).arg(MostConnections));
    }
    return std::min(connections, MostConnections);
}

} // namespace

NetworkConfig readNetwork(ObjectReader &provider)
{
    NetworkConfig network;
    std::optional<ObjectReader> reader = provider.object("network_config"_L1);
    if (!reader)
        return network;

    network.baseUrl = readServerUrl(*reader, "base_url"_L1);
    readExtraHeaders(*reader, network);
    readTimes(*reader, network);
    network.maxRetries = reader->whole("max_retries"_L1, {0, 1000}, 0);
    readBackoffs(*reader, network);
    network.insecureSkipVerify = reader->flag("insecure_skip_verify"_L1, false);
    network.caCertPem = reader->text("ca_cert_pem"_L1);
    if (!network.caCertPem.isEmpty() && !network.caCertPem.contains("-----BEGIN CERTIFICATE-----"_L1)) {
        reader->fail(
            "ca_cert_pem"_L1, Fault::Format,
            u"must be the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of a file."_s);
    }
    network.maxConnsPerHost = readConnections(*reader, network.maxConnsPerHost);
    reader->unused({"enforce_http2"_L1, "beta_header_overrides"_L1});
    reader->finish();
    return network;
}

} // namespace bifrost
