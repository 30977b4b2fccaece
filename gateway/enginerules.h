// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/frontrules.h"
#include "gateway/http/listenaddress.h"
#include "gateway/net/egressguard.h"
#include "models/config/configuration.h"

#include <cstdint>
#include <memory>
#include <string>

namespace bifrost {

// What the configuration means for the rooms below.

int threadCount(const ServerConfig &server);

/// Without a password nobody beyond this machine is let in.
http::Reach allowedReach(const AuthConfig &auth);

/// Whether the host would be listened on. A refusal names what the password lacks.
Result<http::Reach> judgeHost(const std::string &host, const AuthConfig &auth);

net::EgressGuard::Rules egressRules(const ServerConfig &server, std::uint16_t ownPort);

/// What stands against an address whether or not local-only mode is on, which passes.
net::EgressGuard standingGuard(const ServerConfig &server, std::uint16_t ownPort);
bool egressDiffers(const ServerConfig &a, const ServerConfig &b);

/// Null where there is no password. `known` is that of `before` and is kept where nothing has changed: it may
/// have learned what took long to find out.
std::shared_ptr<const http::AdminCredential>
adminCredential(const AuthConfig &auth, const AuthConfig &before = {},
                const std::shared_ptr<const http::AdminCredential> &known = {});

/// Of the files in `server.tls`; null where none are named.
Result<http::TlsIdentityPtr> tlsIdentity(const ServerConfig &server);

/// For a front that listens on `host`.
http::FrontRulesPtr frontRules(const Configuration &configuration, const QString &host, http::Reach reach,
                               std::shared_ptr<const http::AdminCredential> credential,
                               http::TlsIdentityPtr identity);

/// What others on this machine would write for the host, where that is every address; with TLS a name that
/// the certificate is for, if there is one.
QString shownHost(const ServerConfig &server, const TlsState &tls);

} // namespace bifrost
