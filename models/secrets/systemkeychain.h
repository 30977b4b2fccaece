// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/secrets/keychain.h"

namespace bifrost {

/// The keychain of this system by way of QtKeychain: the Secret Service or KWallet on Linux. QtKeychain tells
/// neither a locked keychain from an empty one nor a missing one from a broken one, so the session bus is
/// asked too.
class SystemKeychain : public Keychain
{
public:
    SystemKeychain();
    ~SystemKeychain() override;

    void read(const QString &entry, Callback callback) override;
    void write(const QString &entry, const Secret &value, Callback callback) override;
    void find(std::function<void(bool present)> callback) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bifrost
