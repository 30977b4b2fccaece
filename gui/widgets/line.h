// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QWidget>

namespace bifrost::gui {

/// A hairline between two parts. Its contents margins keep it away from what stands beside it.
class Line : public QWidget
{
    Q_OBJECT

public:
    explicit Line(Qt::Orientation orientation, QWidget *parent = nullptr);
    Line(Qt::Orientation orientation, Role role, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
    Role m_role;
};

} // namespace bifrost::gui
