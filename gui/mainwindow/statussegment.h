// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QToolButton>

namespace bifrost::gui {

/// One fact in the status bar: a symbol and a few words. With a goal it is a button that leads to the page
/// where that fact belongs. Owned by StatusLine.
class StatusSegment : public QToolButton
{
    Q_OBJECT

public:
    explicit StatusSegment(QWidget *parent = nullptr);

    /// No text hides the segment.
    void tell(const QString &symbol, Role ink, const QString &text, const QString &hint = {});

    /// Where a click leads, to a page and what to show there; from now on the segment takes the focus.
    void setGoal(const QString &pageId, const QString &item = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void pageWanted(const QString &pageId, const QString &item);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_symbol;
    Role m_ink = Role::Muted;
    QString m_goal;
    QString m_goalItem;
};

} // namespace bifrost::gui
