// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/mainwindow.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/header.h"
#include "gui/mainwindow/statusline.h"
#include "gui/widgets/infobar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr QSize SmallestSize(860, 560);
constexpr QSize FirstSize(1180, 760);

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_control(parts.control)
    , m_actions(parts.actions)
    , m_infoBar(new InfoBar(this))
    , m_livePage(new LivePage(parts.traffic, parts.feed, parts.control, parts.actions, parts.testModel, this))
{
    setWindowTitle(tr("Bifrost Desktop"));
    setMinimumSize(SmallestSize);
    resize(FirstSize);
    makeMenus(parts.actions);

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Header(parts.control, parts.actions, central));
    column->addWidget(m_infoBar);
    column->addWidget(m_livePage, 1);
    setCentralWidget(central);
    setStatusBar(new StatusLine(parts.control, parts.feed, this));

    connect(m_control, &GatewayControl::changed, this, &MainWindow::showTrouble);
    showTrouble();
}

void MainWindow::makeMenus(const ActionTable &actions)
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(actions[ActionId::HideWindow]);
    file->addSeparator();
    file->addAction(actions[ActionId::Quit]);

    QMenu *gateway = menuBar()->addMenu(tr("&Gateway"));
    gateway->addAction(actions[ActionId::ToggleGateway]);
    gateway->addAction(actions[ActionId::CopyAddress]);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addSection(tr("Appearance"));
    view->addAction(actions[ActionId::SchemeSystem]);
    view->addAction(actions[ActionId::SchemeLight]);
    view->addAction(actions[ActionId::SchemeDark]);

    menuBar()->addMenu(tr("&Help"))->addAction(actions[ActionId::About]);
}

void MainWindow::showTrouble()
{
    const QString trouble = m_control->trouble();
    if (trouble == m_shownTrouble)
        return; // said already, and perhaps closed by the user
    m_shownTrouble = trouble;
    if (trouble.isEmpty())
        m_infoBar->clear();
    else
        m_infoBar->tell(InfoBar::Kind::Error, trouble, tr("Try again"), [this] { m_control->start(); });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // A session that ends must not be held up by a window.
    if (m_mayClose || qApp->isSavingSession()) {
        event->accept();
        return;
    }
    event->ignore();
    Q_EMIT closeRequested();
}

} // namespace bifrost::gui
