// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/pemfile.h"

#include "models/core/regularfile.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <QFile>

namespace bifrost::http {

namespace {

constexpr qint64 MostBytes = 1024 * 1024; // a chain is a few KB

} // namespace

Result<PemFile> PemFile::read(const std::string &path, const std::string &setting)
{
    const auto unreadable = [&](const std::string &why) {
        return Error(ErrorCode::FileUnreadable,
                     fmt::format("`{}`: {} cannot be read: {}.", setting, path, why));
    };
    QFile file(QString::fromStdString(path));
    if (const Result<void> opened = openRegularFile(file); !opened)
        return unreadable(opened.error().message);
    if (file.size() > MostBytes)
        return unreadable("it is larger than 1 MB, which no such file is");
    QByteArray bytes = file.read(MostBytes);
    if (file.error() != QFileDevice::NoError)
        return unreadable(file.errorString().toStdString());
    PemFile result;
    result.openToOthers = (file.permissions() & QFileDevice::ReadOther) != 0;
    result.text = Secret(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    OPENSSL_cleanse(bytes.data(), std::size_t(bytes.size()));
    return result;
}

} // namespace bifrost::http
