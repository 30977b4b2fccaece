// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/autodetection.h"

namespace bifrost {

using namespace Qt::StringLiterals;

const std::vector<DetectableProvider> &detectableProviders()
{
    static const std::vector<DetectableProvider> providers{
        {u"mistral"_s, {u"MISTRAL_API_KEY"_s, u"MISTRAL_KEY"_s}},
        {u"openai"_s, {u"OPENAI_API_KEY"_s, u"OPENAI_KEY"_s}},
    };
    return providers;
}

std::vector<ProviderConfig> detectProviders(const std::vector<DetectableProvider> &detectable,
                                            const QProcessEnvironment &environment)
{
    std::vector<ProviderConfig> providers;
    for (const DetectableProvider &candidate : detectable) {
        for (const QString &variable : candidate.variables) {
            const QByteArray value = environment.value(variable).trimmed().toUtf8();
            if (value.isEmpty())
                continue;
            KeyConfig key;
            key.name = variable + "_auto_detected"_L1;
            key.id = key.name;
            key.value = {Secret(std::string_view(value.constData(), std::size_t(value.size()))),
                         u"env."_s + variable};
            ProviderConfig provider;
            provider.name = candidate.provider;
            provider.keys.push_back(std::move(key));
            providers.push_back(std::move(provider));
            break;
        }
    }
    return providers;
}

QString detectionSentence(const ProviderConfig &provider)
{
    return u"No provider is configured; %1 is used with the key in %2."_s.arg(
        provider.name, provider.keys.front().value.reference.mid(4));
}

} // namespace bifrost
