// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/environmentkeys.h"

#include <algorithm>

#include <QStringList>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

struct Candidate
{
    QString provider;
    QStringList variables; ///< the first that is set is the one
};

const std::vector<Candidate> &candidates()
{
    static const std::vector<Candidate> all{
        {u"cerebras"_s, {u"CEREBRAS_API_KEY"_s}},
        {u"deepseek"_s, {u"DEEPSEEK_API_KEY"_s}},
        {u"fireworks"_s, {u"FIREWORKS_API_KEY"_s}},
        {u"groq"_s, {u"GROQ_API_KEY"_s}},
        {u"huggingface"_s, {u"HF_TOKEN"_s, u"HUGGINGFACE_API_KEY"_s}},
        {u"mistral"_s, {u"MISTRAL_API_KEY"_s, u"MISTRAL_KEY"_s}},
        {u"nebius"_s, {u"NEBIUS_API_KEY"_s}},
        {u"openai"_s, {u"OPENAI_API_KEY"_s, u"OPENAI_KEY"_s}},
        {u"openrouter"_s, {u"OPENROUTER_API_KEY"_s}},
        {u"parasail"_s, {u"PARASAIL_API_KEY"_s}},
        {u"perplexity"_s, {u"PERPLEXITY_API_KEY"_s}},
        {u"xai"_s, {u"XAI_API_KEY"_s}},
    };
    return all;
}

bool isUsed(const QString &reference, const std::vector<ProviderConfig> &providers)
{
    return std::ranges::any_of(providers, [&](const ProviderConfig &provider) {
        return std::ranges::any_of(provider.keys,
                                   [&](const KeyConfig &key) { return key.value.reference == reference; });
    });
}

} // namespace

std::vector<EnvironmentKey> environmentKeys(const QProcessEnvironment &environment,
                                            const std::vector<ProviderConfig> &providers)
{
    std::vector<EnvironmentKey> keys;
    for (const Candidate &candidate : candidates()) {
        const auto isSet = [&](const QString &variable) {
            return !environment.value(variable).trimmed().isEmpty();
        };
        const auto found = std::ranges::find_if(candidate.variables, isSet);
        if (found == candidate.variables.end())
            continue;
        EnvironmentKey key{candidate.provider, *found};
        if (!isUsed(key.reference(), providers))
            keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace bifrost
