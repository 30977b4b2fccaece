// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/messagestrip.h"

namespace bifrost::gui {

/// A message inside a page or a card: the same as an info bar, but part of what it talks about.
class Note : public MessageStrip
{
    Q_OBJECT

public:
    explicit Note(QWidget *parent = nullptr);

    void clear() { forget(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bifrost::gui
