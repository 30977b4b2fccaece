// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QProcessEnvironment>
#include <QString>

#include "models/config/configuration.h"

namespace bifrost {

/// A key that stands in the environment and that nobody uses yet. Holds the name of the variable, not its
/// value.
struct EnvironmentKey
{
    QString provider;
    QString variable;

    QString reference() const { return QStringLiteral("env.") + variable; }

    friend bool operator==(const EnvironmentKey &, const EnvironmentKey &) = default;
};

/// Keys that can be offered, one per provider. Unlike detectProviders() this sets nothing up by itself, so it
/// looks for all providers that are known by the name of their variable.
std::vector<EnvironmentKey> environmentKeys(const QProcessEnvironment &environment,
                                            const std::vector<ProviderConfig> &providers);

} // namespace bifrost
