// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/enginerules.h"
#include "gateway/gateway.h"

#include <QNetworkInterface>

#include <limits>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int PortsTried = 50;

} // namespace

Result<void> Gateway::tryAddress(const Configuration &configuration)
{
    const ServerConfig &server = configuration.server;
    if (const auto reach = judgeHost(server.host.toStdString(), configuration.auth); !reach)
        return reach.error();
    // What listens here is closed again at once; nobody can have connected and been lost.
    const auto listening =
        http::listenOn(server.host.toStdString(), server.port, allowedReach(configuration.auth));
    return listening ? Result<void>() : Result<void>(listening.error());
}

bool Gateway::letsOthersIn(const QString &host)
{
    const Result<http::Reach> reach = http::judgeListenHost(host.toStdString(), http::Reach::Beyond);
    return reach && *reach == http::Reach::Beyond;
}

bool Gateway::isOpenToOthers() const
{
    return letsOthersIn(m_host);
}

QStringList Gateway::urlsForOthers() const
{
    if (m_url.isEmpty() || !isOpenToOthers())
        return {};
    const bool isIpv4 = m_host == "0.0.0.0"_L1;
    if (!isIpv4 && m_host != "::"_L1 && m_host != "[::]"_L1 && m_host != "*"_L1)
        return {m_url};
    QStringList urls;
    const QString scheme = m_url.section(u':', 0, 0);
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        const bool isSix = address.protocol() == QAbstractSocket::IPv6Protocol;
        if (address.isLoopback() || address.isLinkLocal() || (isSix && isIpv4))
            continue; // a local one of IPv6 would need the name of the other machine's card
        const QString host = isSix ? u'[' + address.toString() + u']' : address.toString();
        urls += u"%1://%2:%3"_s.arg(scheme, host).arg(m_port);
    }
    return urls;
}

std::optional<quint16> Gateway::nextFreePort(const Configuration &configuration)
{
    Configuration trial = configuration;
    for (int i = 0; i < PortsTried; ++i) {
        if (trial.server.port == std::numeric_limits<quint16>::max())
            return std::nullopt;
        ++trial.server.port;
        if (tryAddress(trial))
            return trial.server.port;
    }
    return std::nullopt;
}

} // namespace bifrost
