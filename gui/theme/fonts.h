// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// Type sizes, relative to the size the system chose.
namespace bifrost::gui {

/// Where no desktop says which font it uses, the generic one of the platform stands in for it: then one of
/// ours at our size takes its place. Before the first window.
void replaceGenericFont();

QFont captionFont();
QFont captionStrongFont();
QFont mediumFont();
QFont strongFont();
QFont titleFont();
QFont bigFont();
QFont codeFont();

} // namespace bifrost::gui
