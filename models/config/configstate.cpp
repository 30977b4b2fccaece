// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configstate.h"

#include <algorithm>

namespace bifrost {

using namespace Qt::StringLiterals;

const ProviderConfig *ConfigState::provider(const QString &name) const
{
    const auto found = std::ranges::find(configuration.providers, name.toLower(), &ProviderConfig::name);
    return found == configuration.providers.end() ? nullptr : &*found;
}

const StoredProvider *ConfigState::storedProvider(const QString &name) const
{
    const auto found = stored.providers.find(name.toLower());
    return found == stored.providers.end() ? nullptr : &*found;
}

QString ConfigState::providerRevision(const QString &name) const
{
    return revisions.value("providers/"_L1 + name.toLower());
}

QString ConfigState::sectionRevision(ConfigSection section) const
{
    return revisions.value(sectionName(section));
}

QString ConfigState::revisionOf(const QStringList &subjects) const
{
    QStringList all;
    for (const QString &subject : subjects)
        all.append(revisions.value(subject, u"none"_s));
    return all.join(u'.');
}

} // namespace bifrost
