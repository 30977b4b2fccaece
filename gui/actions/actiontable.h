// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

namespace bifrost::gui {

enum class ActionId {
    OpenWindow,
    HideWindow,
    Quit,
    ToggleGateway,
    CopyAddress,
    SchemeSystem,
    SchemeLight,
    SchemeDark,
    About,
};

/// Every action of the program with its text and shortcut, in one place: menus, header, tray and tooltips
/// show the same ones. Whoever can do a thing connects to its action. Owned by DesktopShell, GUI thread.
class ActionTable : public QObject
{
    Q_OBJECT

public:
    explicit ActionTable(QObject *parent = nullptr);

    QAction *operator[](ActionId id) const { return m_actions[std::size_t(id)]; }

    /// Text of an action with its shortcut, for tooltips.
    static QString hint(const QAction &action);

private:
    static constexpr std::size_t Count = std::size_t(ActionId::About) + 1;

    QAction *add(ActionId id, const QString &text, const QKeySequence &shortcut = {},
                 const QString &symbol = {});

    std::array<QAction *, Count> m_actions{};
};

} // namespace bifrost::gui
