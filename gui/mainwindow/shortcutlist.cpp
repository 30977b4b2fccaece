// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/shortcutlist.h"

#include "gui/actions/actiontable.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/line.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr QSize ShortcutListSize(520, 600);
constexpr int ShortcutRowHeight = 26;
constexpr int ShortcutPartHeight = 36; // with air above

QString textOf(const QList<QKeySequence> &sequences)
{
    QStringList keys;
    for (const QKeySequence &sequence : sequences)
        keys += sequence.toString(QKeySequence::NativeText);
    // Shift+Tab has two names; to a person it is one key.
    keys.removeIf([](const QString &key) { return key.contains(u"Backtab"_s); });
    return keys.join(ShortcutList::tr(" or "));
}

} // namespace

ShortcutList::ShortcutList(const QList<Part> &parts, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(ShortcutListSize);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(0);
    for (const Part &part : parts)
        add(part);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // From edge to edge: a list in a dialog that is nothing else needs no frame of its own.
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 12, 12, 12);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(foot);
}

void ShortcutList::add(const Part &part)
{
    auto *title = new QTreeWidgetItem({part.title});
    title->setFont(0, strongFont());
    title->setFlags(Qt::ItemIsEnabled);
    title->setTextAlignment(0, Qt::AlignLeading | Qt::AlignBottom);
    title->setSizeHint(0,
                       QSize(0, m_list->topLevelItemCount() == 0 ? ShortcutRowHeight : ShortcutPartHeight));
    const auto addLine = [title](const QString &what, const QString &keys) {
        auto *line = new QTreeWidgetItem(title, {what, keys});
        line->setSizeHint(0, QSize(0, ShortcutRowHeight));
    };
    for (const QAction *action : part.actions) {
        if (!action->isVisible() || action->shortcuts().isEmpty())
            continue;
        addLine(ActionTable::plainText(*action), textOf(action->shortcuts()));
    }
    for (const Page::Key &key : part.keys)
        addLine(key.what, textOf(key.keys));
    if (title->childCount() == 0) {
        delete title;
        return;
    }
    m_list->addTopLevelItem(title);
    title->setExpanded(true);
    title->setFirstColumnSpanned(true);
}

} // namespace bifrost::gui
