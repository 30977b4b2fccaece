// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"

#include <QStringList>

namespace bifrost::gui {

/// Where requests can go as it is configured, for people: "OpenAI (api.openai.com)". A value.
struct Destinations
{
    QStringList here; ///< servers on this computer
    QStringList away;

    static Destinations of(const Configuration &configuration);
};

} // namespace bifrost::gui
