// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QPlainTextEdit>

namespace bifrost::gui {

/// Lines of code to read and copy, with a gutter at their left that a subclass draws. Left to right in every
/// language.
class LinesView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LinesView(int gutterWidth, QWidget *parent = nullptr);

protected:
    /// In the gutter, beside the line with that number.
    virtual void paintGutter(QPainter *painter, const QRect &place, int line) = 0;
    virtual void gutterClicked(int line);

    /// Behind a whole line; nothing by default.
    virtual QColor ground(int line) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Gutter;
    void placeGutter();
    void paintGutterOn(QPainter *painter);
    void updateColours();

    /// Calls it with each line that can be seen and where it is.
    template <typename Look>
    void forVisibleLines(Look look) const;

    const int m_gutterWidth;
    QWidget *m_gutter;
};

} // namespace bifrost::gui
