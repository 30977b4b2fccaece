// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QWidget>

namespace bifrost::gui {

/// How much of a limit is used: solid what is spent, hatched what is reserved, a tick where the forecast
/// ends. Amber from 80 %, red from 100 %; the tick is red when it lies beyond the limit. The owner says in
/// setAccessibleName() what the bar measures; the figures become its description.
class BudgetBar : public QWidget
{
    Q_OBJECT

public:
    struct Shares
    {
        double used = 0; ///< of the limit: 0 to 1, more when it is overspent
        double reserved = 0;
        double forecast = -1; ///< negative: there is none
    };

    explicit BudgetBar(QWidget *parent = nullptr);

    void setShares(const Shares &shares);
    const Shares &shares() const { return m_shares; }

    /// The colour that goes with a share, for the figure beside the bar.
    static Role inkOf(double used);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Shares m_shares;
};

} // namespace bifrost::gui
