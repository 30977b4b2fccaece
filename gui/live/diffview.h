// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/linesview.h"
#include "models/traffic/wirediff.h"

namespace bifrost::gui {

class JsonHighlighter;

/// What was taken out of a body and what was put in, with the numbers of the lines on both sides.
class DiffView : public LinesView
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const WireDiff &diff);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintGutter(QPainter *painter, const QRect &place, int line) override;
    QColor ground(int line) const override;
    void changeEvent(QEvent *event) override;

private:
    std::vector<WireDiff::Line> m_lines;
    JsonHighlighter *m_highlighter;
};

} // namespace bifrost::gui
