// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/wholefile.h"

#include "models/core/regularfile.h"

#include <QSaveFile>

namespace bifrost {

Result<void> writeWholeFile(const QString &path, const QByteArray &content,
                            std::optional<QFileDevice::Permissions> permissions)
{
    if (const QString other = whyNoFile(path); !other.isEmpty())
        return Error(ErrorCode::FileUnreadable, other.toStdString());
    QSaveFile file(path);
    // commit() writes what is still in the buffer, and does not look whether that went well.
    const bool written = file.open(QIODevice::WriteOnly)
        && (!permissions || file.setPermissions(*permissions)) && file.write(content) == content.size()
        && file.flush() && file.commit();
    if (!written)
        return Error(ErrorCode::FileUnreadable, file.errorString().toStdString());
    return {};
}

} // namespace bifrost
