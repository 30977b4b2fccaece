// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/credentials.h"

#include <QByteArray>

#include <openssl/crypto.h>

namespace bifrost::http {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<Credentials> Credentials::in(const net::RequestHead &head)
{
    const std::string_view value = head.value("authorization");
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    const std::string_view scheme = value.substr(0, space);
    if (!net::equalIgnoringCase(scheme, "basic") && !net::equalIgnoringCase(scheme, "bearer"))
        return std::nullopt;
    const std::string_view encoded = trimmed(value.substr(space));
    if (encoded.empty() || encoded.size() > MostBytes)
        return std::nullopt;
    auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromRawData(encoded.data(), qsizetype(encoded.size())),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    QByteArray &bytes = decoded.decoded;
    const std::string_view text(bytes.constData(), std::size_t(bytes.size()));
    std::optional<Credentials> credentials;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        credentials.emplace();
        credentials->name = text.substr(0, colon);
        credentials->password = Secret(text.substr(colon + 1));
    }
    OPENSSL_cleanse(bytes.data(), std::size_t(bytes.size()));
    return credentials;
}

} // namespace bifrost::http
