// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/enginerules.h"

#include "gateway/http/sessiondesk.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <QThread>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <unistd.h>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDefaultThreads = 4;

std::vector<std::string> plain(const QStringList &names)
{
    std::vector<std::string> result;
    for (const QString &name : names)
        result.push_back(name.toStdString());
    return result;
}

/// For a password that cannot be read at present: nobody knows this one.
Secret unknowable()
{
    std::array<char, 32> bytes{};
    RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    return Secret(std::string_view(bytes.data(), bytes.size()));
}

bool isSamePassword(const AuthConfig &a, const AuthConfig &b)
{
    return a.isInForce() && b.isInForce() && a.username.value == b.username.value
        && a.password.value == b.password.value && a.password.locked == b.password.locked;
}

http::AccessRules accessRules(const Configuration &configuration, http::Reach reach,
                              std::shared_ptr<const http::AdminCredential> credential)
{
    http::AccessRules rules;
    rules.beyondLoopback = reach == http::Reach::Beyond;
    rules.admin = std::move(credential);
    rules.inferenceToo =
        configuration.client.enforceAuthOnInference || !configuration.auth.openInference.value_or(true);
    if (configuration.server.ownerCheck)
        rules.owner = std::uint32_t(::geteuid());
    rules.open = plain(configuration.client.whitelistedRoutes);
    rules.open.emplace_back(http::SessionDesk::StatePath);
    return rules;
}

} // namespace

int threadCount(const ServerConfig &server)
{
    return server.threads > 0 ? server.threads
                              : std::clamp(QThread::idealThreadCount(), 1, MaxDefaultThreads);
}

http::Reach allowedReach(const AuthConfig &auth)
{
    return auth.isInForce() ? http::Reach::Beyond : http::Reach::Loopback;
}

Result<http::Reach> judgeHost(const std::string &host, const AuthConfig &auth)
{
    std::string lacks;
    if (auth.enabled) {
        if (const QString &lack = auth.username.lack; !lack.isEmpty())
            lacks = fmt::format("`auth_config.admin_username` is empty, as {}.", lack.toStdString());
        if (const QString &lack = auth.password.lack; !lack.isEmpty())
            lacks += fmt::format("{}`auth_config.admin_password` is empty, as {}.", lacks.empty() ? "" : " ",
                                 lack.toStdString());
    }
    return http::judgeListenHost(host, allowedReach(auth), lacks);
}

net::EgressGuard::Rules egressRules(const ServerConfig &server, std::uint16_t ownPort)
{
    net::EgressGuard::Rules rules;
    rules.localOnly = server.localOnly;
    rules.allow = plain(server.egressAllow);
    rules.addListener(server.host.toStdString(), ownPort);
    return rules;
}

net::EgressGuard standingGuard(const ServerConfig &server, std::uint16_t ownPort)
{
    net::EgressGuard::Rules rules = egressRules(server, ownPort);
    rules.localOnly = false;
    return net::EgressGuard(std::move(rules));
}

bool egressDiffers(const ServerConfig &a, const ServerConfig &b)
{
    return a.localOnly != b.localOnly || a.egressAllow != b.egressAllow;
}

std::shared_ptr<const http::AdminCredential>
adminCredential(const AuthConfig &auth, const AuthConfig &before,
                const std::shared_ptr<const http::AdminCredential> &known)
{
    if (!auth.isInForce())
        return {};
    if (known && isSamePassword(auth, before))
        return known;
    return std::make_shared<const http::AdminCredential>(
        auth.username.value, auth.password.value.isEmpty() ? unknowable() : auth.password.value);
}

Result<http::TlsIdentityPtr> tlsIdentity(const ServerConfig &server)
{
    if (!server.hasTls())
        return http::TlsIdentityPtr();
    return http::TlsIdentity::load(server.tlsCertificate.toStdString(), server.tlsKey.toStdString());
}

http::FrontRulesPtr frontRules(const Configuration &configuration, const QString &host, http::Reach reach,
                               std::shared_ptr<const http::AdminCredential> credential,
                               http::TlsIdentityPtr identity)
{
    const ServerConfig &server = configuration.server;
    http::AccessGuard::Rules guard;
    guard.hosts = plain(server.hosts);
    if (host != "*"_L1) // all addresses, not all names
        guard.hosts.push_back(host.toStdString()); // 127.0.0.2 is as good a name
    guard.anyAddress = reach == http::Reach::Beyond;
    guard.origins = plain(configuration.client.allowedOrigins);
    guard.headers = plain(configuration.client.allowedHeaders);
    auto rules = std::make_shared<http::FrontRules>();
    rules->guard = http::AccessGuard(std::move(guard));
    rules->access = accessRules(configuration, reach, std::move(credential));
    rules->tls = std::move(identity);
    rules->framing.headBytes = std::size_t(server.headKb) * 1024;
    rules->framing.lineBytes = std::min(rules->framing.lineBytes, rules->framing.headBytes);
    rules->headDeadline = server.headDeadline;
    rules->bodyDeadline = server.bodyDeadline;
    rules->idleDeadline = server.idleDeadline;
    rules->maxConnections = server.connections;
    rules->bodyBytes = std::size_t(server.bufferedMb) * 1024 * 1024;
    return rules;
}

QString shownHost(const ServerConfig &server, const TlsState &tls)
{
    const QString &host = server.host;
    const bool isAny = host == "0.0.0.0"_L1 || host == "*"_L1 || host == "::"_L1 || host == "[::]"_L1;
    const QStringList &names = tls.certificate.names;
    if ((isAny || host == "localhost"_L1) && !names.isEmpty()
        && !names.contains(u"localhost"_s, Qt::CaseInsensitive)) {
        for (const QString &own : server.hosts + QStringList{u"127.0.0.1"_s}) {
            if (names.contains(own, Qt::CaseInsensitive))
                return own.contains(u':') ? u'[' + own + u']' : own;
        }
    }
    if (isAny)
        return u"localhost"_s;
    return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
}

} // namespace bifrost
