// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QToolButton;

namespace bifrost::gui {

class CopyFeedback;

/// The address of the gateway with its copy button. The button triggers the action it is given, so that menu,
/// shortcut and chip copy the same text.
class AddressChip : public QFrame
{
    Q_OBJECT

public:
    explicit AddressChip(QAction *copy, QWidget *parent = nullptr);

    /// An address that nobody listens on is shown dimmed.
    void setAddress(const QString &address, bool live);
    QString address() const;

    /// What other machines connect to; stands in the tooltip.
    void setOthers(const QStringList &addresses);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateColours();

    QLabel *m_text;
    QToolButton *m_copy;
    CopyFeedback *m_feedback;
    bool m_live = false;
};

} // namespace bifrost::gui
