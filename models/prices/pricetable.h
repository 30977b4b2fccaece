// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <QByteArray>
#include <QString>

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/core/tokenusage.h"

namespace bifrost {

/// What a token costs. What a sheet does not say is unknown, which is not the same as nothing to pay.
struct TokenPrices
{
    std::optional<UnitPrice> input;
    std::optional<UnitPrice> output;
    std::optional<UnitPrice> cachedRead; ///< unknown: as input
    std::optional<UnitPrice> cachedWrite; ///< unknown: as input
};

/// The prices of one model: the usual ones, and those of long requests, where the sheet has any.
struct ModelPrices
{
    TokenPrices usual;
    TokenPrices above128k; ///< what is unknown here is as usual
    TokenPrices above200k; ///< what is unknown here is as above 128k
};

/// Prices by provider and model. Immutable once made, so every thread may read it; shared by pointer.
class PriceTable
{
public:
    /// A table without prices: every cost is unknown.
    PriceTable() = default;

    /// Reads a price sheet: {"provider/model": {"provider": …, "input_cost_per_token": …, …}, …}. Entries
    /// without a price for tokens are left out, entries that make no sense are left out and counted.
    static Result<PriceTable> fromJson(const QByteArray &sheet, const QString &name);

    /// What a request costs; nothing where the model, one of its prices or the usage is unknown.
    std::optional<Money> cost(std::string_view provider, std::string_view model,
                              const TokenUsage &usage) const;

    std::size_t size() const { return m_models.size(); }
    std::size_t skippedEntries() const { return m_skipped; }

private:
    static std::string keyOf(std::string_view provider, std::string_view model);

    std::unordered_map<std::string, ModelPrices> m_models;
    std::size_t m_skipped = 0;
};

} // namespace bifrost
