// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace bifrost::test {

/// One component in one state. States that only a mouse or the focus brings are put on for the picture.
struct Exhibit
{
    enum class State { Plain, Hovered, Pressed, Focused };

    QWidget *widget;
    State state = State::Plain;
};

/// One line of the gallery.
struct ExhibitRow
{
    QString title;
    QList<Exhibit> exhibits;
    bool wide = false; ///< its widgets share the width
};

} // namespace bifrost::test
