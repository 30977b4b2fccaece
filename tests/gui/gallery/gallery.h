// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery/exhibit.h"

#include <QWidget>

namespace bifrost::test {

/// All shared components in all their states on one sheet, as design/look/components.png shows them.
class Gallery : public QWidget
{
    Q_OBJECT

public:
    explicit Gallery(QWidget *parent = nullptr);

    /// The sheet as a picture, at a device ratio, with hover, press and focus put on.
    QPixmap picture(qreal ratio);

    const QList<ExhibitRow> &rows() const { return m_rows; }

private:
    void add(ExhibitRow row);

    QList<ExhibitRow> m_rows;
};

} // namespace bifrost::test
