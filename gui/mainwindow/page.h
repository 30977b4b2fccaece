// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/actiontable.h"

#include <QHash>
#include <QKeySequence>
#include <QWidget>

#include <functional>

namespace bifrost::gui {

class WindowSettings;

/// A page of the window: one entry in the sidebar, one widget in the stack. The window asks it what it can do
/// (offers), what it would lose (unsaved changes) and what is wrong in it (attention). Made by makePages(),
/// owned by MainWindow, GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// Pages of one group stand together in the sidebar; Settings stands at its bottom.
    enum class Group { Traffic, Models, Tools, Settings };

    /// What the sidebar shows. `symbol` is a name in resources/icons.
    struct Entry
    {
        QString id; ///< never shown, never changed: "live"
        QString title;
        QString symbol;
        Group group = Group::Traffic;
    };

    explicit Page(Entry entry, QWidget *parent = nullptr);

    const Entry &entry() const { return m_entry; }

    /// Whether the page answers to an action now; run() does what it offered.
    bool isOffered(ActionId id) const { return m_offers.contains(id); }
    void run(ActionId id);

    /// How many things are wrong on this page; the sidebar shows the number.
    int attention() const { return m_attention; }

    /// A form with changes that are not applied. The window asks before they are lost.
    bool isUnsaved() const { return m_unsaved; }

    /// Applies the changes of the form and says, once, whether that went; if not, the page shows why and
    /// where.
    virtual void applyChanges(std::function<void(bool applied)> done);
    virtual void revertChanges() { }

    /// Brings something of the page into view: a provider by its name, a section of the settings.
    virtual void showItem(const QString &item);

    /// Something on the page that can be gone to by its name: what showItem() takes, and how people call it.
    struct Item
    {
        QString id;
        QString title;
        QString kind; ///< "Provider"
        QString symbol;
    };
    virtual QList<Item> items() const { return {}; }

    /// Something that can be done on the page, also from elsewhere, and belongs to no action.
    struct Deed
    {
        QString title; ///< "Add provider"
        QString words; ///< what people call it too, in English and in their language
        QString symbol;
        std::function<void()> run; ///< with the page in front
    };
    virtual QList<Deed> deeds() { return {}; }

    /// Whether the page should be seen first by somebody who has never opened the window.
    virtual bool greets() const { return false; }

    /// Keys that do something on the page and belong to no action, for the list of shortcuts.
    struct Key
    {
        QString what; ///< "Pause or go on"
        QList<QKeySequence> keys;
    };
    virtual QList<Key> keys() const { return {}; }

    /// Where F6 goes inside the page; none: the page as a whole.
    virtual QList<QWidget *> regions() { return {this}; }

    /// Where the focus goes with the page, the first of them that takes it.
    virtual QList<QWidget *> mainRegions() { return regions(); }

    /// Splitters and columns, remembered per set of screens.
    virtual void saveLayout(WindowSettings *settings) const;
    virtual void restoreLayout(const WindowSettings &settings);

Q_SIGNALS:
    void offersChanged();
    void attentionChanged();
    void unsavedChanged();

    /// Another page is asked for: its id and, if any, what to show there.
    void pageWanted(const QString &id, const QString &item);

protected:
    /// While this page is in front, the action calls this. Actions of the whole program cannot be offered.
    void offer(ActionId id, std::function<void()> act);
    void withdraw(ActionId id);

    void setAttention(int problems);
    void setUnsaved(bool unsaved);

    /// A page is a surface, unless it draws itself.
    void paintEvent(QPaintEvent *event) override;

private:
    Entry m_entry;
    QHash<ActionId, std::function<void()>> m_offers;
    int m_attention = 0;
    bool m_unsaved = false;
};

} // namespace bifrost::gui
