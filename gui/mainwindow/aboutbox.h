// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace bifrost::gui {

/// Name, version, licence. Not modal to anything but its parent.
void showAbout(QWidget *parent, const QString &version);

} // namespace bifrost::gui
