// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMessageBox;

namespace bifrost::gui {

/// Keeps letters from answering a question: QMessageBox takes the letter of a button without Alt, too, and
/// whoever is typing when the question appears would lose something. Owned by the box, GUI thread.
class PlainLetters : public QObject
{
    Q_OBJECT

public:
    explicit PlainLetters(QMessageBox *box);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace bifrost::gui
