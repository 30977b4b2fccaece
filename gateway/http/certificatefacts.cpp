// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/certificatefacts.h"

#include "gateway/net/socketaddress.h"

#include <openssl/x509v3.h>

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>

#include <sys/socket.h>

namespace bifrost::http {

namespace {

constexpr qsizetype MostNames = 50; // to be shown

QString textOf(const ASN1_STRING *text)
{
    unsigned char *bytes = nullptr;
    const int size = ASN1_STRING_to_UTF8(&bytes, text);
    if (size < 0)
        return {};
    const QString result = QString::fromUtf8(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return result;
}

/// Its common name, else that of its organisation.
QString nameOf(const X509_NAME *name)
{
    for (const int kind : {NID_commonName, NID_organizationName}) {
        const int at = X509_NAME_get_index_by_NID(name, kind, -1);
        if (at >= 0)
            return textOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    }
    return {};
}

QString addressOf(const ASN1_OCTET_STRING *bytes)
{
    const unsigned char *data = ASN1_STRING_get0_data(bytes);
    const int size = ASN1_STRING_length(bytes);
    std::array<std::uint8_t, 16> address{};
    if (size != 4 && size != 16)
        return {};
    std::copy_n(data, size, address.begin());
    return QString::fromStdString(
        net::SocketAddress::fromBytes(size == 4 ? AF_INET : AF_INET6, address, 0).toString());
}

QStringList namesOf(const X509 *certificate)
{
    struct Free
    {
        void operator()(GENERAL_NAMES *names) const { GENERAL_NAMES_free(names); }
    };
    const std::unique_ptr<GENERAL_NAMES, Free> all(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    QStringList names;
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()) && names.size() < MostNames; ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        QString text;
        if (name->type == GEN_DNS)
            text = textOf(name->d.dNSName);
        else if (name->type == GEN_IPADD)
            text = addressOf(name->d.iPAddress);
        if (!text.isEmpty())
            names.append(text);
    }
    return names;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

} // namespace

CertificateFacts factsOf(const X509 *certificate)
{
    CertificateFacts facts;
    facts.names = namesOf(certificate);
    facts.subject = nameOf(X509_get_subject_name(certificate));
    if (facts.subject.isEmpty())
        facts.subject = facts.names.value(0);
    facts.issuer = nameOf(X509_get_issuer_name(certificate));
    facts.selfSigned =
        X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) == 0;
    facts.from = timeOf(X509_get0_notBefore(certificate));
    facts.until = timeOf(X509_get0_notAfter(certificate));
    return facts;
}

} // namespace bifrost::http
