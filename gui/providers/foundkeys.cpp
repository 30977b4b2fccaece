// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/foundkeys.h"

#include "gateway/gateway.h"
#include "models/config/configstate.h"

#include <QProcessEnvironment>

#include <algorithm>

namespace bifrost::gui {

std::vector<EnvironmentKey> foundKeys(const ConfigState &state)
{
    std::vector<EnvironmentKey> keys =
        environmentKeys(QProcessEnvironment::systemEnvironment(), state.configuration.providers);
    std::erase_if(keys, [](const EnvironmentKey &key) {
        return std::ranges::count(Gateway::providerKinds(), key.provider, &ProviderKind::name) == 0;
    });
    return keys;
}

} // namespace bifrost::gui
