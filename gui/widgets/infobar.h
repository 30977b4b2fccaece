// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace bifrost::gui {

class Button;
class SymbolLabel;

/// One message across the window, with the button that helps and a way to close it. Never modal. It is
/// announced to screen readers when it appears.
class InfoBar : public QWidget
{
    Q_OBJECT

public:
    explicit InfoBar(QWidget *parent = nullptr);

    void tell(const Message &message);
    void close();

    QString text() const; ///< lead and sentence
    Message::Kind kind() const { return m_message.kind; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    Button *m_verb;
    Button *m_otherVerb;
    QToolButton *m_close;
    QTimer m_lifetime;
    Message m_message;
};

} // namespace bifrost::gui
