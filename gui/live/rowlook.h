// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"
#include "models/log/logrow.h"

#include <QString>

#include <optional>

namespace bifrost::gui {

/// How the end of a request looks in a table: mark, colour, tint of the row. Meaning never hangs on colour
/// alone.
struct RowLook
{
    QString symbol;
    Role ink = Role::Text;
    std::optional<Role> tint;
    bool strong = false; ///< the status stands out
};

RowLook lookOf(const LogRow &row);

} // namespace bifrost::gui
