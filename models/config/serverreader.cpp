// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/serverreader.h"

#include <algorithm>

#include <arpa/inet.h>

#include <QDir>

#include "models/config/barereferences.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr auto FormerLocalOnly = "localOnlyMode"_L1;

constexpr ObjectReader::Range Ports{0, 65'535};
constexpr ObjectReader::Range Threads{0, 64};
constexpr ObjectReader::Range HeadKb{1, 1024};
constexpr ObjectReader::Range Megabytes{1, 1'048'576};
constexpr ObjectReader::Range LiveContentMb{0, 16'384};
constexpr ObjectReader::Range Connections{1, 1'000'000};
constexpr ObjectReader::Range DeadlineMs{100, 86'400'000};

/// A name or an address, nothing around it. Of IPv6 the brackets are off.
bool isBareHost(const QString &host)
{
    if (host.contains(u':')) {
        in6_addr address = {};
        return ::inet_pton(AF_INET6, host.toLatin1().constData(), &address) == 1;
    }
    return std::ranges::all_of(host, [](QChar c) { return c.isLetterOrNumber() || u"-._"_s.contains(c); });
}

/// Hosts by name or address, in lower case, addresses of IPv6 without brackets; "*" alone stands for all.
QStringList readHosts(ObjectReader &reader, QLatin1StringView name)
{
    const QStringList entries = reader.texts(name, ObjectReader::MaxFew).value_or(QStringList());
    if (entries.contains(u"*"_s) && entries.size() > 1)
        reader.fail(name, Fault::Combination, u"must hold either \"*\" alone or names, not both."_s);
    QStringList hosts;
    for (const QString &entry : entries) {
        QString host = entry.toLower();
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.sliced(1).chopped(1);
        if (host != "*"_L1 && !isBareHost(host)) {
            reader.failAt(name, entry, Fault::Format,
                          u": \"%1\" is not the name of a host. Write the name or the address alone, without "
                          u"\"http://\", port, path and \"*\"."_s.arg(entry));
        }
        hosts.append(host);
    }
    return hosts;
}

void readListener(ObjectReader &reader, ServerConfig &config)
{
    if (const QString host = reader.text("host"_L1); !host.isEmpty())
        config.host = host.trimmed();
    config.port = quint16(reader.whole("port"_L1, Ports, config.port));
    config.hosts = readHosts(reader, "hosts"_L1);
    if (config.hosts == QStringList{u"*"_s}) {
        reader.findings().note(reader.pathOf(u"hosts"), reader.take("hosts"_L1)->offset,
                               u"\"*\" lets a web page reach this gateway under a name of its own. List the "
                               u"names that are meant instead."_s);
    }
    config.threads = reader.whole("threads"_L1, Threads, config.threads);
}

void readTls(ObjectReader &server, ServerConfig &config)
{
    std::optional<ObjectReader> reader = server.object("tls"_L1);
    if (!reader)
        return;
    const auto read = [&reader](QLatin1StringView name, QString &path) {
        path = reader->text(name).trimmed();
        if (!path.isEmpty() && !QDir::isAbsolutePath(path)) {
            reader->fail(name, Fault::Format,
                         u": \"%1\" is not a whole path. Begin it with \"/\"."_s.arg(path));
        }
    };
    read("cert"_L1, config.tlsCertificate);
    read("key"_L1, config.tlsKey);
    if (config.tlsCertificate.isEmpty() != config.tlsKey.isEmpty()) {
        reader->fail(Fault::Combination, u"needs both \"cert\" and \"key\", the paths of two PEM files."_s);
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

void noteFormerLocalOnly(ObjectReader &reader, const QString &winner)
{
    if (const JsonNode *former = reader.take(FormerLocalOnly)) {
        reader.findings().note(reader.pathOf(FormerLocalOnly), former->offset,
                               u"\"%1\" is given too and wins."_s.arg(winner));
    }
}

} // namespace

ServerConfig readServer(ObjectReader &root)
{
    ServerConfig config;
    config.localOnly = root.flag(FormerLocalOnly, config.localOnly);
    std::optional<ObjectReader> reader = root.object("server"_L1);
    if (!reader)
        return config;
    if (reader->take("local_only"_L1))
        noteFormerLocalOnly(root, reader->pathOf(u"local_only"));
    return readServerMembers(*reader, std::move(config));
}

ServerConfig readServerMembers(ObjectReader &server, ServerConfig config)
{
    readListener(server, config);
    readTls(server, config);
    readLimits(server, config);
    readDeadlines(server, config);
    if (std::optional<ObjectReader> egress = server.object("egress"_L1)) {
        config.egressAllow = readHosts(*egress, "allow"_L1);
        egress->finish();
    }
    config.localOnly = server.flag(FormerLocalOnly, config.localOnly);
    if (server.take("local_only"_L1))
        noteFormerLocalOnly(server, server.pathOf(u"local_only"));
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
            if (const JsonNode *node = sqlite->take("path"_L1))
                noteBareReference(sqlite->findings(), sqlite->pathOf(u"path"), node->offset, config.path,
                                  u"Write the path itself."_s);
            config.capMb = sqlite->whole("cap_mb"_L1, Megabytes, config.capMb);
            sqlite->finish();
        }
    }
    store.finish();
    return config;
}

} // namespace bifrost
