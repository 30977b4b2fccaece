// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace bifrost::gui {

class Card;

/// One part of the settings: a column of cards. What can be taken back applies at once; a section with a form
/// of its own says when there are changes that are not applied. Owned by SettingsPage.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(QString id, QString title, QString symbol, QWidget *parent = nullptr);

    const QString &id() const { return m_id; } ///< never shown, never changed: "privacy"
    const QString &title() const { return m_title; }
    const QString &symbol() const { return m_symbol; }

    bool isUnsaved() const { return m_unsaved; }
    virtual void applyChanges(std::function<void(bool applied)> done);
    virtual void revertChanges() { }

    /// No further cards: what room is left stays below them.
    void endColumn();

    /// Above the column, where it stays while that is scrolled; null: there is nothing.
    QWidget *head() const { return m_head; }

    /// Goes to a part of the section.
    virtual void showPart(const QString &part);

    /// Before it is seen: what others may have changed meanwhile.
    virtual void look() { }

Q_SIGNALS:
    void unsavedChanged();
    void revertWanted(); ///< what is typed on the page

protected:
    void setHead(QWidget *head) { m_head = head; }
    Card *addCard(const QString &title);
    QVBoxLayout *column() const { return m_column; }
    void setUnsaved(bool unsaved);

private:
    const QString m_id;
    const QString m_title;
    const QString m_symbol;
    QVBoxLayout *m_column;
    QWidget *m_head = nullptr;
    bool m_unsaved = false;
};

} // namespace bifrost::gui
