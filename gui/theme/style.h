// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionSpinBox;

namespace bifrost::gui {

/// Fusion with our flat surfaces: buttons, fields, marks, tabs, headers of tables, menus, scroll bars. All
/// colours come from the tokens of the widget's own palette. Owned by the application once it is set.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    void polish(QWidget *widget) override;
    void polish(QApplication *application) override;
    using QProxyStyle::polish;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static QRect spinRect(const QStyleOptionSpinBox &option, SubControl sub);
    void paintFocusOf(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;

    bool m_showMnemonics = false;
};

} // namespace bifrost::gui
