// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QList>
#include <QWidget>

namespace bifrost::gui {

/// The course of a number, without axes: it goes with the number beside it and says nothing that does not
/// stand there in words, so screen readers pass over it.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);

    void setValues(const QList<double> &values, Role ink = Role::Accent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
    Role m_ink = Role::Accent;
};

} // namespace bifrost::gui
