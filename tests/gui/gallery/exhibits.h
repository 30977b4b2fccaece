// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery/exhibit.h"

namespace bifrost::test {

/// The parts of the gallery. What they make belongs to the sheet they are put on.
QList<ExhibitRow> buttonExhibits();
QList<ExhibitRow> fieldExhibits();
QList<ExhibitRow> viewExhibits();
QList<ExhibitRow> messageExhibits();

} // namespace bifrost::test
