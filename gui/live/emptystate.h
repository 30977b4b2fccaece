// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bifrost::gui {

class ActionTable;
class CodeBlock;
class CopyFeedback;
class GatewayControl;

/// What stands in place of the table while there is no request: a line to try the gateway with, or the button
/// that starts it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(GatewayControl *control, const ActionTable &actions, QString testModel,
               QWidget *parent = nullptr);

    QString testCommand() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void updateColours();
    void copyTestCommand();

    GatewayControl *m_control;
    QString m_testModel;
    QWidget *m_glyph;
    QLabel *m_title;
    QLabel *m_sentence;
    CodeBlock *m_code;
    QPushButton *m_copy;
    QPushButton *m_start;
    CopyFeedback *m_feedback;
};

} // namespace bifrost::gui
