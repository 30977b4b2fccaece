// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QLabel>

namespace bifrost::gui {

/// Plain text in the colour of a role and one of our sizes; follows a change of scheme by itself.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Size { Body, Caption, Strong, CaptionStrong, Title, Big, Code };

    explicit TextLabel(const QString &text, QWidget *parent = nullptr);
    TextLabel(const QString &text, Role ink, Size size, QWidget *parent = nullptr);

    void setInk(Role ink);
    Role ink() const { return m_ink; }

    /// A text that may wrap asks for one line and takes more only where it is given less room.
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColours();
    void updateFont();

    Role m_ink = Role::Text;
    Size m_size = Size::Body;
};

} // namespace bifrost::gui
