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

} // namespace

Steps::Steps(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
    return {count * GoodStepWidth, StepMark + 2 * StepTextGap + 2 * fontMetrics().height()};
}

QSize Steps::minimumSizeHint() const
{
    const int count = int(qMax<qsizetype>(1, m_steps.size()));
    return {count * LeastStepWidth, sizeHint().height()};
}

QRect Steps::rectOf(int step) const
{
    const int count = int(m_steps.size());
    const int each = qMin(width() / qMax(1, count), GoodStepWidth * 3 / 2);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(step * each, 0, each, height()));
}

int Steps::stepAt(int x) const
{
    for (int step = 0; step < int(m_steps.size()); ++step) {
        const QRect field = rectOf(step);
        if (x >= field.left() && x <= field.right())
            return step;
    }
    return -1;
}

bool Steps::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int step = stepAt(help->pos().x());
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
    const QRect mark(field.left(), 0, StepMark, StepMark);
    const QString symbol = look.symbol.isEmpty() ? u"statusstopped"_s : look.symbol;
    paintSymbol(painter, placed(mark), symbol,
                colour(shown.tone == Tone::Neutral ? Role::Outline : look.mark, palette()));
    if (step + 1 < int(m_steps.size())) {
        const QRect line(mark.right() + 1 + StepGap, StepMark / 2, field.width() - StepMark - 2 * StepGap, 1);
        painter->fillRect(placed(line), colour(Role::Line, palette()));
    }

    QRect text(field.left(), StepMark + StepTextGap, field.width() - StepRightGap, fontMetrics().height());
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
