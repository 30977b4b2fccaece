// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/localsearch.h"

namespace bifrost {

void LocalSearch::take(const std::vector<LocalServer> &servers)
{
    m_servers = servers;
    m_over = true;
    Q_EMIT finished();
}

} // namespace bifrost
