// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/headerstab.h"

#include "gui/theme/fonts.h"
#include "gui/widgets/textlabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int HeaderNameWidth = 200;
constexpr int HeaderRowHeight = 22;

} // namespace

HeadersTab::HeadersTab(QWidget *parent)
    : DetailTab(parent)
    , m_tree(new QTreeWidget(this))
    , m_empty(new TextLabel(tr("The headers of this request are not in memory."), Role::Muted,
                            TextLabel::Size::Body, this))
    , m_stack(new QStackedLayout(this))
{
    m_tree->setAccessibleName(tr("Headers"));
    m_tree->setHeaderLabels({tr("Name"), tr("Value")});
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setFont(captionFont());
    m_tree->header()->setFont(captionFont());
    m_tree->header()->resizeSection(0, HeaderNameWidth);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copyLine = new QAction(tr("&Copy"), m_tree);
    copyLine->setShortcut(QKeySequence::Copy);
    copyLine->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copyLine);
    connect(copyLine, &QAction::triggered, this, &HeadersTab::copy);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
}

void HeadersTab::addGroup(const QString &title, const std::vector<HeaderLine> &lines)
{
    if (lines.empty())
        return;
    auto *group = new QTreeWidgetItem(m_tree, {title});
    group->setFont(0, captionStrongFont());
    group->setFirstColumnSpanned(true);
    group->setData(1, Qt::AccessibleTextRole, title); // for a screen reader it is there all the same
    group->setSizeHint(0, QSize(0, HeaderRowHeight));
    for (const HeaderLine &line : lines) {
        auto *item = new QTreeWidgetItem(
            group, {QString::fromStdString(line.name), QString::fromStdString(line.value)});
        item->setFont(1, codeFont());
        item->setSizeHint(0, QSize(0, HeaderRowHeight));
        item->setToolTip(1, QString::fromStdString(line.value));
    }
    group->setExpanded(true);
}

void HeadersTab::fill(const LogRow &row, const TrafficContent *content)
{
    std::size_t lines = content ? content->requestLines.size() + content->answerLines.size() : 0;
    for (std::size_t i = 0; content && i < content->attempts.size(); ++i)
        lines += content->attempts[i].requestLines.size() + content->attempts[i].answerLines.size();
    const std::string shown = row.id + ' ' + std::to_string(lines);
    m_stack->setCurrentIndex(lines > 0 ? 1 : 0);
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_tree->clear();
    if (!content)
        return;
    addGroup(tr("Request of the client"), content->requestLines);
    for (const AttemptContent &attempt : content->attempts) {
        const QString number =
            content->attempts.size() > 1 ? tr(", attempt %1").arg(attempt.index + 1) : QString();
        addGroup(tr("Request to the provider") + number, attempt.requestLines);
        addGroup(tr("Answer of the provider") + number, attempt.answerLines);
    }
    addGroup(tr("Answer to the client"), content->answerLines);
}

void HeadersTab::copy()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        return;
    QStringList lines;
    const auto add = [&lines](const QTreeWidgetItem *line) {
        lines.append(line->text(0) + u": "_s + line->text(1));
    };
    if (item->parent())
        add(item);
    for (int i = 0; i < item->childCount(); ++i)
        add(item->child(i));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace bifrost::gui
