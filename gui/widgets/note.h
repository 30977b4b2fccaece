// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"

#include <QFrame>

class QLabel;

namespace bifrost::gui {

class Button;
class SymbolLabel;

/// A message inside a page or a card: the same as an info bar, but part of what it talks about. Hidden while
/// there is nothing to say.
class Note : public QFrame
{
    Q_OBJECT

public:
    explicit Note(QWidget *parent = nullptr);

    void tell(const Message &message);
    void clear();

    QString text() const; ///< lead and sentence

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    Button *m_verb;
    Button *m_otherVerb;
    Message m_message;
};

} // namespace bifrost::gui
