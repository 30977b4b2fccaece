// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/proxyreader.h"

#include <algorithm>

#include "models/config/headernames.h"
#include "models/config/proxyaddress.h"
#include "models/config/secretreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestCredential = 255; // RFC 1929; enough for every proxy

/// The first of the two spellings that says something, as every program reads them.
ProxyVariable readVariable(const QProcessEnvironment &environment, const QString &name)
{
    for (const QString &spelling : {name.toLower(), name}) {
        if (const QString value = environment.value(spelling).trimmed(); !value.isEmpty())
            return {spelling, Secret(value.toStdString())};
    }
    return {};
}

void readVariables(const QProcessEnvironment &environment, ProxyConfig &proxy)
{
    proxy.forHttp = readVariable(environment, u"HTTP_PROXY"_s);
    proxy.forHttps = readVariable(environment, u"HTTPS_PROXY"_s);
    proxy.forAll = readVariable(environment, u"ALL_PROXY"_s);
    const std::string except(readVariable(environment, u"NO_PROXY"_s).value.reveal());
    proxy.except = QString::fromStdString(except);
}

void readUrl(ObjectReader &reader, ProxyConfig &proxy)
{
    const bool socks = proxy.type == ProxyConfig::Type::Socks5;
    proxy.url = reader.text("url"_L1);
    if (proxy.url.isEmpty()) {
        reader.fail("url"_L1, Fault::Missing,
                    socks ? u"must be the address of the proxy, such as \"socks5h://localhost:1080\"."_s
                          : u"must be the address of the proxy, such as \"http://localhost:3128\"."_s);
        return;
    }
    const std::optional<ProxyAddress> address = readProxyAddress(proxy.url, socks ? "socks5"_L1 : "http"_L1);
    if (!address || address->isSocks() != socks) {
        reader.fail("url"_L1, Fault::Format,
                    socks ? u"must be a socks5 or socks5h address such as \"socks5h://localhost:1080\"."_s
                          : u"must be an http or https address such as \"http://localhost:3128\"."_s);
    } else if (!address->username.isEmpty() || !address->password.isEmpty()) {
        reader.fail("url"_L1, Fault::Format,
                    u"must not contain a user name or a password. Give them as \"username\" and "
                    u"\"password\"."_s);
    }
}

void readCredentials(ObjectReader &reader, const QProcessEnvironment &environment, ProxyConfig &proxy)
{
    proxy.username = reader.text("username"_L1);
    proxy.password = readSecret(reader, "password"_L1, environment);
    if (proxy.username.contains(u':'))
        reader.fail("username"_L1, Fault::Format, u"must not contain a colon."_s);
    else if (!isHeaderValue(proxy.username))
        reader.fail("username"_L1, Fault::Format, u"contains a line break or another control character."_s);
    else if (proxy.username.toUtf8().size() > LongestCredential)
        reader.fail("username"_L1, Fault::Range, u"must not be longer than 255 bytes."_s);
    const std::string_view password = proxy.password.value.reveal();
    if (std::ranges::any_of(password, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        reader.fail("password"_L1, Fault::Format, u"contains a line break or another control character."_s);
    else if (password.size() > std::size_t(LongestCredential))
        reader.fail("password"_L1, Fault::Range, u"must not be longer than 255 bytes."_s);
    if (!proxy.username.isEmpty() && !reader.take("password"_L1)) {
        reader.findings().note(
            reader.pathOf("username"), reader.node().offset,
            u"A proxy's user name is used together with a password. There is none, so neither is used."_s);
    }
}

} // namespace

ProxyConfig readProxy(ObjectReader &provider, const QProcessEnvironment &environment)
{
    ProxyConfig proxy;
    std::optional<ObjectReader> reader = provider.object("proxy_config"_L1);
    if (!reader)
        return proxy;
    // In the order of ProxyConfig::Type.
    static const QStringList types{u"none"_s, u"http"_s, u"socks5"_s, u"environment"_s};
    const qsizetype type = types.indexOf(reader->text("type"_L1));
    if (type < 0) {
        reader->fail("type"_L1, Fault::Choice, u"must be one of %1."_s.arg(types.join(u", "_s)));
        return proxy;
    }
    proxy.type = ProxyConfig::Type(type);
    if (proxy.type == ProxyConfig::Type::Environment)
        readVariables(environment, proxy);
    if (proxy.type == ProxyConfig::Type::Http || proxy.type == ProxyConfig::Type::Socks5) {
        readUrl(*reader, proxy);
        readCredentials(*reader, environment, proxy);
        proxy.caCertPem = reader->text("ca_cert_pem"_L1);
        if (!proxy.caCertPem.isEmpty() && !proxy.caCertPem.contains("-----BEGIN CERTIFICATE-----"_L1)) {
            reader->fail(
                "ca_cert_pem"_L1, Fault::Format,
                u"must be the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of a file."_s);
        }
    } else {
        for (const QLatin1StringView unused : {"url"_L1, "username"_L1, "password"_L1, "ca_cert_pem"_L1})
            (void)reader->take(unused); // kept for the day when the type is another one
    }
    reader->finish();
    return proxy;
}

} // namespace bifrost
