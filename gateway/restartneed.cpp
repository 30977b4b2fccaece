// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/restartneed.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

template <typename Section>
class Difference
{
public:
    Difference(const Section &a, const Section &b, QStringList &paths) : m_a(a), m_b(b), m_paths(paths) { }

    template <typename Value>
    Difference &in(Value Section::*member, const QString &path)
    {
        if (m_a.*member != m_b.*member)
            m_paths.append(path);
        return *this;
    }

private:
    const Section &m_a;
    const Section &m_b;
    QStringList &m_paths;
};

} // namespace

QStringList whatNeedsRestart(const Configuration &started, const Configuration &wanted)
{
    QStringList paths;
    Difference(started.server, wanted.server, paths)
        .in(&ServerConfig::host, u"server.host"_s)
        .in(&ServerConfig::port, u"server.port"_s)
        .in(&ServerConfig::threads, u"server.threads"_s);
    if (started.server.hasTls() != wanted.server.hasTls()) // other files are taken up at once
        paths.append(u"server.tls"_s);
    Difference(started.logStore, wanted.logStore, paths)
        .in(&LogStoreConfig::path, u"logs_store.config.path"_s);
    return paths;
}

} // namespace bifrost
