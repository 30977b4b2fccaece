// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include <QDir>
#include <QFile>

namespace bifrost {

using namespace Qt::StringLiterals;

Result<Schema> Schema::load(std::uint32_t applicationId, const QString &folder)
{
    Schema schema;
    schema.applicationId = applicationId;
    const QStringList names = QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        const int number = name.section(u'_', 0, 0).toInt();
        if (number != schema.version() + 1 || !file.open(QIODevice::ReadOnly)) {
            return Error(ErrorCode::Internal,
                         u"The migrations in %1 are not complete at %2."_s.arg(folder, name).toStdString());
        }
        schema.steps.push_back({number, file.readAll()});
    }
    if (schema.steps.empty())
        return Error(ErrorCode::Internal, u"There are no migrations in %1."_s.arg(folder).toStdString());
    return schema;
}

} // namespace bifrost
