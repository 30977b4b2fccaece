// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/gallery.h"

#include "gui/theme/tokens.h"
#include "gui/widgets/textlabel.h"
#include "tests/gui/gallery/exhibits.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace bifrost::test {

namespace {

constexpr int SheetWidth = 590;
constexpr int SheetMargin = 20;

void put(const Exhibit &exhibit, bool on)
{
    switch (exhibit.state) {
    case Exhibit::State::Plain:
        break;
    case Exhibit::State::Hovered:
        exhibit.widget->setAttribute(Qt::WA_UnderMouse, on);
        break;
    case Exhibit::State::Pressed:
        exhibit.widget->setAttribute(Qt::WA_UnderMouse, on);
        if (auto *button = qobject_cast<QAbstractButton *>(exhibit.widget))
            button->setDown(on);
        break;
    case Exhibit::State::Focused:
        if (on)
            exhibit.widget->setFocus(Qt::TabFocusReason);
        break;
    }
}

QPixmap emptyPixmap(const QSize &size, qreal ratio)
{
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

} // namespace

Gallery::Gallery(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(SheetWidth);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(SheetMargin, SheetMargin / 2, SheetMargin, SheetMargin);
    column->setSpacing(6);
    for (const auto &part : {buttonExhibits(), fieldExhibits(), viewExhibits(), messageExhibits()}) {
        for (const ExhibitRow &row : part)
            add(row);
    }
    column->addStretch();
}

void Gallery::add(ExhibitRow row)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    using gui::TextLabel;
    if (!row.title.isEmpty())
        column->addWidget(new TextLabel(row.title, gui::Role::Muted, TextLabel::Size::CaptionStrong, this));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (const Exhibit &exhibit : row.exhibits)
        line->addWidget(exhibit.widget, row.wide ? 1 : 0);
    if (!row.wide)
        line->addStretch();
    column->addLayout(line);
    m_rows.append(std::move(row));
}

QPixmap Gallery::picture(qreal ratio)
{
    show();
    activateWindow();
    resize(width(), heightForWidth(width())); // adjustSize() stops at two thirds of the screen
    QApplication::processEvents();
    setAttribute(Qt::WA_KeyboardFocusChange);
    for (const ExhibitRow &row : m_rows) {
        for (const Exhibit &exhibit : row.exhibits) {
            if (exhibit.state != Exhibit::State::Focused)
                put(exhibit, true);
        }
    }
    setFocus();
    QPixmap sheet = emptyPixmap(size(), ratio);
    render(&sheet);
    QPainter painter(&sheet);
    // Only one widget has the focus at a time.
    for (const ExhibitRow &row : m_rows) {
        for (const Exhibit &exhibit : row.exhibits) {
            if (exhibit.state != Exhibit::State::Focused)
                continue;
            put(exhibit, true);
            const QRect place(exhibit.widget->mapTo(this, QPoint()), exhibit.widget->size());
            QPixmap part = emptyPixmap(place.size(), ratio);
            part.fill(palette().color(QPalette::Base));
            exhibit.widget->render(&part, {}, {}, DrawChildren);
            painter.drawPixmap(place.topLeft(), part);
        }
    }
    return sheet;
}

} // namespace bifrost::test
