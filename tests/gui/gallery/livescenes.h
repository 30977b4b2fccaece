// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QDir>

namespace bifrost::test {

/// Writes pictures of the whole window with the live page in front: empty, typical, with an error. False: one
/// could not be written.
bool writeLiveScenes(const QDir &folder, gui::Theme::Preference scheme, int ratio);

} // namespace bifrost::test
