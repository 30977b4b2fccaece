// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/serverreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr ObjectReader::Range Ports{0, 65'535};
constexpr ObjectReader::Range Threads{0, 64};
constexpr ObjectReader::Range HeadKb{1, 1024};
constexpr ObjectReader::Range Megabytes{1, 1'048'576};
constexpr ObjectReader::Range LiveContentMb{0, 16'384};
constexpr ObjectReader::Range Connections{1, 1'000'000};
constexpr ObjectReader::Range DeadlineMs{100, 86'400'000};

void readListener(ObjectReader &reader, ServerConfig &config)
{
    if (const QString host = reader.text("host"_L1); !host.isEmpty())
        config.host = host.trimmed();
    config.port = quint16(reader.whole("port"_L1, Ports, config.port));
    const QStringList hosts = reader.texts("hosts"_L1).value_or(QStringList());
    for (const QString &host : hosts) {
        if (host.contains("://"_L1) || host.contains(u'/') || host.contains(u' ')) {
            reader.fail(
                "hosts"_L1, Fault::Format,
                u": \"%1\" is not the name of a host. Write it without \"http://\" and without a path."_s.arg(
                    host));
        }
        config.hosts.append(host.toLower());
    }
    config.threads = reader.whole("threads"_L1, Threads, config.threads);
}

void readTls(ObjectReader &server, ServerConfig &config)
{
    std::optional<ObjectReader> reader = server.object("tls"_L1);
    if (!reader)
        return;
    config.tlsCertificate = reader->text("cert"_L1);
    config.tlsKey = reader->text("key"_L1);
    if (config.tlsCertificate.isEmpty() != config.tlsKey.isEmpty()) {
        reader->fail(Fault::Combination, u"needs both \"cert\" and \"key\", the paths of two PEM files."_s);
    }
    if (!config.tlsCertificate.isEmpty()) {
        reader->findings().note(reader->path(), reader->node().offset,
                                u"TLS is not available in this version. The server listens without it."_s);
    }
    reader->finish();
}

void readLimits(ObjectReader &server, ServerConfig &config)
{
    std::optional<ObjectReader> reader = server.object("limits"_L1);
    if (!reader)
        return;
    config.headKb = reader->whole("head_kb"_L1, HeadKb, config.headKb);
    config.bufferedMb = reader->whole("buffered_mb"_L1, Megabytes, config.bufferedMb);
    if (reader->whole("upload_mb"_L1, Megabytes)) {
        reader->findings().note(reader->pathOf(u"upload_mb"), reader->take("upload_mb"_L1)->offset,
                                u"\"upload_mb\" has no effect yet: this version has no uploads."_s);
    }
    config.connections = reader->whole("connections"_L1, Connections, config.connections);
    config.liveContentMb = reader->whole("live_content_mb"_L1, LiveContentMb, config.liveContentMb);
    reader->finish();
}

void readDeadlines(ObjectReader &server, ServerConfig &config)
{
    std::optional<ObjectReader> reader = server.object("deadlines_ms"_L1);
    if (!reader)
        return;
    const auto read = [&reader](QLatin1StringView name, std::chrono::milliseconds &deadline) {
        deadline = std::chrono::milliseconds(reader->whole(name, DeadlineMs, int(deadline.count())));
    };
    read("head"_L1, config.headDeadline);
    read("body"_L1, config.bodyDeadline);
    read("idle"_L1, config.idleDeadline);
    reader->finish();
}

} // namespace

ServerConfig readServer(ObjectReader &root)
{
    ServerConfig config;
    config.localOnly = root.flag("localOnlyMode"_L1, config.localOnly);
    std::optional<ObjectReader> reader = root.object("server"_L1);
    return reader ? readServerMembers(*reader, std::move(config)) : config;
}

ServerConfig readServerMembers(ObjectReader &server, ServerConfig config)
{
    readListener(server, config);
    readTls(server, config);
    readLimits(server, config);
    readDeadlines(server, config);
    if (std::optional<ObjectReader> egress = server.object("egress"_L1)) {
        config.egressAllow = egress->texts("allow"_L1).value_or(QStringList());
        egress->finish();
    }
    config.localOnly = server.flag("local_only"_L1, config.localOnly);
    config.ownerCheck = server.flag("owner_check"_L1, config.ownerCheck);
    config.demo = server.flag("demo"_L1, config.demo);
    server.finish();
    return config;
}

LogStoreConfig readLogStore(ObjectReader &root)
{
    std::optional<ObjectReader> reader = root.object("logs_store"_L1);
    return reader ? readLogStoreMembers(*reader) : LogStoreConfig();
}

LogStoreConfig readLogStoreMembers(ObjectReader &store)
{
    LogStoreConfig config;
    config.enabled = store.flag("enabled"_L1, config.enabled);
    const QString type = store.text("type"_L1);
    if (type == "postgres"_L1 || type == "postgresql"_L1) {
        store.findings().note(store.pathOf(u"type"), store.take("type"_L1)->offset,
                              u"PostgreSQL is not available in this version. The log is kept in SQLite."_s);
        store.take("config"_L1);
    } else if (!type.isEmpty() && type != "sqlite"_L1) {
        store.fail("type"_L1, Fault::Choice, u"must be \"sqlite\"."_s);
    }
    if (type.isEmpty() || type == "sqlite"_L1) {
        if (std::optional<ObjectReader> sqlite = store.object("config"_L1)) {
            config.path = sqlite->text("path"_L1);
            config.capMb = sqlite->whole("cap_mb"_L1, Megabytes, config.capMb);
            sqlite->finish();
        }
    }
    store.finish();
    return config;
}

} // namespace bifrost
