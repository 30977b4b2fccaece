// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace bifrost::gui {

/// A symbol to press, in the heads of the live page and its details. The name is tooltip and accessible name.
class PaneButton : public QToolButton
{
    Q_OBJECT

public:
    PaneButton(const QString &symbol, const QString &name, QWidget *parent = nullptr);

    void setLook(const QString &symbol, const QString &name);
    void setMenu(QMenu *menu); ///< after it no trace of the press is left

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bifrost::gui
