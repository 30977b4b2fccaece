// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <QMap>
#include <QString>
#include <QStringList>

#include "models/core/secret.h"

namespace bifrost {

/// A secret as the configuration gives it: the value, and the reference it came from (`env.NAME`), if any.
struct SecretValue
{
    Secret value;
    QString reference; ///< "env.NAME" or empty
    bool locked = false; ///< stored, but it cannot be read at present
    QString lack = {}; ///< why the reference gives no value: "the environment variable NAME is not set"
};

/// What a list of names lets through. Absent in the file = Default.
struct NameList
{
    bool all = true; ///< `["*"]`, or absent where that means everything
    QStringList names;

    bool allows(const QString &name) const { return all || names.contains(name); }
};

/// One credential of a provider.
struct KeyConfig
{
    QString id;
    QString name;
    SecretValue value;
    NameList models;
    QStringList blacklistedModels; ///< wins over `models`
    QMap<QString, QString> aliases; ///< name that callers use -> model id at the provider
    double weight = 1;
    bool enabled = true;
    bool useForBatch = false;
    QString url; ///< vllm, ollama, sgl: a server of its own for this key
    QString urlLack; ///< why the reference in its place gives none
    QString servedModel; ///< vllm: the only model this key's server has; empty = any
};

struct NetworkConfig
{
    QString baseUrl; ///< empty: the provider's own
    QMap<QString, QString> extraHeaders;
    std::chrono::seconds requestTimeout{600};
    std::chrono::seconds streamIdleTimeout{600};
    int maxRetries = 0;
    std::chrono::milliseconds retryBackoffInitial{500};
    std::chrono::milliseconds retryBackoffMax{5000};
    bool insecureSkipVerify = false;
    QString caCertPem;
    int maxConnsPerHost = 20000;
};

/// A variable of the environment that names a proxy. Its value may have a password in it.
struct ProxyVariable
{
    QString name; ///< as it is spelt there
    Secret value;
};

/// `proxy_config` of a provider.
struct ProxyConfig
{
    enum class Type { None, Http, Socks5, Environment };

    Type type = Type::None;
    QString url;
    QString username; ///< without a password, it is not used
    SecretValue password;
    QString caCertPem; ///< trusted in the TLS of the proxy, beside the system's authorities
    // Of the environment, where the type says so
    ProxyVariable forHttp;
    ProxyVariable forHttps;
    ProxyVariable forAll;
    QString except; ///< NO_PROXY
};

struct CustomProviderConfig
{
    QString baseProviderType;
    bool keyLess = false;
    std::optional<QStringList> allowedRequests; ///< absent: every operation
    QMap<QString, QString> requestPathOverrides; ///< operation -> path or absolute URL
    bool doesNotSendDoneMarker = false;
};

struct ProviderConfig
{
    QString name; ///< lower case
    std::vector<KeyConfig> keys;
    NetworkConfig network;
    int concurrency = 20000;
    int bufferSize = 30000;
    ProxyConfig proxy;
    std::optional<CustomProviderConfig> custom;
    bool sendBackRawRequest = false;
    bool sendBackRawResponse = false;
    bool disableStore = false; ///< openai_config.disable_store
    bool locked = false; ///< something secret of it, such as an extra header, cannot be read at present
};

/// The `client` section, as far as something here obeys it.
struct ClientConfig
{
    bool dropExcessRequests = false;
    bool enableLogging = true;
    bool disableContentLogging = false;
    int logRetentionDays = 365;
    int maxRequestBodyMb = 100;
    QStringList allowedOrigins;
    QStringList allowedHeaders;
    QStringList requiredHeaders;
    QStringList headerAllowlist; ///< header_filter_config
    QStringList headerDenylist;
    QStringList whitelistedRoutes; ///< paths that need no password on loopback; a `*` may end one
    bool enforceAuthOnInference = false; ///< where there is a password
};

/// `auth_config`: the one administrator, and what the password opens.
struct AuthConfig
{
    bool enabled = false;
    SecretValue username;
    SecretValue password; ///< as it is, or a bcrypt hash of it
    std::optional<bool> openInference; ///< disable_auth_on_inference; absent on loopback: open

    /// There is a password to ask for. Without one the rest has no effect.
    /// One that cannot be read at present is none that opens anything, but it closes.
    bool isInForce() const
    {
        return enabled && !username.value.isEmpty() && (!password.value.isEmpty() || password.locked);
    }
};

/// The `server` section: the listener and its bounds.
struct ServerConfig
{
    QString host = QStringLiteral("localhost");
    quint16 port = 8080;
    QStringList hosts; ///< further names that Host may carry
    int threads = 0; ///< 0: as many as there are cores, at most 4
    int headKb = 64;
    int bufferedMb = 1024;
    int connections = 20000;
    int liveContentMb = 64; ///< of requests and answers in memory for the live view; 0: none
    std::chrono::milliseconds headDeadline{10000};
    std::chrono::milliseconds bodyDeadline{30000};
    std::chrono::milliseconds idleDeadline{75000};
    QString tlsCertificate; ///< path of a PEM file; both or none
    QString tlsKey;
    QStringList egressAllow; ///< names and addresses that the guard lets through all the same
    bool localOnly = false;
    bool ownerCheck = true; ///< without a password, management serves only the user who runs the program
    bool demo = true;

    bool hasTls() const { return !tlsCertificate.isEmpty() && !tlsKey.isEmpty(); }
};

struct LogStoreConfig
{
    bool enabled = true;
    QString path; ///< empty: logs.db in the data folder
    int capMb = 200;
};

/// Everything that can be configured; a plain value. What the file holds beside it stays in the file,
/// untouched.
struct Configuration
{
    int version = 2;
    ClientConfig client;
    ServerConfig server;
    AuthConfig auth;
    LogStoreConfig logStore;
    std::vector<ProviderConfig> providers; ///< sorted by name
};

/// Something in the file that is worth a word but stops nothing.
struct ConfigNotice
{
    QString path; ///< "providers.openai.network_config.colour"
    int line = 0; ///< 0: unknown
    QString sentence;
    int column = 0; ///< of the line, if that is known
};

} // namespace bifrost
