// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace bifrost::gui {

/// A number whose digits stand in equal cells, so that nothing moves while it counts. To screen readers the
/// plain text.
class NumberLabel : public QLabel
{
    Q_OBJECT

public:
    explicit NumberLabel(QWidget *parent = nullptr);

    void setNumber(const QString &text);
    void setBig(); ///< the size of a tile

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bifrost::gui
