// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"
#include "gui/widgets/messagelook.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace bifrost::gui {

class Button;
class SymbolLabel;

/// What an info bar and a note have in common: mark, sentence and the buttons that help, in a row. Hidden
/// while there is nothing to say; announced to screen readers when there is.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    void tell(const Message &message);

    QString text() const; ///< lead and sentence
    Message::Kind kind() const { return m_message.kind; }

protected:
    explicit MessageStrip(QWidget *parent);

    QHBoxLayout *row() const { return m_row; }
    MessageLook look() const { return lookOf(m_message.kind); }
    void forget(); ///< nothing is to be said any more

private:
    QHBoxLayout *m_row;
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    Button *m_verb;
    Button *m_otherVerb;
    Message m_message;
};

} // namespace bifrost::gui
