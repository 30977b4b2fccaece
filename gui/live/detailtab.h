// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"
#include "models/traffic/trafficcontent.h"

#include <QWidget>

namespace bifrost::gui {

constexpr int TabMargin = 14; ///< around what a tab shows

/// One tab of the DetailPane, which owns it and fills it while it is in front.
class DetailTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What is known of the request now; null: what it said is not in memory.
    virtual void fill(const LogRow &row, const TrafficContent *content) = 0;
};

} // namespace bifrost::gui
