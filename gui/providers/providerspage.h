// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindow/page.h"
#include "models/config/configcommand.h"
#include "models/config/environmentkeys.h"
#include "models/probe/localsearch.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

class QAction;
class QStackedWidget;

namespace bifrost::gui {

class FirstSteps;
class GatewayControl;
class InfoBars;
class ProviderDesk;
class ProviderForm;
class ProviderList;
struct PageContext;

/// The providers: list at the side, form of the chosen one, first steps while there is none. Owned by
/// MainWindow.
class ProvidersPage : public Page
{
    Q_OBJECT

public:
    explicit ProvidersPage(const PageContext &context, QWidget *parent = nullptr);
    ~ProvidersPage() override;

    void applyChanges(std::function<void(bool applied)> done) override;
    void revertChanges() override;
    void showItem(const QString &item) override; ///< a provider by its name
    QList<Item> items() const override; ///< the providers
    QList<Deed> deeds() override;
    bool greets() const override; ///< while nothing is set up
    QList<Key> keys() const override;
    QList<QWidget *> regions() override;

    ProviderDesk *desk() const { return m_desk; }
    ProviderList *list() const { return m_list; }
    ProviderForm *form() const { return m_form; }
    FirstSteps *firstSteps() const { return m_first; }

    /// Where local servers are looked for.
    void setLocalPortsForTest(const LocalPorts &ports) { m_ports = ports; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectParts();
    void choose(const QString &id);
    void refresh();
    void refreshState();
    void refreshShown();
    void add(const QString &kind);
    void openAddMenu();
    void addServer(const LocalServer &server);
    void addKey(const EnvironmentKey &key);
    void setUp(const ConfigCommand &command, const QString &name);
    void detect();
    void leaveFirstSteps();
    void offerKeys();
    void revertCurrent();
    void removeCurrent();
    void offerUndo(const QString &sentence, std::function<void()> undo);
    void undo();
    void settleApplied(bool good);
    QString freeName(const QString &wish) const;

    GatewayControl *m_control;
    InfoBars *m_messages;
    ProviderDesk *m_desk;
    ProviderList *m_list;
    QStackedWidget *m_stack;
    ProviderForm *m_form;
    FirstSteps *m_first;
    QAction *m_revertAction;
    QAction *m_backAction;
    std::function<void()> m_undo;
    std::function<void(bool applied)> m_whenApplied;
    QTimer m_undoTime;
    QString m_followed; ///< the id under which what is shown goes on
    std::unique_ptr<LocalSearch> m_search;
    LocalPorts m_ports = usualLocalPorts();
    bool m_searched = false;
};

} // namespace bifrost::gui
