// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QIconEngine>

namespace bifrost::gui {

/// Draws one symbol in the colour of its role, as the application's palette has it at that moment; disabled
/// icons in the disabled colour. Owned by the QIcon it stands in.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(QString name, Role role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override { return false; }

private:
    QColor ink(QIcon::Mode mode) const;

    QString m_name;
    Role m_role;
};

} // namespace bifrost::gui
