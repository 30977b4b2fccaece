// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/tlscontexts.h"

#include "gateway/net/socketaddress.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace bifrost::upstream {

namespace {

/// Where an SSL object remembers the slot of its pool.
int slotIndex()
{
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

int keepSession(SSL *ssl, SSL_SESSION *session)
{
    auto *slot = static_cast<TlsSessionSlot *>(SSL_get_ex_data(ssl, slotIndex()));
    if (!slot)
        return 0;
    slot->store(session);
    return 1;
}

bool addAuthorities(SSL_CTX *context, const std::string &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.data(), int(pem.size())),
                                                        &BIO_free);
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    int count = 0;
    while (X509 *certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        X509_STORE_add_cert(store, certificate);
        X509_free(certificate);
        ++count;
    }
    ERR_clear_error(); // the end of the text counts as an error
    return count > 0;
}

} // namespace

TlsSessionSlot::~TlsSessionSlot()
{
    SSL_SESSION_free(m_session);
}

void TlsSessionSlot::store(ssl_session_st *session)
{
    SSL_SESSION_free(m_session);
    m_session = session;
}

void TlsContexts::ContextFree::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

TlsContexts::TlsContexts() = default;
TlsContexts::~TlsContexts() = default;

Result<TlsContexts::ContextPtr> TlsContexts::makeContext(const ServerIdentity &peer)
{
    ContextPtr context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context.get(), 1);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context.get(), keepSession);
    SSL_CTX_set_default_verify_paths(context.get());
    if (!peer.caPem.empty() && !addAuthorities(context.get(), peer.caPem))
        return Error(ErrorCode::ConfigInvalid,
                     fmt::format("`{}.ca_cert_pem` holds no certificate in PEM form.", peer.setting));
    SSL_CTX_set_verify(context.get(), peer.skipVerify ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    return context;
}

Result<ssl_ctx_st *> TlsContexts::contextFor(const ServerIdentity &peer)
{
    const std::lock_guard lock(m_mutex);
    ContextPtr &context = m_contexts[{peer.caPem, peer.skipVerify}];
    if (!context) {
        Result<ContextPtr> made = makeContext(peer);
        if (!made)
            return made.error();
        context = std::move(made).value();
    }
    return context.get();
}

Result<net::SslPtr> TlsContexts::newConnection(const ServerIdentity &peer, TlsSessionSlot &slot)
{
    Result<ssl_ctx_st *> context = contextFor(peer);
    if (!context)
        return context.error();
    net::SslPtr ssl(SSL_new(*context));
    SSL_set_connect_state(ssl.get());
    SSL_set_ex_data(ssl.get(), slotIndex(), &slot);
    if (net::SocketAddress::fromLiteral(peer.host, 0)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl.get()), peer.host.c_str());
    } else {
        SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char *>(peer.host.c_str())); // the macro for it casts in the old style
        SSL_set_hostflags(ssl.get(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set1_host(ssl.get(), peer.host.c_str());
    }
    if (slot.session())
        SSL_set_session(ssl.get(), slot.session());
    return ssl;
}

} // namespace bifrost::upstream
