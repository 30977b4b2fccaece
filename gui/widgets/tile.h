// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tone.h"

#include <QFrame>

class QVBoxLayout;

namespace bifrost::gui {

class BudgetBar;
class NumberLabel;
class Sparkline;
class SymbolLabel;
class TextLabel;

/// One number of the day in a card: label, figure, trend in words; at its side a course, or below it a
/// budget.
class Tile : public QFrame
{
    Q_OBJECT

public:
    explicit Tile(const QString &label, QWidget *parent = nullptr);

    void setFigure(const QString &figure, const QString &unit = {});
    void setTrend(const QString &symbol, Tone tone, const QString &change, const QString &words);
    void setAside(const QString &text); ///< small, at the end of the label
    void setCourse(const QList<double> &values, Role ink = Role::Accent);
    BudgetBar *showBudget(); ///< in place of trend and course

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    TextLabel *m_label;
    TextLabel *m_aside;
    NumberLabel *m_figure;
    TextLabel *m_unit;
    SymbolLabel *m_trendMark;
    TextLabel *m_change;
    TextLabel *m_words;
    Sparkline *m_course;
    BudgetBar *m_budget;
};

} // namespace bifrost::gui
