// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/page.h"

class QAction;
class QStackedWidget;

namespace bifrost::gui {

class InfoBars;
class SectionTabs;
class SettingsSection;
struct PageContext;

/// The settings: one section at a time under a row of tabs. Owned by MainWindow.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const PageContext &context, QWidget *parent = nullptr);

    void applyChanges(std::function<void(bool applied)> done) override;
    void revertChanges() override;
    void showItem(const QString &item) override; ///< a section by its id
    QList<Item> items() const override;
    QList<Key> keys() const override;
    QList<QWidget *> regions() override;
    void saveLayout(WindowSettings *settings) const override;
    void restoreLayout(const WindowSettings &settings) override;

    SettingsSection *current() const;
    const QList<SettingsSection *> &sections() const { return m_sections; }

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addSection(SettingsSection *section);
    void setCurrent(int index);
    void refreshUnsaved();
    void takeBack();

    InfoBars *m_messages;
    SectionTabs *m_bar;
    QStackedWidget *m_stack;
    QList<SettingsSection *> m_sections;
    QAction *m_revertAction;
};

} // namespace bifrost::gui
