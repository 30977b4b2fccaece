// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/attemptrow.h"

#include "gui/icons/providermark.h"
#include "gui/icons/themedicon.h"
#include "gui/theme/digitpaint.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/words/windowwords.h"
#include "models/traffic/traffictext.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int AttemptHeight = 44;
constexpr int AttemptRadius = 8;
constexpr int AttemptSide = 12;
constexpr int AttemptMark = 18;
constexpr int AttemptStatusMark = 13;
constexpr int AttemptTimeWidth = 72;
constexpr int AttemptStatusWidth = 120;
constexpr int TimeBarHeight = 8;
constexpr int BarFrom = 480; // then there is room for one
constexpr int CallerLeft = 499;
constexpr int AttemptTextLine = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;

QString statusOf(const LogAttempt &attempt, bool runs)
{
    if (runs)
        return AttemptRow::tr("running");
    if (attempt.status == CallerLeft)
        return AttemptRow::tr("cancelled");
    return attempt.status == 0 ? AttemptRow::tr("no answer") : QString::number(attempt.status);
}

} // namespace

AttemptRow::AttemptRow(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AttemptRow::setAttempt(int number, const LogAttempt &attempt, bool runs, std::int64_t totalUs)
{
    m_number = number;
    m_attempt = attempt;
    m_runs = runs;
    m_totalUs = totalUs;
    const QString error = inWindowWords(attempt.error);
    setAccessibleName(tr("Attempt %1: %2, %3, %4")
                          .arg(QString::number(number), QString::fromStdString(attempt.provider),
                               QString::fromStdString(attempt.model), statusOf(attempt, runs)));
    m_note = error.simplified();
    if (m_note.isEmpty()) {
        m_note = QString::fromStdString(attempt.provider);
        if (!attempt.keyName.empty())
            m_note += tr(", key “%1”").arg(QString::fromStdString(attempt.keyName));
    }
    setAccessibleDescription(error);
    setToolTip(error);
    update();
}

QSize AttemptRow::sizeHint() const
{
    return {480, AttemptHeight};
}

void AttemptRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool focused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    paintBox(&painter, rect(), colour(isChecked() ? Role::Selection : Role::Surface, palette()),
             colour(focused || isChecked() ? Role::Accent : Role::Line, palette()), AttemptRadius,
             focused ? FocusWidth : 1);
    const bool cancelled = !m_runs && m_attempt.status == CallerLeft; // which is no fault of the provider
    const bool failed = !m_runs && !cancelled
        && (m_attempt.status == 0 || m_attempt.status >= 400 || !m_attempt.error.empty());
    const QString provider = QString::fromStdString(m_attempt.provider);
    painter.setFont(captionFont());
    painter.setPen(colour(Role::Muted, palette()));
    painter.drawText(QRect(AttemptSide, 0, 14, AttemptHeight), AttemptTextLine, QString::number(m_number));
    paintProviderMark(&painter,
                      QRectF(AttemptSide + 20, (AttemptHeight - AttemptMark) / 2.0, AttemptMark, AttemptMark),
                      provider, schemeOf(palette()));
    const int right = width() - AttemptSide;
    const int status = right - AttemptTimeWidth - (width() >= BarFrom ? (width() - BarFrom) / 2 + 60 : 0)
        - AttemptStatusWidth;
    const int left = AttemptSide + 20 + AttemptMark + 10;
    const QRect words(left, 4, status - left - 8, AttemptHeight - 8);
    painter.setFont(strongFont());
    painter.setPen(colour(Role::Text, palette()));
    const QString model = QString::fromStdString(m_attempt.model);
    painter.drawText(
        QRect(words.left(), words.top(), words.width(), words.height() / 2), AttemptTextLine,
        painter.fontMetrics().elidedText(model.isEmpty() ? provider : model, Qt::ElideRight, words.width()));
    painter.setFont(captionFont());
    painter.setPen(colour(Role::Muted, palette()));
    painter.drawText(QRect(words.left(), words.top() + words.height() / 2, words.width(), words.height() / 2),
                     AttemptTextLine,
                     painter.fontMetrics().elidedText(m_note, Qt::ElideRight, words.width()));

    const Role ink = m_runs ? Role::Accent : cancelled ? Role::Muted : failed ? Role::Error : Role::Ok;
    paintSymbol(
        &painter,
        QRectF(status, (AttemptHeight - AttemptStatusMark) / 2.0, AttemptStatusMark, AttemptStatusMark),
        m_runs          ? u"statusbusy"_s
            : cancelled ? u"statusoff"_s
            : failed    ? u"statuserror"_s
                        : u"statusok"_s,
        colour(ink, palette()));
    painter.setFont(captionStrongFont());
    painter.setPen(colour(ink, palette()));
    painter.drawText(
        QRect(status + AttemptStatusMark + 6, 0, AttemptStatusWidth - AttemptStatusMark - 6, AttemptHeight),
        AttemptTextLine, statusOf(m_attempt, m_runs));
    if (width() >= BarFrom && m_totalUs > 0) {
        const QRectF track(status + AttemptStatusWidth, (AttemptHeight - TimeBarHeight) / 2.0,
                           right - AttemptTimeWidth - status - AttemptStatusWidth, TimeBarHeight);
        paintBox(&painter, track, colour(Role::LineSoft, palette()), {}, TimeBarHeight / 2.0, 0);
        const auto x = [&](std::int64_t us) {
            return track.left()
                + track.width() * double(std::clamp<std::int64_t>(us, 0, m_totalUs)) / double(m_totalUs);
        };
        const qreal from = x(m_attempt.startUs);
        const qreal to = std::max(from + TimeBarHeight, x(m_attempt.startUs + m_attempt.durationUs));
        paintBox(&painter,
                 QRectF(std::min(from, track.right() - TimeBarHeight), track.top(),
                        std::min(to, track.right()) - std::min(from, track.right() - TimeBarHeight),
                        TimeBarHeight),
                 colour(failed          ? Role::Error
                            : cancelled ? Role::Muted
                                        : Role::Accent,
                        palette()),
                 {}, TimeBarHeight / 2.0, 0);
    }
    painter.setFont(captionFont());
    painter.setPen(colour(Role::Text, palette()));
    paintDigits(&painter, QRect(right - AttemptTimeWidth, 0, AttemptTimeWidth, AttemptHeight),
                m_runs ? QString() : TrafficText::duration(m_attempt.durationUs), Qt::AlignRight);
}

} // namespace bifrost::gui
