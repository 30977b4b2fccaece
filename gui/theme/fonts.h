// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// Type sizes, relative to the size the system chose.
namespace bifrost::gui {

QFont captionFont();
QFont captionStrongFont();
QFont mediumFont();
QFont strongFont();
QFont titleFont();
QFont bigFont();
QFont codeFont();

} // namespace bifrost::gui
