// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/clipping.h"

#include "gui/widgets/badge.h"
#include "gui/widgets/fittinglabel.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->currentText();
    return {};
}

QSize neededSize(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (label && label->wordWrap())
        return {0, label->heightForWidth(label->width())};
    const auto *badge = qobject_cast<const gui::Badge *>(widget);
    const bool mayBeCut = (badge && badge->mayBeCut()) || qobject_cast<const gui::FittingLabel *>(widget);
    const bool isWhole = label && !mayBeCut; // else its tooltip has all of it
    return widget->minimumSizeHint().expandedTo(isWhole ? label->sizeHint() : QSize());
}

QString describe(const QWidget *widget)
{
    return u"%1 \"%2\""_s.arg(QString::fromLatin1(widget->metaObject()->className()), textOf(widget));
}

} // namespace

QStringList clippedTexts(const QWidget &root)
{
    QStringList clipped;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible() || textOf(widget).isEmpty())
            continue;
        const QSize needed = neededSize(widget);
        if (widget->width() < needed.width() || widget->height() < needed.height())
            clipped += u"%1 has %2x%3, needs %4x%5"_s.arg(describe(widget))
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(needed.width())
                           .arg(needed.height());
    }
    return clipped;
}

QStringList namelessWidgets(const QWidget &root)
{
    QStringList nameless;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            nameless += describe(widget) + u" in "_s
                + QString::fromLatin1(widget->parentWidget()->metaObject()->className());
    }
    return nameless;
}

} // namespace bifrost::test
