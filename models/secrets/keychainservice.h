// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

namespace bifrost {

/// What the session bus tells of keychains. Every question is answered from the event loop, once and within
/// seconds, unless this object is gone by then.
class KeychainService : public QObject
{
    Q_OBJECT

public:
    enum class Collection { Unknown, Open, Locked, None };

    /// Whether there is a keychain, running or ready to be started.
    void ask(std::function<void(bool present)> callback);

    /// How the collection stands that entries are put into.
    void askCollection(std::function<void(Collection)> callback);
};

} // namespace bifrost
