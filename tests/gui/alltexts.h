// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QStringList>

namespace bifrost::test {

/// What labels and fields below a widget say, a line each.
inline QString allTexts(QWidget *root)
{
    QStringList texts;
    for (QLabel *label : root->findChildren<QLabel *>())
        texts += label->text();
    for (QLineEdit *edit : root->findChildren<QLineEdit *>())
        texts += edit->text() + u' ' + edit->placeholderText();
    return texts.join(u'\n');
}

} // namespace bifrost::test
