// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QProcessEnvironment>
#include <QStringList>

#include "models/config/configuration.h"

namespace bifrost {

/// A provider that can be set up from the environment alone.
struct DetectableProvider
{
    QString provider;
    QStringList variables; ///< the first that is set gives the key
};

/// The providers that this version can both detect and talk to.
const std::vector<DetectableProvider> &detectableProviders();

/// For a configuration that names no provider: one for each that has its key in the environment.
std::vector<ProviderConfig> detectProviders(const std::vector<DetectableProvider> &detectable,
                                            const QProcessEnvironment &environment);

/// What is said about one of them.
QString detectionSentence(const ProviderConfig &provider);

} // namespace bifrost
