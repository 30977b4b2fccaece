// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

#include <QWidget>

#include <vector>

namespace bifrost::gui {

/// Where the time of a request went: waiting for a place, for a connection, for the first byte, and the
/// answer itself. A bar and a legend that says the same in words and numbers.
class PhaseBar : public QWidget
{
    Q_OBJECT

public:
    explicit PhaseBar(QWidget *parent = nullptr);

    void setRow(const LogRow &row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Phase
    {
        QString name;
        std::int64_t us = 0;
        int shade = 0; ///< which colour
    };

    std::vector<Phase> m_phases;
    std::int64_t m_totalUs = 0;
};

} // namespace bifrost::gui
