// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace bifrost::test {

/// What is in a ZIP archive, read by its directory; each checksum is right. Empty: it is no sound one.
/// Written apart from what makes them, as a test of it.
QMap<QString, QByteArray> unzipped(const QByteArray &archive);

} // namespace bifrost::test
