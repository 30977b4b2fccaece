// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"
#include "gui/widgets/messagelook.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace bifrost::gui {

class Button;
class SymbolLabel;

/// What an info bar and a note have in common: mark, sentence and the buttons that help, in a row, or the
/// buttons below where the sentence would have too little room. Hidden while there is nothing to say;
/// announced to screen readers when there is.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    void tell(const Message &message);

    QString text() const; ///< lead and sentence
    QSize minimumSizeHint() const override;
    Message::Kind kind() const { return m_message.kind; }
    const Message &message() const { return m_message; }

protected:
    explicit MessageStrip(QWidget *parent);

    QHBoxLayout *row() const { return m_row; }
    MessageLook look() const { return lookOf(m_message.kind); }
    void forget(); ///< nothing is to be said any more
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QVBoxLayout *m_rows;
    QHBoxLayout *m_row;
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    QWidget *m_verbBox;
    Button *m_verb;
    Button *m_otherVerb;
    bool m_isNarrow = false;
    Message m_message;
};

} // namespace bifrost::gui
