// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace bifrost::gui {

class InfoBars;

/// Ctrl+Z for the message that offers Undo, on every page. A field for text claims these keys for itself even
/// where it has nothing to take back; then they are passed on. Owned by MainWindow, its parent.
class UndoKey : public QObject
{
    Q_OBJECT

public:
    UndoKey(InfoBars *bars, QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    InfoBars *m_bars;
    QWidget *m_window;
};

} // namespace bifrost::gui
