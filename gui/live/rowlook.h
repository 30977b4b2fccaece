// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"
#include "models/log/logrow.h"

#include <QString>

#include <optional>

namespace bifrost::gui {

/// How the state of a request looks: mark, colours, tint of its row. Meaning never hangs on colour alone.
struct RowLook
{
    QString symbol;
    Role mark = Role::Muted;
    Role ink = Role::Text;
    std::optional<Role> tint;
    bool strong = false; ///< the status stands out
};

RowLook lookOf(const LogRow &row);

} // namespace bifrost::gui
