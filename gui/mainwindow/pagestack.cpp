// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/pagestack.h"

#include <algorithm>

namespace bifrost::gui {

namespace {

constexpr int LastPageAction = int(ActionId::Export);
static_assert(ActionTable::isOfPages(ActionId(LastPageAction)));

} // namespace

PageStack::PageStack(const ActionTable &actions, QWidget *parent) : QStackedWidget(parent), m_actions(actions)
{
    for (int i = 0; i <= LastPageAction; ++i) {
        const auto id = ActionId(i);
        m_actions[id]->setVisible(false);
        m_actions[id]->setEnabled(false);
        connect(m_actions[id], &QAction::triggered, this, [this, id] {
            if (Page *front = page())
                front->run(id);
        });
    }
    connect(this, &QStackedWidget::currentChanged, this, [this] {
        refreshActions();
        Q_EMIT pageChanged(page());
    });
}

void PageStack::addPage(Page *page)
{
    m_pages.append(page);
    connect(page, &Page::offersChanged, this, &PageStack::refreshActions);
    addWidget(page);
    refreshActions();
}

void PageStack::setPage(Page *page)
{
    setCurrentWidget(page);
}

Page *PageStack::page() const
{
    return static_cast<Page *>(currentWidget());
}

Page *PageStack::pageWithId(const QString &id) const
{
    const auto known = std::find_if(m_pages.begin(), m_pages.end(),
                                    [&id](const Page *page) { return page->entry().id == id; });
    return known == m_pages.end() ? nullptr : *known;
}

void PageStack::refreshActions()
{
    for (int i = 0; i <= LastPageAction; ++i) {
        const auto id = ActionId(i);
        const bool offered = page() && page()->isOffered(id);
        m_actions[id]->setEnabled(offered);
        if (offered || std::any_of(m_pages.begin(), m_pages.end(), [id](const Page *page) {
                return page->isOffered(id);
            }))
            m_actions[id]->setVisible(true);
    }
}

} // namespace bifrost::gui
