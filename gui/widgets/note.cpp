// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/note.h"

#include "gui/theme/stylepaint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int NoteLeastHeight = 42;
constexpr int NoteEdgeAlpha = 110;

} // namespace

Note::Note(QWidget *parent) : MessageStrip(parent)
{
    setMinimumHeight(NoteLeastHeight);
    row()->setContentsMargins(10, 6, 8, 6);
    row()->setSpacing(9);
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor edge = colour(look().ink, palette());
    edge.setAlpha(NoteEdgeAlpha);
    paintBox(&painter, rect(), colour(look().field, palette()), edge, ControlRadius);
}

} // namespace bifrost::gui
