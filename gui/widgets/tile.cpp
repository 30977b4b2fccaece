// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/tile.h"

#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/budgetbar.h"
#include "gui/widgets/numberlabel.h"
#include "gui/widgets/sparkline.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int TileHeight = 96;
constexpr int TilePadding = 14;
constexpr int TrendMark = 12;
constexpr int LeastTileWidth = 180;

} // namespace

Tile::Tile(const QString &label, QWidget *parent)
    : QFrame(parent)
    , m_label(new TextLabel(label, Role::Muted, TextLabel::Size::CaptionStrong, this))
    , m_aside(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_figure(new NumberLabel(this))
    , m_unit(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_trendMark(new SymbolLabel(TrendMark, this))
    , m_change(new TextLabel({}, Role::Muted, TextLabel::Size::CaptionStrong, this))
    , m_words(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_course(new Sparkline(this))
    , m_budget(new BudgetBar(this))
{
    setMinimumSize(LeastTileWidth, TileHeight);
    m_figure->setBig();
    m_budget->setAccessibleName(label);
    auto *top = new QHBoxLayout;
    top->addWidget(m_label);
    top->addStretch();
    top->addWidget(m_aside);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(6);
    middle->addWidget(m_figure);
    middle->addWidget(m_unit, 0, Qt::AlignBottom);
    middle->addStretch();
    middle->addWidget(m_course, 0, Qt::AlignBottom);
    // The small unit stands on the line of the large figure.
    m_unit->setContentsMargins(0, 0, 0,
                               QFontMetrics(bigFont()).descent() - QFontMetrics(captionFont()).descent());
    auto *trend = new QHBoxLayout;
    trend->setSpacing(4);
    trend->addWidget(m_trendMark);
    trend->addWidget(m_change);
    trend->addWidget(m_words);
    trend->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(TilePadding, TilePadding - 4, TilePadding, TilePadding - 4);
    column->setSpacing(2);
    column->addLayout(top);
    column->addLayout(middle);
    column->addStretch();
    column->addLayout(trend);
    column->addWidget(m_budget);
    for (QWidget *part : {static_cast<QWidget *>(m_unit), static_cast<QWidget *>(m_trendMark),
                          static_cast<QWidget *>(m_course), static_cast<QWidget *>(m_budget)})
        part->hide();
}

void Tile::setFigure(const QString &figure, const QString &unit)
{
    m_figure->setNumber(figure);
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    describe();
}

void Tile::setTrend(const QString &symbol, Tone tone, const QString &change, const QString &words)
{
    const Role ink = lookOf(tone).ink;
    m_trendMark->setSymbol(symbol, ink);
    m_trendMark->setVisible(!symbol.isEmpty());
    m_change->setInk(ink);
    m_change->setText(change);
    m_change->setVisible(!change.isEmpty());
    m_words->setText(words);
    describe();
}

void Tile::setAside(const QString &text)
{
    m_aside->setText(text);
}

void Tile::setCourse(const QList<double> &values, Role ink)
{
    m_course->setValues(values, ink);
    m_course->setVisible(values.size() > 1);
}

BudgetBar *Tile::showBudget()
{
    m_course->hide();
    m_trendMark->hide();
    m_change->hide();
    m_words->hide();
    m_budget->show();
    return m_budget;
}

void Tile::describe()
{
    QStringList spoken{m_figure->text(), m_unit->text(), m_change->text(), m_words->text()};
    spoken.removeAll(QString());
    setAccessibleName(m_label->text());
    setAccessibleDescription(spoken.join(u' '));
}

QSize Tile::sizeHint() const
{
    return QFrame::sizeHint().expandedTo({LeastTileWidth, TileHeight});
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), colour(Role::Surface, palette()), colour(Role::Line, palette()), CardRadius);
}

} // namespace bifrost::gui
