// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/transport.h"
#include "models/core/result.h"
#include "models/probe/tlsstate.h"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace bifrost::http {

class TlsIdentity;
using TlsIdentityPtr = std::shared_ptr<const TlsIdentity>;

/// What the listener shows its callers: a certificate with its chain, and the key that proves it. Made from
/// two PEM files, immutable, shared by all gateway threads; a connection keeps the one that it began with.
class TlsIdentity
{
public:
    /// An error names the file and says what is wrong with it. One that has expired is taken: facts() tell.
    static Result<TlsIdentityPtr> load(const std::string &certificateFile, const std::string &keyFile);

    ~TlsIdentity();
    TlsIdentity(const TlsIdentity &) = delete;
    TlsIdentity &operator=(const TlsIdentity &) = delete;

    /// A connection that waits for a caller's first words; null for want of memory.
    net::SslPtr newConnection() const;

    const CertificateFacts &facts() const { return m_facts; }

    /// Made of the same bytes.
    bool isSame(const TlsIdentity &other) const { return m_digest == other.m_digest; }

private:
    TlsIdentity() = default;

    ssl_ctx_st *m_context = nullptr;
    CertificateFacts m_facts;
    std::string m_digest;
};

} // namespace bifrost::http
