// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prices/pricetable.h"

#include <algorithm>

#include "models/config/jsonparser.h"
#include "models/prices/unitpricetext.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t Long = 128'000;
constexpr std::int64_t VeryLong = 200'000;
constexpr std::int64_t MostTokens = 1'000'000'000'000; // a provider that says more is not believed

const JsonNode *memberOf(const JsonNode &object, const QString &name)
{
    for (const JsonMember &member : object.members) {
        if (member.name == name)
            return &member.value;
    }
    return nullptr;
}

/// Fills in a price if the entry has it; false if what it has makes no sense.
bool readPrice(const JsonNode &entry, const QString &name, std::optional<UnitPrice> &price)
{
    const JsonNode *node = memberOf(entry, name);
    if (!node || node->type == JsonNode::Type::Null)
        return true;
    if (node->type != JsonNode::Type::Number && node->type != JsonNode::Type::String)
        return false;
    price = unitPriceFromText(node->text.toStdString());
    return price.has_value();
}

bool readPrices(const JsonNode &entry, const QString &suffix, TokenPrices &prices)
{
    return readPrice(entry, u"input_cost_per_token"_s + suffix, prices.input)
        && readPrice(entry, u"output_cost_per_token"_s + suffix, prices.output)
        && readPrice(entry, u"cache_read_input_token_cost"_s + suffix, prices.cachedRead)
        && readPrice(entry, u"cache_creation_input_token_cost"_s + suffix, prices.cachedWrite);
}

/// Sheets name some providers by product; requests name them as the configuration does.
QString providerName(const QString &name)
{
    static const std::pair<QLatin1StringView, QLatin1StringView> families[]{
        {"vertex"_L1, "vertex"_L1},   {"bedrock"_L1, "bedrock"_L1},        {"cohere"_L1, "cohere"_L1},
        {"runwayml"_L1, "runway"_L1}, {"fireworks_ai"_L1, "fireworks"_L1},
    };
    for (const auto &[part, family] : families) {
        if (name.contains(part))
            return family;
    }
    return name;
}

TokenPrices pricesFor(const ModelPrices &model, std::int64_t tokens)
{
    TokenPrices prices = model.usual;
    const auto prefer = [&prices](const TokenPrices &tier) {
        prices.input = tier.input ? tier.input : prices.input;
        prices.output = tier.output ? tier.output : prices.output;
        prices.cachedRead = tier.cachedRead ? tier.cachedRead : prices.cachedRead;
        prices.cachedWrite = tier.cachedWrite ? tier.cachedWrite : prices.cachedWrite;
    };
    if (tokens > Long)
        prefer(model.above128k);
    if (tokens > VeryLong)
        prefer(model.above200k);
    return prices;
}

} // namespace

std::string PriceTable::keyOf(std::string_view provider, std::string_view model)
{
    std::string key;
    key.reserve(provider.size() + 1 + model.size());
    return key.append(provider).append(1, '/').append(model);
}

Result<PriceTable> PriceTable::fromJson(const QByteArray &sheet, const QString &name)
{
    const Result<JsonNode> tree = JsonParser::parse(sheet, name);
    if (!tree)
        return tree.error();
    if (tree->type != JsonNode::Type::Object)
        return Error(ErrorCode::ConfigInvalid,
                     u"%1 is not a price sheet: it must be an object."_s.arg(name).toStdString());

    PriceTable table;
    for (const JsonMember &member : tree->members) {
        const JsonNode &entry = member.value;
        const qsizetype slash = member.name.indexOf(u'/');
        const JsonNode *provider = memberOf(entry, u"provider"_s);
        const QString owner = provider && provider->type == JsonNode::Type::String
            ? provider->text
            : member.name.left(std::max<qsizetype>(slash, 0));
        const QString model = member.name.mid(slash + 1);
        ModelPrices prices;
        const bool sound = entry.type == JsonNode::Type::Object && !owner.isEmpty() && !model.isEmpty()
            && readPrices(entry, QString(), prices.usual)
            && readPrices(entry, u"_above_128k_tokens"_s, prices.above128k)
            && readPrices(entry, u"_above_200k_tokens"_s, prices.above200k);
        if (!sound)
            ++table.m_skipped;
        else if (prices.usual.input || prices.usual.output)
            table.m_models.emplace(keyOf(providerName(owner).toStdString(), model.toStdString()), prices);
    }
    return table;
}

std::optional<Money> PriceTable::cost(std::string_view provider, std::string_view model,
                                      const TokenUsage &usage) const
{
    const auto believable = [](std::int64_t tokens) { return tokens >= 0 && tokens <= MostTokens; };
    if (!usage.known || usage.lacksInput || usage.lacksOutput || m_models.empty() || !believable(usage.input)
        || !believable(usage.output))
        return std::nullopt;
    const auto found = m_models.find(keyOf(provider, model));
    if (found == m_models.end())
        return std::nullopt;

    const TokenPrices prices = pricesFor(found->second, usage.total());
    // A provider's count of cached tokens is not trusted beyond its count of all.
    const std::int64_t read = std::clamp<std::int64_t>(usage.cachedRead, 0, usage.input);
    const std::int64_t write = std::clamp<std::int64_t>(usage.cachedWrite, 0, usage.input - read);
    CostSum sum;
    bool known = true;
    const auto add = [&](std::int64_t tokens, const std::optional<UnitPrice> &price) {
        if (tokens > 0 && price)
            sum.add(tokens, *price);
        known = known && (tokens == 0 || price);
    };
    add(usage.input - read - write, prices.input);
    add(read, prices.cachedRead ? prices.cachedRead : prices.input);
    add(write, prices.cachedWrite ? prices.cachedWrite : prices.input);
    add(usage.output, prices.output);
    if (!known)
        return std::nullopt;
    return sum.rounded();
}

} // namespace bifrost
