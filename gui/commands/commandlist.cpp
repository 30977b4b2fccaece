// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commandlist.h"

#include "gui/commands/commanddelegate.h"
#include "gui/commands/commandmodel.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/textlabel.h"

#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int ListWidth = 420;
constexpr int ListPadding = 6;
constexpr int MostRows = 12;
constexpr int PageRows = 10;
constexpr int FieldGap = 4;

} // namespace

CommandList::CommandList(QWidget *window)
    : QFrame(window)
    , m_model(new CommandModel(this))
    , m_view(new QListView(this))
    , m_nothing(new TextLabel(tr("Nothing has this name."), Role::Muted, TextLabel::Size::Body, this))
{
    setAccessibleName(tr("Commands"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CommandDelegate(m_view));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setAccessibleName(tr("Commands"));
    m_nothing->setContentsMargins(ListPadding + 4, 6, ListPadding, 6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(ListPadding, ListPadding, ListPadding, ListPadding);
    column->setSpacing(0);
    column->addWidget(m_view);
    column->addWidget(m_nothing);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    hide();
}

void CommandList::setCommands(QList<Command> commands)
{
    m_model->setCommands(std::move(commands));
}

void CommandList::setTyped(const QString &typed)
{
    m_model->setTyped(typed);
    m_nothing->setVisible(count() == 0);
    m_view->setVisible(count() > 0);
    setCurrentRow(count() > 0 ? 0 : -1);
    place();
}

void CommandList::showBelow(const QWidget *field)
{
    m_field = field;
    place();
    show();
    raise();
    Q_EMIT currentChanged();
}

void CommandList::place()
{
    if (!m_field)
        return;
    const QWidget *window = parentWidget();
    const int width = qMin(ListWidth, window->width() - 2 * FieldGap);
    const int rows = qMin(count(), MostRows);
    const int content = rows > 0 ? rows * m_view->sizeHintForRow(0) : m_nothing->sizeHint().height();
    const QPoint below = m_field->mapTo(window, QPoint(0, m_field->height() + FieldGap));
    const int left = layoutDirection() == Qt::RightToLeft ? below.x() : below.x() + m_field->width() - width;
    const int height = qMin(content + 2 * ListPadding, window->height() - below.y() - FieldGap);
    setGeometry(qBound(FieldGap, left, qMax(FieldGap, window->width() - width - FieldGap)), below.y(), width,
                height);
}

int CommandList::count() const
{
    return m_model->rowCount();
}

int CommandList::currentRow() const
{
    return m_view->currentIndex().row();
}

const Command &CommandList::command(int row) const
{
    return m_model->command(row);
}

QString CommandList::currentText() const
{
    const int row = currentRow();
    if (row < 0)
        return m_nothing->text();
    return tr("%1, %2 of %3", "command, its number, how many there are")
        .arg(m_model->index(row).data(Qt::AccessibleTextRole).toString())
        .arg(row + 1)
        .arg(count());
}

void CommandList::setCurrentRow(int row)
{
    const QModelIndex index = m_model->index(row);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    Q_EMIT currentChanged();
}

void CommandList::step(int key)
{
    if (count() == 0)
        return;
    const int row = currentRow();
    switch (key) {
    case Qt::Key_Down:
        setCurrentRow((row + 1) % count());
        break;
    case Qt::Key_Up:
        setCurrentRow((row + count() - 1) % count());
        break;
    case Qt::Key_PageDown:
        setCurrentRow(qMin(row + PageRows, count() - 1));
        break;
    case Qt::Key_PageUp:
        setCurrentRow(qMax(row - PageRows, 0));
        break;
    default:
        break;
    }
}

void CommandList::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT currentChanged();
}

void CommandList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), colour(Role::Raised, palette()), colour(Role::FieldLine, palette()),
             CardRadius);
}

} // namespace bifrost::gui
