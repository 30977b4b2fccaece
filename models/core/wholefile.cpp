// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/wholefile.h"

#include "models/core/regularfile.h"

#include <QSaveFile>

namespace bifrost {

namespace {

/// A disk that is nearly full takes a part, and says why only when it is given the rest.
bool writeAll(QSaveFile &file, const QByteArray &content)
{
    for (qsizetype at = 0; at < content.size();) {
        const qint64 count = file.write(content.constData() + at, content.size() - at);
        if (count <= 0)
            return false;
        at += count;
    }
    return true;
}

} // namespace

Result<void> writeWholeFile(const QString &path, const QByteArray &content,
                            std::optional<QFileDevice::Permissions> permissions)
{
    if (const QString other = whyNoFile(path); !other.isEmpty())
        return Error(ErrorCode::FileUnreadable, other.toStdString());
    QSaveFile file(path);
    // commit() writes what is still in the buffer, and does not look whether that went well.
    const bool written = file.open(QIODevice::WriteOnly)
        && (!permissions || file.setPermissions(*permissions)) && writeAll(file, content) && file.flush()
        && file.commit();
    if (!written)
        return Error(ErrorCode::FileUnreadable, file.errorString().toStdString());
    return {};
}

} // namespace bifrost
