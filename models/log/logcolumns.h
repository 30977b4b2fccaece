// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

struct sqlite3_stmt;

namespace bifrost {

/// Puts the row into the parameters of an insert statement. The texts are not copied: the row must stay until
/// the statement was run. `attempts` is room for the text made of the attempts. Gives SQLite's code.
int bindLogRow(sqlite3_stmt *statement, const LogRow &row, std::string &attempts);

/// The row that a statement over LogColumnNames stands on.
LogRow readLogRow(sqlite3_stmt *statement);

/// The columns in the order in which the two functions above use them.
extern const char LogColumnNames[];
extern const char LogColumnParameters[];

} // namespace bifrost
