// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "models/probe/connectionreport.h"

namespace bifrost {

/// A connection test that is running or over, as the windows hold it: owned by whoever asked for it, on their
/// thread. Destroying it cancels the test; each step has a deadline of its own.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    const ConnectionReport &report() const { return m_report; }

Q_SIGNALS:
    /// A step has begun or ended; report().over with the last one.
    void changed();

protected:
    using QObject::QObject;
    void take(const ConnectionReport &report);

private:
    ConnectionReport m_report;
};

} // namespace bifrost
