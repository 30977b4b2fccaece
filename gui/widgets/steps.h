// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tone.h"

#include <QList>
#include <QWidget>

namespace bifrost::gui {

/// Steps of a test: mark, name, how long it took or what came out; on one line where there is room for the
/// words, else on several. Steps that were not reached
/// have no mark yet. Screen readers get them as one text.
class Steps : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString name;
        QString result; ///< "38 ms", "61 found", "2 of 3"
        Tone tone = Tone::Neutral; ///< Neutral: not reached; Busy: under way
    };

    explicit Steps(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    const QList<Step> &steps() const { return m_steps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int columnsIn(int width) const;
    int rowHeight() const; ///< of one row of steps
    int stepAt(const QPoint &at) const;
    QRect rectOf(int step) const;
    void paintStep(QPainter *painter, int step) const;

    QList<Step> m_steps;
};

} // namespace bifrost::gui
