// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configcommand.h"

namespace bifrost {

using namespace Qt::StringLiterals;

QString sectionName(ConfigSection section)
{
    switch (section) {
    case ConfigSection::Client:
        return u"client"_s;
    case ConfigSection::Server:
        return u"server"_s;
    case ConfigSection::Framework:
        return u"framework"_s;
    }
    return {};
}

} // namespace bifrost
