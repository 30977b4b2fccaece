// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

namespace bifrost::gui {

enum class ActionId {
    // Of the page in front: see Page::offer().
    NewItem,
    Apply,
    Revert,
    Find,
    Delete,
    Refresh,
    ToggleDetail,
    MoveDetail,
    Pause,
    Export,

    // Of the program.
    OpenWindow,
    HideWindow,
    OpenSettings,
    Quit,
    ToggleGateway,
    PauseGateway,
    CopyAddress,
    LocalOnly,
    StartAtLogin,
    FindCommand,
    ToggleSidebar,
    NextRegion,
    PreviousRegion,
    OpenMenu,
    SchemeSystem,
    SchemeLight,
    SchemeDark,
    SwitchScheme,
    Shortcuts,
    SupportBundle,
    About,
};

/// Every action of the program with its text and shortcut, in one place: menus, header, tray, tooltips and
/// the list of shortcuts show the same ones. Whoever can do a thing connects to its action; what belongs to a
/// page is offered by the page in front. Owned by DesktopShell, GUI thread.
class ActionTable : public QObject
{
    Q_OBJECT

public:
    explicit ActionTable(QObject *parent = nullptr);

    static constexpr char SymbolProperty[] = "bifrostSymbol"; ///< of an action: the name of its symbol

    static constexpr char WordsProperty[] = "bifrostWords"; ///< by which it is found, besides its text

    QAction *operator[](ActionId id) const { return m_actions[std::size_t(id)]; }
    const auto &all() const { return m_actions; }

    /// Pages offer these; the others belong to the program as a whole.
    static constexpr bool isOfPages(ActionId id) { return id <= ActionId::Export; }

    /// Text of an action with its shortcut, for tooltips.
    static QString hint(const QAction &action);

    /// Text of an action without the letter for Alt and without dots.
    static QString plainText(const QAction &action);

private:
    static constexpr std::size_t Count = std::size_t(ActionId::About) + 1;

    QAction *add(ActionId id, const QString &text, const QKeySequence &shortcut = {},
                 const QString &symbol = {});
    void addPageActions();
    void addViewActions();
    void addWords();

    std::array<QAction *, Count> m_actions{};
};

inline size_t qHash(ActionId id, size_t seed = 0)
{
    return ::qHash(int(id), seed);
}

} // namespace bifrost::gui
