// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace bifrost::gui {

/// How the tables of rows are: no frame, no grid, one row chosen as a whole, Tab leads on, rows all of one
/// height, which spares a measurement for each.
void makeRowTable(QTableView *table, int rowHeight);

} // namespace bifrost::gui
