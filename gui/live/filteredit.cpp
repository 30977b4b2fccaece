// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/filteredit.h"

#include "gui/theme/stylepaint.h"
#include "gui/theme/tokens.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int PillHeight = 20;
constexpr int PillSide = 1; // beyond the text; a blank lies between two of them

} // namespace

FilterEdit::FilterEdit(QWidget *parent) : QLineEdit(parent)
{
    setFrame(false);
    setPlaceholderText(tr("Filter: status:429 provider:openai"));
    setAccessibleName(tr("Filter"));
    setAccessibleDescription(tr("Conditions side by side: %1, or a text. A minus before one turns it round.")
                                 .arg(TrafficFilter::fields().join(u", "_s)));
    setToolTip(
        tr("<p>Conditions side by side, all of which must hold:</p><p><b>status:</b>4xx "
           "<b>provider:</b>openai <b>model:</b>gpt <b>path:</b>/v1/models <b>stream:</b>yes<br>"
           "<b>latency:</b>&gt;2s <b>first:</b>&gt;500ms <b>tokens:</b>&gt;1000 <b>cost:</b>&gt;0.01 "
           "<b>last:</b>5m<br><b>key: client: error: method: attempts: id:</b></p><p>A minus turns one "
           "round, commas mean “one of these”, <b>=</b> before a text means all of it. Anything else is "
           "searched for everywhere.</p>"));
    setMaxLength(1000);
    connect(this, &QLineEdit::textChanged, this, &FilterEdit::readText);
    connect(this, &QLineEdit::cursorPositionChanged, this, &FilterEdit::complaintChanged);
    updatePalette();
}

QString FilterEdit::complaint() const
{
    for (const TrafficFilter::Problem &problem : m_filter.problems()) {
        const bool beingTyped =
            !m_settled && hasFocus() && cursorPosition() == problem.begin + problem.length;
        if (!beingTyped)
            return problem.sentence;
    }
    return {};
}

bool FilterEdit::isFieldBegun() const
{
    if (m_settled || !hasFocus() || m_filter.tokens().empty())
        return false;
    const TrafficFilter::Token &last = m_filter.tokens().back();
    const QStringList fields = TrafficFilter::fields();
    return last.field.isEmpty() && cursorPosition() == last.end()
        && std::any_of(fields.begin(), fields.end(), [&last](const QString &field) {
               return field.startsWith(last.value, Qt::CaseInsensitive);
           });
}

void FilterEdit::readText()
{
    m_filter = TrafficFilter::parse(text());
    m_settled = false;
    colourText();
    Q_EMIT filterChanged();
    Q_EMIT complaintChanged();
}

/// QLineEdit has no formats of its own; those of an input method are drawn in the text all the same.
void FilterEdit::colourText()
{
    QList<QInputMethodEvent::Attribute> attributes;
    for (const TrafficFilter::Token &token : m_filter.tokens()) {
        if (token.field.isEmpty())
            continue;
        QTextCharFormat format;
        format.setForeground(colour(Role::Accent, palette()));
        const int name = int(token.field.size()) + 1 + (token.negated ? 1 : 0);
        attributes.append({QInputMethodEvent::TextFormat, token.begin - cursorPosition(), name, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        // Where the text begins follows from where the cursor is.
        const QString shown = text();
        const QFontMetricsF metrics(font());
        const qreal cursor = cursorRect().center().x() + 1;
        const qreal origin = cursor - metrics.horizontalAdvance(shown.left(cursorPosition()));
        for (const TrafficFilter::Token &token : m_filter.tokens()) {
            const auto isIt = [&token](const TrafficFilter::Problem &problem) {
                return problem.begin == token.begin;
            };
            const bool wrong = std::any_of(m_filter.problems().begin(), m_filter.problems().end(), isIt)
                && !complaint().isEmpty();
            if (token.field.isEmpty() && !wrong)
                continue;
            const qreal from = origin + metrics.horizontalAdvance(shown.left(token.begin));
            const qreal to = origin + metrics.horizontalAdvance(shown.left(token.end()));
            const QRectF pill(from - PillSide, (height() - PillHeight) / 2.0, to - from + 2 * PillSide,
                              PillHeight);
            paintBox(&painter, pill, colour(wrong ? Role::ErrorSoft : Role::AccentSoft, palette()), {},
                     ChipRadius, 0);
        }
    }
    QLineEdit::paintEvent(event);
}

bool FilterEdit::event(QEvent *event)
{
    // Else Escape would be the shortcut of the page, and close the details from here.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        break;
    case Qt::Key_Down:
        Q_EMIT left();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_settled = true;
        Q_EMIT complaintChanged();
        if (complaint().isEmpty())
            Q_EMIT left();
        break;
    default:
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void FilterEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focusChanged();
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_settled = true;
    Q_EMIT focusChanged();
    Q_EMIT complaintChanged();
}

void FilterEdit::updatePalette()
{
    QPalette colours;
    colours.setColor(QPalette::Base, Qt::transparent);
    setPalette(colours);
}

void FilterEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !text().isEmpty())
        colourText();
}

} // namespace bifrost::gui
