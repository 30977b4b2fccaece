// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace bifrost {

/// A kind of provider that this version can talk to.
struct ProviderKind
{
    QString name; ///< as the configuration calls it
    QString baseUrl; ///< empty: the user has to give one
    bool needsKey = true;
};

using ProviderKinds = std::vector<ProviderKind>;

/// What people call a provider: "OpenAI" for openai; the name itself for one that is not known.
QString providerTitle(const QString &name);

/// Where a server of this kind listens unless it was told otherwise; empty for what is not on this computer.
QString usualLocalUrl(const QString &name);

} // namespace bifrost
