// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/damagedfile.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <QFile>
#include <QFileInfo>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool rename(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

QString freePlace(const QString &path)
{
    for (int n = 1; n <= MaxSetAside; ++n) {
        QString name = path + ".damaged-"_L1 + QString::number(n);
        if (!QFileInfo::exists(name))
            return name;
    }
    return {};
}

} // namespace

Result<QString> setDamagedAside(const QString &path, const QString &called)
{
    QString place = freePlace(path);
    if (place.isEmpty()) {
        return Error(ErrorCode::DatabaseFailed,
                     u"The %2 %1 is damaged once more. Its disk may be failing: look at it, then remove "
                     "%1.damaged-1 and those after it."_s.arg(path, called)
                         .toStdString());
    }
    if (!rename(path, place)) {
        return Error(ErrorCode::DatabaseFailed,
                     u"The %2 %1 is damaged and cannot be set aside: %3."_s
                         .arg(path, called, QString::fromLocal8Bit(std::strerror(errno)))
                         .toStdString());
    }
    // What was not in it yet lies in its write-ahead log, which keeps the name that belongs to it.
    rename(path + u"-wal"_s, place + u"-wal"_s);
    return place;
}

} // namespace bifrost
