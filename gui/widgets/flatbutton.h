// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace bifrost::gui {

/// A quiet button: no box until it is hovered or has the focus. As a link its text has the accent colour:
/// "+ Add key", "Send it from here".
class FlatButton : public QPushButton
{
    Q_OBJECT

public:
    explicit FlatButton(const QString &text, QWidget *parent = nullptr);

    /// The accent colour for text and, if any, the symbol.
    void setLink(bool link, const QString &symbol = {});
    bool isLink() const { return m_link; }

private:
    bool m_link = false;
};

} // namespace bifrost::gui
