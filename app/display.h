// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QProcessEnvironment;

namespace bifrost {

/// Where windows can appear, found out before Qt tries it: Qt ends the process where it cannot.
struct Display
{
    QString missing; ///< why there is none, as the part of a sentence; empty: there is one
    QByteArray platform; ///< to be put into QT_QPA_PLATFORM, as Qt would try another one; empty: leave it
};

Display findDisplay(const QProcessEnvironment &environment);

} // namespace bifrost
