// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tone.h"

#include <QList>
#include <QWidget>

namespace bifrost::gui {

/// Steps of a test on one line: mark, name, how long it took or what came out. Steps that were not reached
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

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int stepAt(int x) const;
    QRect rectOf(int step) const;
    void paintStep(QPainter *painter, int step) const;

    QList<Step> m_steps;
};

} // namespace bifrost::gui
