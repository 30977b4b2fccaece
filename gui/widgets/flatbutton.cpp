// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/flatbutton.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"

namespace bifrost::gui {

FlatButton::FlatButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setFlat(true);
    setAccessibleName(text);
    setAutoDefault(false);
}

void FlatButton::setLink(bool link, const QString &symbol)
{
    m_link = link;
    setFont(link ? strongFont() : QFont());
    if (!symbol.isEmpty())
        setIcon(themedIcon(symbol, link ? Role::Accent : Role::Text));
    update();
}

} // namespace bifrost::gui
