// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"
#include "gui/widgets/message.h"

namespace bifrost::gui {

/// How a kind of message looks: its mark, its ink, the field it stands on.
struct MessageLook
{
    QString symbol;
    Role ink;
    Role field;
};

MessageLook lookOf(Message::Kind kind);

/// Lead and sentence as rich text, the lead in bold; what they say is escaped.
QString richTextOf(const Message &message);

/// Lead and sentence as they are read aloud.
QString plainTextOf(const Message &message);

} // namespace bifrost::gui
