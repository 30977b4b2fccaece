// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <sys/types.h>

namespace bifrost {

/// The file that says which process has a data folder. It is held by a lock of the system's, which ends with
/// its process: what an earlier program left behind, whole, cut or empty, stands in nobody's way. QLockFile
/// goes by what is written, and at its end removes what lies at the path, whoever's it is by then. A member
/// of SingleInstance.
class InstanceLock
{
public:
    explicit InstanceLock(const QString &path) : m_path(path) { }
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// False: another process holds it. The error has the system's reason alone.
    Result<bool> take();

    /// The file that is held lies at its path still. Else the folder was moved, and somebody may have another
    /// one there.
    bool isInPlace() const;

    /// Whose the file at the path is by what it says, whether he still runs or not; 0: it does not say.
    static qint64 owner(const QString &path);

private:
    const QString m_path;
    int m_fd = -1;
};

} // namespace bifrost
