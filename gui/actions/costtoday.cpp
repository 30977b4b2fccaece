// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/costtoday.h"

#include "gui/live/trafficfeed.h"
#include "models/log/logstore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPointer>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr qint64 UsPerMs = 1000;
constexpr int CentDigits = 2;
constexpr int SmallDigits = 4;
constexpr double OneCent = 0.01;
constexpr double Least = 0.00005; // what is rounded to no dollar at all is below it

QDate dayOf(const LogRow &row)
{
    return QDateTime::fromMSecsSinceEpoch(row.startedAtUs / UsPerMs).date();
}

} // namespace

QString dollarText(Money money)
{
    const double amount = money.dollars();
    if (amount > 0 && amount < Least)
        return u"<$"_s + QLocale().toString(2 * Least, 'f', SmallDigits); // which "$0.0000" would deny
    return QLatin1Char('$') + QLocale().toString(amount, 'f', amount < OneCent ? SmallDigits : CentDigits);
}

CostToday::CostToday(TrafficFeed *feed, const QString &logDatabase, QObject *parent)
    : QObject(parent)
    , m_day(QDate::currentDate())
{
    connect(feed, &TrafficFeed::arrived, this,
            [this](const std::vector<LogRowPtr> &rows) { count(rows, QDate::currentDate()); });
    if (!logDatabase.isEmpty())
        readEarlier(logDatabase);
}

void CostToday::readEarlier(const QString &logDatabase)
{
    const qint64 from = m_day.startOfDay().toMSecsSinceEpoch() * UsPerMs;
    const qint64 before = QDateTime::currentMSecsSinceEpoch() * UsPerMs; // later ones come by themselves
    QThreadPool::globalInstance()->start([self = QPointer(this), logDatabase, from, before, day = m_day] {
        const Result<Money> earlier = LogStore::costBetween(logDatabase, from, before);
        if (!earlier)
            return;
        // By way of the application, which outlives the pool's work; this object may be gone.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, sum = *earlier, day] {
                CostToday *counter = self.data();
                if (!counter || counter->m_day != day)
                    return;
                counter->m_sum = counter->m_sum + sum;
                Q_EMIT counter->changed();
            },
            Qt::QueuedConnection);
    });
}

Money CostToday::sum() const
{
    return sum(QDate::currentDate());
}

Money CostToday::sum(QDate today) const
{
    return today == m_day ? m_sum : Money();
}

void CostToday::count(const std::vector<LogRowPtr> &rows, QDate today)
{
    const Money before = sum(today);
    if (today != m_day) {
        m_day = today;
        m_sum = {};
    }
    for (const LogRowPtr &row : rows) {
        if (row->status != LogStatus::Running && row->costKnown && dayOf(*row) == today)
            m_sum = m_sum + row->cost;
    }
    if (m_sum != before)
        Q_EMIT changed();
}

} // namespace bifrost::gui
