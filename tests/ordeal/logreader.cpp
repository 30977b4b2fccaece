// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ordeal/logreader.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QString ReaderName = u"logreader"_s;

} // namespace

LogReader::LogReader(const QString &folder)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, ReaderName);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    database.setDatabaseName(folder + u"/logs.db"_s);
    database.open();
}

LogReader::~LogReader()
{
    QSqlDatabase::removeDatabase(ReaderName);
}

QSet<QByteArray> LogReader::requests(const QByteArray &prefix) const
{
    return requestsIn(QSqlDatabase::database(ReaderName), prefix);
}

QSet<QByteArray> LogReader::requestsIn(const QSqlDatabase &database, const QByteArray &prefix)
{
    QSet<QByteArray> ids;
    QSqlQuery query(database);
    query.prepare(u"SELECT client_request_id FROM requests WHERE client_request_id GLOB ?"_s);
    query.addBindValue(QString::fromLatin1(prefix + '*'));
    query.exec();
    while (query.next())
        ids.insert(query.value(0).toString().toLatin1());
    return ids;
}

} // namespace bifrost::test
