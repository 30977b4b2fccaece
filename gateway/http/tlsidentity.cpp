// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/tlsidentity.h"

#include "gateway/http/certificatefacts.h"
#include "gateway/http/pemfile.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <vector>

namespace bifrost::http {

namespace {

/// In the order in which they are wanted.
constexpr std::array Protocols{std::string_view("http/1.1")};

/// Of TLS 1.2: a fresh key for each connection, and no block modes. TLS 1.3 has no others.
constexpr const char *Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

constexpr long SessionSeconds = 2 * 3600; // that a caller may take a handshake up again
constexpr std::size_t Tickets = 1; // a session may be taken up more than once

template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using BioPtr = std::unique_ptr<BIO, Freeing<BIO_free>>;
using CertificatePtr = std::unique_ptr<X509, Freeing<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;

std::string opensslReason()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    return reason ? reason : "no reason is known";
}

BioPtr reading(const PemFile &file)
{
    const std::string_view text = file.text.reveal();
    return BioPtr(BIO_new_mem_buf(text.data(), int(text.size())));
}

bool holds(const PemFile &file, std::string_view what)
{
    return file.text.reveal().find(what) != std::string_view::npos;
}

Result<std::vector<CertificatePtr>> readChain(const PemFile &file, const std::string &path)
{
    std::vector<CertificatePtr> chain;
    const BioPtr bio = reading(file);
    ERR_clear_error();
    while (X509 *certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        chain.emplace_back(certificate);
    const unsigned long code = ERR_peek_last_error();
    const bool isAtEnd = ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
    if (!isAtEnd) {
        return Error(ErrorCode::ConfigInvalid,
                     fmt::format("`server.tls.cert`: certificate {} in {} is broken: {}.", chain.size() + 1,
                                 path, opensslReason()));
    }
    ERR_clear_error();
    if (!chain.empty())
        return chain;
    return Error(
        ErrorCode::ConfigInvalid,
        fmt::format("`server.tls.cert`: {} holds {}. It needs the certificate, and behind it those of the "
                    "authorities between, in PEM form: from a line BEGIN CERTIFICATE on.",
                    path, holds(file, "PRIVATE KEY-----") ? "a key, and no certificate" : "no certificate"));
}

/// Nobody is there to be asked for a pass phrase; OpenSSL would ask at the terminal.
int refusePassPhrase(char *, int, int, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

Result<KeyPtr> readKey(const PemFile &file, const std::string &path)
{
    bool wasAsked = false;
    const BioPtr bio = reading(file);
    ERR_clear_error();
    KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassPhrase, &wasAsked));
    ERR_clear_error();
    if (key)
        return key;
    if (wasAsked) {
        return Error(
            ErrorCode::ConfigInvalid,
            fmt::format("`server.tls.key`: the key in {0} is encrypted, and nobody is there to enter its "
                        "pass phrase. Write it without one (openssl pkey -in {0} -out NEW), readable for "
                        "you alone.",
                        path));
    }
    return Error(
        ErrorCode::ConfigInvalid,
        fmt::format("`server.tls.key`: {} holds {}. It needs a key in PEM form: from a line BEGIN PRIVATE "
                    "KEY on.",
                    path, holds(file, "BEGIN CERTIFICATE-----") ? "a certificate, and no key" : "no key"));
}

int chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
                   unsigned int offeredSize, void *)
{
    for (const std::string_view wanted : Protocols) {
        for (unsigned int at = 0; at < offeredSize && at + offered[at] < offeredSize;
             at += 1u + offered[at]) {
            const std::string_view name(reinterpret_cast<const char *>(offered) + at + 1, offered[at]);
            if (name == wanted) {
                *chosen = offered + at + 1;
                *size = offered[at];
                return SSL_TLSEXT_ERR_OK;
            }
        }
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL; // it would speak something that nobody here understands
}

void setUp(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, Ciphers);
    SSL_CTX_set_options(context,
                        SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_RENEGOTIATION
                            | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1);
    // Sessions lie with the callers, sealed in tickets: here they would take memory.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_timeout(context, SessionSeconds);
    SSL_CTX_set_num_tickets(context, Tickets);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
}

std::string digestOf(const PemFile &certificate, const PemFile &key)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    const std::unique_ptr<EVP_MD_CTX, Freeing<EVP_MD_CTX_free>> hash(EVP_MD_CTX_new());
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    for (const PemFile *file : {&certificate, &key}) {
        const std::size_t length = file->text.reveal().size();
        EVP_DigestUpdate(hash.get(), &length, sizeof length);
        EVP_DigestUpdate(hash.get(), file->text.reveal().data(), length);
    }
    EVP_DigestFinal_ex(hash.get(), digest.data(), &size);
    return {reinterpret_cast<const char *>(digest.data()), size};
}

} // namespace

TlsIdentity::~TlsIdentity()
{
    SSL_CTX_free(m_context);
}

Result<TlsIdentityPtr> TlsIdentity::load(const std::string &certificateFile, const std::string &keyFile)
{
    Result<PemFile> certificatePem = PemFile::read(certificateFile, "server.tls.cert");
    if (!certificatePem)
        return certificatePem.error();
    Result<PemFile> keyPem = PemFile::read(keyFile, "server.tls.key");
    if (!keyPem)
        return keyPem.error();
    Result<std::vector<CertificatePtr>> chain = readChain(*certificatePem, certificateFile);
    if (!chain)
        return chain.error();
    Result<KeyPtr> key = readKey(*keyPem, keyFile);
    if (!key)
        return key.error();
    if (X509_check_private_key(chain->front().get(), key->get()) != 1) {
        ERR_clear_error();
        return Error(
            ErrorCode::ConfigInvalid,
            fmt::format("`server.tls`: the key in {} is not that of the certificate in {}. The "
                        "certificate of this server comes first in its file, those of authorities follow.",
                        keyFile, certificateFile));
    }

    std::shared_ptr<TlsIdentity> identity(new TlsIdentity);
    identity->m_context = SSL_CTX_new(TLS_server_method());
    SSL_CTX *context = identity->m_context;
    if (!context)
        return Error(ErrorCode::Internal, "OpenSSL gives no context for TLS.");
    setUp(context);
    bool isTaken = SSL_CTX_use_certificate(context, chain->front().get()) == 1
        && SSL_CTX_use_PrivateKey(context, key->get()) == 1;
    for (std::size_t i = 1; isTaken && i < chain->size(); ++i)
        isTaken = SSL_CTX_add1_chain_cert(context, (*chain)[i].get()) == 1;
    if (!isTaken) {
        const std::string reason = opensslReason();
        ERR_clear_error();
        return Error(ErrorCode::ConfigInvalid,
                     fmt::format("`server.tls`: OpenSSL does not take the certificate in {}: {}.",
                                 certificateFile, reason));
    }
    identity->m_digest = digestOf(*certificatePem, *keyPem);
    identity->m_facts = factsOf(chain->front().get());
    identity->m_facts.keyIsOpen = keyPem->openToOthers;
    return TlsIdentityPtr(std::move(identity));
}

net::SslPtr TlsIdentity::newConnection() const
{
    net::SslPtr ssl(SSL_new(m_context));
    if (ssl)
        SSL_set_accept_state(ssl.get());
    return ssl;
}

} // namespace bifrost::http
