// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerlist.h"

#include "gateway/gateway.h"
#include "gui/icons/providermark.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerlistdelegate.h"
#include "gui/providers/providerlistmodel.h"
#include "gui/widgets/button.h"
#include "gui/widgets/choosefirst.h"
#include "gui/widgets/line.h"
#include "gui/widgets/searchfield.h"

#include <algorithm>

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ListWidth = 268;
constexpr int LeastListWidth = 200;
constexpr int ListMargin = 12;
constexpr int BottomGap = 8;

/// Above, below or at the side, as there is room, so that what was pressed stays in sight.
QPoint placeBeside(const QWidget *at, const QSize &size)
{
    const QRect screen = at->screen()->availableGeometry();
    const QRect from(at->mapToGlobal(QPoint()), at->size());
    const bool mirrored = at->isRightToLeft();
    const int along = mirrored ? from.right() + 1 - size.width() : from.left();
    if (from.top() - size.height() >= screen.top())
        return {along, from.top() - size.height()};
    if (from.bottom() + 1 + size.height() <= screen.bottom() + 1)
        return {along, from.bottom() + 1};
    const int right = from.right() + 1;
    const int left = from.left() - size.width();
    const bool isRoomAtRight = right + size.width() <= screen.right() + 1;
    const bool isRoomAtLeft = left >= screen.left();
    const bool goesLeft = isRoomAtLeft && (mirrored || !isRoomAtRight);
    return {goesLeft ? left : right, qMax(screen.top(), screen.bottom() + 1 - size.height())};
}

} // namespace

ProviderList::ProviderList(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new ProviderListModel(desk, this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new SearchField(tr("Filter providers"), this))
    , m_view(new QListView(this))
    , m_add(new Button(Button::Kind::Normal, tr("Add provider"), u"add"_s, this))
    , m_detect(new Button(Button::Kind::Quiet, tr("Detect local"), this))
    , m_addMenu(new QMenu(this))
{
    setFixedWidth(ListWidth);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->installEventFilter(this);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new ProviderListDelegate(m_view));
    m_view->setAccessibleName(tr("Providers"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_detect->setToolTip(tr("Looks for Ollama, LM Studio, llama.cpp, vLLM and MLX on this computer."));
    fillAddMenu();

    auto *top = new QVBoxLayout;
    top->setContentsMargins(ListMargin, 10, ListMargin, 10);
    top->addWidget(m_filter);
    m_bottom = new QHBoxLayout;
    m_bottom->setContentsMargins(ListMargin, 8, ListMargin, 8);
    m_bottom->setSpacing(BottomGap);
    m_bottom->addWidget(m_add);
    m_bottom->addWidget(m_detect);
    m_bottom->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(m_bottom);

    connect(m_add, &Button::clicked, this, [this] { openAddMenu(); });
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_detect, &Button::clicked, this, &ProviderList::detectWanted);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!index.isValid())
                    return; // a reset or a filter; the choice stays
                const QString id = m_model->row(m_proxy->mapToSource(index).row()).id;
                if (id == m_current)
                    return;
                m_current = id;
                Q_EMIT currentChanged(id);
            });
    // Also that of the one that is current already: something else may stand in the place of its form.
    connect(m_view, &QAbstractItemView::clicked, this, [this] { Q_EMIT currentChanged(m_current); });
    connect(m_view, &QAbstractItemView::activated, this, [this] { Q_EMIT currentChanged(m_current); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProviderList::keepCurrent);
}

void ProviderList::fitInto(int width)
{
    const int own = qBound(LeastListWidth, width * 2 / 7, ListWidth);
    setFixedWidth(own);
    m_add->setText(tr("Add provider"));
    m_add->setToolTip({});
    const int wanted = m_add->fullWidth() + BottomGap + m_detect->fullWidth() + 2 * ListMargin + 1;
    m_bottom->setDirection(wanted > own ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (m_add->fullWidth() + 2 * ListMargin + 1 > own) {
        m_add->setText(tr("Add"));
        m_add->setAccessibleName(tr("Add provider"));
        m_add->setToolTip(tr("Add provider"));
    }
}

QString ProviderList::current() const
{
    return m_desk->contains(m_current) ? m_current : QString();
}

void ProviderList::setCurrent(const QString &id)
{
    const bool other = id != m_current;
    m_current = id;
    keepCurrent();
    if (other)
        Q_EMIT currentChanged(id);
}

void ProviderList::setMarked(bool marked)
{
    m_isMarked = marked;
    if (marked)
        m_view->selectionModel()->select(m_view->currentIndex(), QItemSelectionModel::ClearAndSelect);
    else
        m_view->clearSelection();
}

/// After a reset the view has no current item.
void ProviderList::keepCurrent()
{
    QModelIndex index = m_proxy->mapFromSource(m_model->indexOf(m_current));
    if (!index.isValid() && !m_current.isEmpty() && m_model->indexOf(m_current).isValid()) {
        m_filter->clear(); // what is worked on has to be seen
        index = m_proxy->mapFromSource(m_model->indexOf(m_current));
    }
    if (index.isValid()) {
        m_view->selectionModel()->setCurrentIndex(
            index, m_isMarked ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Clear);
        m_view->scrollTo(index);
    }
}

void ProviderList::focusList()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void ProviderList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ProviderList::openAddMenu(QWidget *at)
{
    if (!at)
        at = m_add;
    // Of a built-in provider there is one; another account is a custom provider.
    QStringList names;
    for (const QString &id : m_desk->ids())
        names += m_desk->draft(id).name();
    for (QAction *add : m_addMenu->actions()) {
        const QString name = add->data().toString();
        add->setVisible(name.isEmpty() || !names.contains(name));
        if (!add->isSeparator())
            add->setIcon(providerIcon(name.isEmpty() ? u"+"_s : name, schemeOf(palette())));
    }
    at->setFocus(Qt::ShortcutFocusReason);
    m_addMenu->popup(placeBeside(at, m_addMenu->sizeHint()));
    if (!at->underMouse())
        chooseFirst(m_addMenu);
}

void ProviderList::setSearching(bool searching)
{
    m_detect->setEnabled(!searching);
    m_detect->setText(searching ? tr("Looking…") : tr("Detect local"));
    fitInto(parentWidget()->width());
}

void ProviderList::fillAddMenu()
{
    QAction *custom = m_addMenu->addAction(tr("&OpenAI compatible server…"));
    connect(custom, &QAction::triggered, this, [this] { Q_EMIT addWanted({}); });
    m_addMenu->addSeparator();
    ProviderKinds kinds = Gateway::providerKinds();
    std::ranges::sort(kinds, [](const ProviderKind &a, const ProviderKind &b) {
        return providerTitle(a.name).compare(providerTitle(b.name), Qt::CaseInsensitive) < 0;
    });
    for (const ProviderKind &kind : kinds) {
        QAction *add = m_addMenu->addAction(providerTitle(kind.name));
        add->setData(kind.name);
        connect(add, &QAction::triggered, this, [this, name = kind.name] { Q_EMIT addWanted(name); });
    }
}

bool ProviderList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport()) {
        const bool isPress =
            event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
        if (!isPress || m_view->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()).isValid())
            return QWidget::eventFilter(watched, event);
        m_view->setFocus(Qt::MouseFocusReason); // below the last one there is nothing to choose, nor to drop
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    // From the filter the arrows lead into the list.
    if (watched == m_filter && key == Qt::Key_Down) {
        m_view->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_view && key == Qt::Key_Delete && m_view->currentIndex().isValid()) {
        Q_EMIT removeWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProviderList::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), colour(Role::Line, palette()));
}

} // namespace bifrost::gui
