// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bifrost::gui {

class ActionTable;
class AddressChip;
class GatewayControl;
class Switch;
class SymbolLabel;

/// The bar at the top of the window: the gateway's switch, its state by mark and word, its address.
class Header : public QWidget
{
    Q_OBJECT

public:
    Header(GatewayControl *control, const ActionTable &actions, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    GatewayControl *m_control;
    const ActionTable &m_actions;
    Switch *m_switch;
    SymbolLabel *m_mark;
    QLabel *m_state;
    QPushButton *m_stopNow;
    AddressChip *m_address;
};

} // namespace bifrost::gui
