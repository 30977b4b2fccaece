// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/providerhint.h"

#include "gui/providers/foundkeys.h"
#include "models/config/configstate.h"
#include "models/config/providerkind.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int MostNamed = 3;
const QString VariableMark = u"env."_s;

struct HintTexts
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::ProviderHint)
};

ProviderHint withoutProviders(const ConfigState &state)
{
    ProviderHint hint{HintTexts::tr("No provider is set up yet."), HintTexts::tr("Set up providers"), {}};
    const std::vector<EnvironmentKey> keys = foundKeys(state);
    if (!keys.empty()) {
        hint.sentence = HintTexts::tr("A key was found in %1: %2 is set up with one click.")
                            .arg(keys.front().variable, providerTitle(keys.front().provider));
    }
    return hint;
}

} // namespace

ProviderHint providerHint(const ConfigState &state)
{
    const std::vector<ProviderConfig> &providers = state.configuration.providers;
    if (providers.empty())
        return withoutProviders(state);
    if (providers.size() == 1) {
        const ProviderConfig &only = providers.front();
        const QString title = providerTitle(only.name);
        const QString reference = only.keys.empty() ? QString() : only.keys.front().value.reference;
        return {reference.startsWith(VariableMark) ? HintTexts::tr("%1 is set up with the key in %2.")
                                                         .arg(title, reference.mid(VariableMark.size()))
                                                   : HintTexts::tr("%1 is set up.").arg(title),
                HintTexts::tr("Open %1").arg(title), only.name};
    }
    QStringList titles;
    for (const ProviderConfig &provider : providers) {
        if (titles.size() == MostNamed)
            break;
        titles += providerTitle(provider.name);
    }
    const int more = int(providers.size()) - int(titles.size());
    return {more > 0 ? HintTexts::tr("%1 and %n more are set up.", nullptr, more).arg(titles.join(u", "_s))
                     : HintTexts::tr("%1 are set up.").arg(QLocale().createSeparatedList(titles)),
            HintTexts::tr("Open providers"),
            {}};
}

} // namespace bifrost::gui
