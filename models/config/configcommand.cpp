// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configcommand.h"

namespace bifrost {

using namespace Qt::StringLiterals;

QString sectionName(ConfigSection section)
{
    // In the order of ConfigSection.
    static const std::array names{u"client"_s, u"server"_s, u"framework"_s, u"logs_store"_s,
                                  u"auth_config"_s};
    static_assert(names.size() == AllSections.size());
    return names.at(std::size_t(section));
}

} // namespace bifrost
