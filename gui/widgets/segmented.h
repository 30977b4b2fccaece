// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace bifrost::gui {

/// A choice between two to four views, side by side in one box. Tab reaches the chosen one, arrows move.
class Segmented : public QWidget
{
    Q_OBJECT

public:
    explicit Segmented(QWidget *parent = nullptr);

    int addSegment(const QString &text, const QString &toolTip = {}); ///< gives its index
    int current() const;
    void setCurrent(int index);
    int count() const;

Q_SIGNALS:
    void currentChanged(int index); ///< by the user or by setCurrent()

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    QButtonGroup *m_group;
};

} // namespace bifrost::gui
