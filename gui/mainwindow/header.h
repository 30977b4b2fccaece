// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bifrost::gui {

class ActionTable;
class AddressChip;
class CommandField;
class GatewayControl;
class LocalOnly;
class Switch;
class SymbolLabel;
class TextLabel;
struct PageContext;

/// The bar at the top of the window: the gateway's switch, its state by mark and word, its address, the
/// switch for local only, the field for commands. Owned by MainWindow.
class Header : public QWidget
{
    Q_OBJECT

public:
    explicit Header(const PageContext &context, QWidget *parent = nullptr);

    CommandField *commands() const { return m_commands; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void refreshLocalOnly();

    GatewayControl *m_control;
    LocalOnly *m_localOnly;
    const ActionTable &m_actions;
    Switch *m_switch;
    SymbolLabel *m_mark;
    QLabel *m_state;
    QPushButton *m_stopNow;
    AddressChip *m_address;
    QWidget *m_localPart;
    SymbolLabel *m_localMark;
    Switch *m_localSwitch;
    CommandField *m_commands;
};

} // namespace bifrost::gui
