// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace bifrost {

/// One file of a support bundle. A plain value.
struct SupportFile
{
    QString name; ///< "logs/bifrost.log"
    QString about; ///< a sentence in English for whoever decides whether to hand it on
    QByteArray content;
};

using SupportFiles = std::vector<SupportFile>;

} // namespace bifrost
