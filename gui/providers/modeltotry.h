// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bifrost::gui {

/// Of the models of a provider one that chats and, by its name, costs little; the first where no name says
/// so. Empty: there is none.
QString modelToTry(const QStringList &models);

} // namespace bifrost::gui
