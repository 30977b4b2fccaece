// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/filterbar.h"

#include "gui/icons/themedicon.h"
#include "gui/live/filteredit.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/symbollabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int FilterIconSide = 16;
constexpr int ComplaintIconSide = 13;

/// What the quick ones stand for, in the language of the filter.
const QStringList &quickFilters()
{
    static const QStringList filters{QString(), u"status:error"_s, u"stream:yes"_s, u"latency:>2s"_s};
    return filters;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_box(new QWidget(this))
    , m_edit(new FilterEdit(m_box))
    , m_clear(new QToolButton(m_box))
    , m_segments(new Segmented(this))
    , m_complaintRow(new QWidget(this))
    , m_complaint(new QLabel(m_complaintRow))
{
    auto *mark = new SymbolLabel(FilterIconSide, m_box);
    mark->setSymbol(u"filter"_s, Role::Muted);
    m_clear->setIcon(themedIcon(u"clear"_s));
    m_clear->setAutoRaise(true);
    m_clear->setAccessibleName(tr("Clear filter"));
    m_clear->setToolTip(tr("Clear filter"));
    m_clear->setFixedSize(ControlHeight - 6, ControlHeight - 6);
    m_box->setFixedHeight(ControlHeight);
    m_box->installEventFilter(this);
    auto *box = new QHBoxLayout(m_box);
    box->setContentsMargins(6, 1, 3, 1);
    box->setSpacing(8);
    box->addWidget(mark);
    box->addWidget(m_edit, 1);
    box->addWidget(m_clear);

    m_segments->setAccessibleName(tr("Quick filters"));
    m_segments->addSegment(tr("All"));
    m_segments->addSegment(tr("Errors"));
    m_segments->addSegment(tr("Streaming"));
    m_segments->addSegment(tr("Slow"), tr("Took longer than two seconds"));

    auto *octagon = new SymbolLabel(ComplaintIconSide, m_complaintRow);
    octagon->setSymbol(u"statuserror"_s, Role::Error);
    m_complaint->setFont(captionFont());
    m_complaint->setWordWrap(true);
    auto *words = new QHBoxLayout(m_complaintRow);
    words->setContentsMargins(8, 4, 0, 0);
    words->setSpacing(6);
    words->addWidget(octagon);
    words->addWidget(m_complaint, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_box, 1);
    row->addWidget(m_segments);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_complaintRow);

    connect(m_edit, &FilterEdit::filterChanged, this, [this] {
        m_clear->setVisible(!m_edit->text().isEmpty());
        Q_EMIT filterChanged();
    });
    connect(m_edit, &FilterEdit::complaintChanged, this, &FilterBar::showComplaint);
    connect(m_edit, &FilterEdit::focusChanged, m_box, qOverload<>(&QWidget::update));
    connect(m_segments, &Segmented::currentChanged, this, &FilterBar::filterChanged);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_edit->clear();
        m_edit->setFocus();
    });
    m_clear->hide();
    m_complaintRow->hide();
    updateColours();
}

TrafficFilter FilterBar::filter() const
{
    const QString quick = quickFilters().value(m_segments->current());
    // A quote that is not closed must not swallow the quick one: it comes first.
    return quick.isEmpty() ? m_edit->filter() : TrafficFilter::parse(quick + u' ' + m_edit->text());
}

bool FilterBar::isEmpty() const
{
    return m_segments->current() <= 0 && m_edit->filter().isEmpty();
}

void FilterBar::clear()
{
    m_edit->clear();
    m_segments->setCurrent(0);
}

void FilterBar::addCondition(const QString &field, const QString &value, bool negated)
{
    const QString condition = TrafficFilter::written(field, value, negated);
    QString text = m_edit->text();
    const auto &tokens = m_edit->filter().tokens();
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        if (text.mid(token->begin, token->length) == condition)
            return;
        if (token->field == field && !token->negated && !negated)
            text.remove(token->begin, token->length);
    }
    m_edit->setText((text.trimmed() + u' ' + condition).trimmed() + u' ');
}

QString FilterBar::complaint() const
{
    return m_complaint->text();
}

void FilterBar::showComplaint()
{
    const QString complaint = m_edit->complaint();
    if (complaint == m_complaint->text() && m_complaintRow->isHidden() == complaint.isEmpty())
        return;
    m_complaint->setText(complaint);
    m_complaintRow->setVisible(!complaint.isEmpty());
    m_box->update();
    m_edit->update();
}

void FilterBar::updateColours()
{
    QPalette colours = m_complaint->palette();
    const QColor ink = colour(Role::Error, palette());
    if (colours.color(QPalette::WindowText) == ink)
        return;
    colours.setColor(QPalette::WindowText, ink);
    m_complaint->setPalette(colours);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::Paint) {
        QPainter painter(m_box);
        const bool wrong = !m_complaintRow->isHidden();
        const bool focused = m_edit->hasFocus();
        const Role line = wrong ? Role::Error : focused ? Role::Accent : Role::Outline;
        paintBox(&painter, m_box->rect(), fieldBase(palette()), colour(line, palette()), ControlRadius,
                 wrong || focused ? FocusWidth : 1);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bifrost::gui
