// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QWidget>

namespace bifrost::gui {

/// Shows one symbol, such as the mark of a state. It never takes the focus; what it means stands beside it in
/// words, so a screen reader passes over it.
class SymbolLabel : public QWidget
{
    Q_OBJECT

public:
    explicit SymbolLabel(int side, QWidget *parent = nullptr);

    void setSymbol(const QString &name, Role role);
    QString symbolName() const { return m_name; }

    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side;
    QString m_name;
    Role m_role = Role::Muted;
};

} // namespace bifrost::gui
