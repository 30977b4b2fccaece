// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/trafficfilter.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace bifrost::gui {

class FilterEdit;
class Segmented;

/// What of the traffic is shown: the filter that is written, and beside it the quick ones. What is wrong with
/// the filter stands under it. Owned by LivePage.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    FilterEdit *edit() const { return m_edit; }
    Segmented *segments() const { return m_segments; }

    /// Both together.
    TrafficFilter filter() const;
    bool isEmpty() const;
    void clear();

    /// Adds a condition. One on the same field, of the same sense, is replaced.
    void addCondition(const QString &field, const QString &value, bool negated);

    QString complaint() const;

Q_SIGNALS:
    void filterChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showComplaint();
    void updateColours();

    QWidget *m_box;
    FilterEdit *m_edit;
    QToolButton *m_clear;
    Segmented *m_segments;
    QWidget *m_complaintRow;
    QLabel *m_complaint;
};

} // namespace bifrost::gui
