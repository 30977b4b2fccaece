// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/log/logrow.h"

#include <QDate>
#include <QObject>
#include <QString>

#include <vector>

namespace bifrost::gui {

class TrafficFeed;

/// "$4.87"; what is less than a cent with more digits, so that it is not nothing.
QString dollarText(Money money);

/// What the requests of this day have cost, as far as it is known: those of earlier runs out of the log, read
/// once on a thread of the pool, and those that come. Owned by DesktopShell, GUI thread.
class CostToday : public QObject
{
    Q_OBJECT

public:
    /// `logDatabase`: where earlier requests stand; empty: nowhere.
    CostToday(TrafficFeed *feed, const QString &logDatabase, QObject *parent = nullptr);

    Money sum() const;

    /// The same for a day of the caller's choice, for tests.
    void count(const std::vector<LogRowPtr> &rows, QDate today);
    Money sum(QDate today) const;

Q_SIGNALS:
    void changed();

private:
    void readEarlier(const QString &logDatabase);

    QDate m_day;
    Money m_sum;
};

} // namespace bifrost::gui
