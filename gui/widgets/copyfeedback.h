// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QIcon>
#include <QTimer>

namespace bifrost::gui {

/// Turns the icon of a copy button into a tick for a moment after something was copied, and says so to screen
/// readers. Owned by the button.
class CopyFeedback : public QObject
{
    Q_OBJECT

public:
    CopyFeedback(QAbstractButton *button, const QIcon &copy, const QIcon &done);

    void show();

private:
    void reset();

    QAbstractButton *m_button;
    QIcon m_copy;
    QIcon m_done;
    QString m_name;
    QTimer m_timer;
};

} // namespace bifrost::gui
