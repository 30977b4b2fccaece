// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

class QSqlDatabase;

namespace bifrost::test {

/// What others see in the log while a program writes it: its requests, by their x-request-id. One at a time.
class LogReader
{
public:
    explicit LogReader(const QString &folder);
    ~LogReader();
    LogReader(const LogReader &) = delete;
    LogReader &operator=(const LogReader &) = delete;

    /// Those whose id begins so.
    QSet<QByteArray> requests(const QByteArray &prefix = QByteArray()) const;
    static QSet<QByteArray> requestsIn(const QSqlDatabase &database, const QByteArray &prefix);
};

} // namespace bifrost::test
