// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

class QProcessEnvironment;

namespace bifrost {

/// Where windows can appear, found out before Qt tries it: Qt ends the process where it cannot.
struct Display
{
    QString missing; ///< why there is none, as the part of a sentence; empty: there is one
    /// The connection that found it. A bare X server starts anew when its last visitor leaves, and turns
    /// those away who come meanwhile: to be held until the windows have their own.
    std::shared_ptr<void> held = {};
    QByteArray platform =
        {}; ///< to be put into QT_QPA_PLATFORM, as Qt would try another one; empty: leave it
};

Display findDisplay(const QProcessEnvironment &environment);

} // namespace bifrost
