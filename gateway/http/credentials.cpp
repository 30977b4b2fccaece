// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/credentials.h"

#include "gateway/http/fieldvalue.h"

#include <QByteArray>

#include <openssl/crypto.h>

namespace bifrost::http {

std::optional<Credentials> Credentials::in(const net::RequestHead &head)
{
    const std::string_view value = head.value("authorization");
    std::string_view encoded = behindScheme(value, "basic");
    if (encoded.empty())
        encoded = behindScheme(value, "bearer");
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
