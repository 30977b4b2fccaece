// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/steps.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int StepMark = 16;
constexpr int StepGap = 6; // mark to line, line to mark
constexpr int StepTextGap = 4;
constexpr int LeastStepWidth = 84;
constexpr int GoodStepWidth = 130;
constexpr int StepRightGap = 8; // between the texts of two steps
constexpr int StepRowGap = 10;

} // namespace

Steps::Steps(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // several rows are higher than the hint
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(captionFont());
}

void Steps::setSteps(const QList<Step> &steps)
{
    m_steps = steps;
    QStringList spoken;
    for (const Step &step : steps)
        spoken += step.result.isEmpty() ? step.name : tr("%1: %2").arg(step.name, step.result);
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

QSize Steps::sizeHint() const
{
    const int count = int(qMax<qsizetype>(1, m_steps.size()));
    return {count * GoodStepWidth, rowHeight()};
}

int Steps::rowHeight() const
{
    return StepMark + 2 * StepTextGap + 2 * fontMetrics().height();
}

/// As many beside each other as have room for their words, the same number in each row.
int Steps::columnsIn(int width) const
{
    const QFontMetrics names(captionStrongFont());
    const QFontMetrics results(captionFont());
    int widest = LeastStepWidth;
    for (const Step &step : m_steps) {
        widest = qMax(widest, names.horizontalAdvance(step.name) + StepRightGap);
        widest = qMax(widest, results.horizontalAdvance(step.result) + StepRightGap);
    }
    const int count = int(qMax<qsizetype>(1, m_steps.size()));
    const int fitting = qBound(1, width / widest, count);
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

int Steps::heightForWidth(int width) const
{
    const int count = int(qMax<qsizetype>(1, m_steps.size()));
    const int columns = columnsIn(width);
    const int rows = (count + columns - 1) / columns;
    return rows * rowHeight() + (rows - 1) * StepRowGap;
}

QSize Steps::minimumSizeHint() const
{
    return {2 * LeastStepWidth, rowHeight()};
}

QRect Steps::rectOf(int step) const
{
    const int columns = columnsIn(width());
    const int each = qMin(width() / columns, GoodStepWidth * 3 / 2);
    const int top = step / columns * (rowHeight() + StepRowGap);
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(step % columns * each, top, each, rowHeight()));
}

int Steps::stepAt(const QPoint &at) const
{
    for (int step = 0; step < int(m_steps.size()); ++step) {
        if (rectOf(step).contains(at))
            return step;
    }
    return -1;
}

bool Steps::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int step = stepAt(help->pos());
        if (step >= 0)
            QToolTip::showText(help->globalPos(), m_steps[step].name + u'\n' + m_steps[step].result, this);
        return true;
    }
    return QWidget::event(event);
}

void Steps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int step = 0; step < int(m_steps.size()); ++step)
        paintStep(&painter, step);
}

void Steps::paintStep(QPainter *painter, int step) const
{
    const Step &shown = m_steps[step];
    const ToneLook look = lookOf(shown.tone);
    const QRect field = rectOf(step);
    const auto placed = [&](const QRect &part) { return QStyle::visualRect(layoutDirection(), field, part); };
    const QRect mark(field.left(), field.top(), StepMark, StepMark);
    const QString symbol = look.symbol.isEmpty() ? u"statusstopped"_s : look.symbol;
    paintSymbol(painter, placed(mark), symbol,
                colour(shown.tone == Tone::Neutral ? Role::Outline : look.mark, palette()));
    const bool isLastInRow = (step + 1) % columnsIn(width()) == 0;
    if (step + 1 < int(m_steps.size()) && !isLastInRow) {
        const QRect line(mark.right() + 1 + StepGap, field.top() + StepMark / 2,
                         field.width() - StepMark - 2 * StepGap, 1);
        painter->fillRect(placed(line), colour(Role::Line, palette()));
    }

    QRect text(field.left(), field.top() + StepMark + StepTextGap, field.width() - StepRightGap,
               fontMetrics().height());
    const int flags = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter;
    const auto write = [&](const QString &words, const QFont &font, Role ink) {
        painter->setFont(font);
        painter->setPen(colour(ink, palette()));
        painter->drawText(placed(text), flags,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, text.width()));
    };
    const bool reached = shown.tone != Tone::Neutral;
    write(shown.name, captionStrongFont(), reached ? Role::Text : Role::Muted);
    text.translate(0, fontMetrics().height() + 1);
    const bool plain = shown.tone == Tone::Ok || shown.tone == Tone::Busy || !reached;
    write(shown.result, captionFont(), plain ? Role::Muted : look.ink);
}

} // namespace bifrost::gui
