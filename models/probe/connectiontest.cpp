// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/connectiontest.h"

namespace bifrost {

void ConnectionTest::take(const ConnectionReport &report)
{
    if (m_report.over)
        return;
    m_report = report;
    Q_EMIT changed();
}

} // namespace bifrost
