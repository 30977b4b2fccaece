// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QDir>
#include <QSize>

namespace bifrost::test {

/// Writes pictures of the whole window with the live page in front: empty, typical, with an error. False: one
/// could not be written.
bool writeLiveScenes(const QDir &folder, const QString &suffix, gui::Theme::Preference scheme, int ratio,
                     QSize size);

} // namespace bifrost::test
