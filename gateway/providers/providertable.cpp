// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providertable.h"

#include <algorithm>
#include <array>

namespace bifrost::providers {

namespace {

constexpr std::array Rows{
    ProviderRow{
        .name = "cerebras", .baseUrl = "https://api.cerebras.ai", .version = "/v1", .operations = "MTC"},
    ProviderRow{
        .name = "deepseek", .baseUrl = "https://api.deepseek.com", .version = "/v1", .operations = "MTC"},
    ProviderRow{.name = "fireworks",
                .baseUrl = "https://api.fireworks.ai/inference",
                .version = "/v1",
                .operations = "MC"},
    ProviderRow{
        .name = "groq", .baseUrl = "https://api.groq.com/openai", .version = "/v1", .operations = "MC"},
    ProviderRow{.name = "huggingface",
                .baseUrl = "https://router.huggingface.co",
                .version = "/v1",
                .operations = "MC"},
    ProviderRow{.name = "mistral",
                .baseUrl = "https://api.mistral.ai",
                .version = "/v1",
                .operations = "MCE",
                .knowsIncludeUsage = false}, // it tells the usage unasked
    ProviderRow{.name = "nebius",
                .baseUrl = "https://api.tokenfactory.nebius.com",
                .version = "/v1",
                .operations = "MTCE"},
    ProviderRow{.name = "ollama", .version = "/v1", .operations = "MTCE", .needsKey = false},
    ProviderRow{
        .name = "openai", .baseUrl = "https://api.openai.com", .version = "/v1", .operations = "MTCE"},
    ProviderRow{.name = "openrouter",
                .baseUrl = "https://openrouter.ai/api",
                .version = "/v1",
                .operations = "MTC",
                .keyCheck = "/auth/key"},
    ProviderRow{
        .name = "parasail", .baseUrl = "https://api.parasail.io", .version = "/v1", .operations = "MC"},
    ProviderRow{.name = "perplexity",
                .baseUrl = "https://api.perplexity.ai",
                .operations = "C",
                .knowsIncludeUsage = false},
    ProviderRow{.name = "sgl", .version = "/v1", .operations = "MTCE", .needsKey = false},
    ProviderRow{.name = "vllm", .version = "/v1", .operations = "MTCE", .needsKey = false},
    ProviderRow{.name = "xai", .baseUrl = "https://api.x.ai", .version = "/v1", .operations = "MTC"},
};

} // namespace

std::span<const ProviderRow> providerTable()
{
    return Rows;
}

const ProviderRow *findProvider(std::string_view name)
{
    const auto row = std::ranges::find(Rows, name, &ProviderRow::name);
    return row == Rows.end() ? nullptr : &*row;
}

const ProviderRow *findBaseType(std::string_view type)
{
    return type == "openai" ? findProvider(type) : nullptr;
}

OperationSet operationsOf(const ProviderRow &row)
{
    OperationSet set;
    for (char letter : row.operations) {
        switch (letter) {
        case 'M':
            set.set(indexOf(Operation::ListModels));
            break;
        case 'T':
            set.set(indexOf(Operation::TextCompletion));
            break;
        case 'C':
            set.set(indexOf(Operation::ChatCompletion));
            break;
        case 'E':
            set.set(indexOf(Operation::Embedding));
            break;
        default:
            break;
        }
    }
    return set;
}

} // namespace bifrost::providers
