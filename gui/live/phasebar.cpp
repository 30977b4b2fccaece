// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/phasebar.h"

#include "gui/theme/digitpaint.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "models/traffic/traffictext.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int PhaseBarHeight = 8;
constexpr int PhaseLineHeight = 20;
constexpr int PhaseDot = 8;
constexpr int PhaseGap = 8;
constexpr int PhaseNameWidth = 190;
constexpr int PhaseTimeWidth = 90;

/// Queued, connect, first byte, answer.
Role shadeOf(int shade)
{
    constexpr Role Shades[] = {Role::WarnFill, Role::Local, Role::Outline, Role::Accent};
    return Shades[std::size_t(std::clamp(shade, 0, 3))];
}

} // namespace

PhaseBar::PhaseBar(QWidget *parent) : QWidget(parent)
{
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PhaseBar::setRow(const LogRow &row)
{
    m_phases.clear();
    m_totalUs = std::max<std::int64_t>(row.totalUs, 0);
    std::int64_t at = 0;
    const auto add = [&](const QString &name, std::int64_t until, int shade) {
        if (until < at)
            return;
        m_phases.push_back({name, until - at, shade});
        at = until;
    };
    add(row.attempts.size() > 1 ? tr("Earlier attempts") : tr("Read and queued"), row.queuedUs, 0);
    add(tr("Connect"), row.connectUs, 1);
    add(tr("Wait for the first byte"), row.firstByteUs, 2);
    add(row.stream ? tr("Stream") : tr("Answer"), row.totalUs, 3);
    m_totalUs = std::max(m_totalUs, at);
    QStringList words;
    for (const Phase &phase : m_phases)
        words.append(u"%1: %2"_s.arg(phase.name, TrafficText::duration(phase.us)));
    setAccessibleName(tr("Phases"));
    setAccessibleDescription(words.join(u", "_s));
    updateGeometry();
    update();
}

QSize PhaseBar::sizeHint() const
{
    return {360, PhaseBarHeight + PhaseGap + PhaseLineHeight * int(m_phases.size())};
}

void PhaseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, 0, width(), PhaseBarHeight);
    paintBox(&painter, bar, colour(Role::LineSoft, palette()), {}, PhaseBarHeight / 2.0, 0);
    QPainterPath round;
    round.addRoundedRect(bar, PhaseBarHeight / 2.0, PhaseBarHeight / 2.0);
    painter.save();
    painter.setClipPath(round);
    qreal x = 0;
    for (const Phase &phase : m_phases) {
        const qreal share = m_totalUs > 0 ? qreal(phase.us) / qreal(m_totalUs) * width() : 0;
        const QRectF part(x, 0, share, PhaseBarHeight);
        painter.fillRect(layoutDirection() == Qt::RightToLeft
                             ? QRectF(width() - x - share, 0, share, PhaseBarHeight)
                             : part,
                         colour(shadeOf(phase.shade), palette()));
        x += share;
    }
    painter.restore();
    int y = PhaseBarHeight + PhaseGap;
    for (const Phase &phase : m_phases) {
        const QRect line(0, y, width(), PhaseLineHeight);
        const auto placed = [&](const QRect &left) {
            return QStyle::visualRect(layoutDirection(), line, left);
        };
        paintBox(&painter, placed(QRect(0, y + (PhaseLineHeight - PhaseDot) / 2, PhaseDot, PhaseDot)),
                 colour(shadeOf(phase.shade), palette()), {}, 2, 0);
        painter.setPen(colour(Role::Muted, palette()));
        painter.drawText(placed(QRect(PhaseDot + 8, y, PhaseNameWidth, PhaseLineHeight)),
                         int(Qt::AlignVCenter | Qt::AlignAbsolute
                             | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                         phase.name);
        painter.setPen(colour(Role::Text, palette()));
        paintDigits(&painter,
                    placed(QRect(PhaseDot + 8 + PhaseNameWidth, y, PhaseTimeWidth, PhaseLineHeight)),
                    TrafficText::duration(phase.us), Qt::AlignRight);
        y += PhaseLineHeight;
    }
}

} // namespace bifrost::gui
