// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's list of models: whatever it answers, the caller gets JSON.
#include "gateway/flow/modellist.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>

#include <cstdint>

using namespace bifrost;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const providers::Provider provider = [] {
        providers::Provider one;
        one.name = "openai";
        one.keys.emplace_back().aliases.emplace("fast", "gpt-4o");
        return one;
    }();
    const QByteArray answer(reinterpret_cast<const char *>(data), qsizetype(size));
    flow::ModelList list;
    const bool taken = list.add(provider, &provider.keys.front(), answer);
    require(!taken || QJsonDocument::fromJson(answer).isObject() || QJsonDocument::fromJson(answer).isArray(),
            "only JSON is a list");
    for (const flow::Surface surface : {flow::Surface::Native, flow::Surface::OpenAi}) {
        const QByteArray whole = list.toJson(surface, 0, {});
        require(QJsonDocument::fromJson(whole).isObject(), "the whole list is JSON", whole.toStdString());
        const std::string token(reinterpret_cast<const char *>(data), std::min<std::size_t>(size, 64));
        require(QJsonDocument::fromJson(list.toJson(surface, 1, token)).isObject(), "and so is a page of it");
    }
    return 0;
}
