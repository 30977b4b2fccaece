// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {
struct ConfigState;
}

namespace bifrost::gui {

/// Which providers there are, for somebody who sees no request yet, and where to go on.
struct ProviderHint
{
    QString sentence;
    QString verb;
    QString provider; ///< to be opened; empty: the page as a whole
};

ProviderHint providerHint(const ConfigState &state);

} // namespace bifrost::gui
