// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/core/tokenusage.h"

#include <atomic>
#include <cstdint>

namespace bifrost::governance {

/// What a call may use at worst, as far as it can be told beforehand.
struct Claim
{
    std::int64_t requestBytes = 0;
};

/// Set aside in all scopes that apply; has to be settled or released exactly once.
struct Reservation
{
    bool open = false;
};

/// Money and limits. Every call reserves before it goes to a provider and settles afterwards, also when its
/// caller has left: the provider has charged for it. Shared by all threads.
class Ledger
{
public:
    virtual ~Ledger() = default;
    virtual Result<Reservation> reserve(const Claim &claim) = 0;
    virtual void settle(Reservation &reservation, const TokenUsage &usage, Money cost) = 0;
    virtual void release(Reservation &reservation) = 0; ///< nothing was used
};

/// Keeps sums and limits nothing.
class OpenLedger : public Ledger
{
public:
    Result<Reservation> reserve(const Claim &) override { return Reservation{true}; }

    void settle(Reservation &reservation, const TokenUsage &usage, Money cost) override
    {
        reservation.open = false;
        m_tokens.fetch_add(usage.total(), std::memory_order_relaxed);
        m_nanoDollars.fetch_add(cost.nanoDollars, std::memory_order_relaxed);
    }

    void release(Reservation &reservation) override { reservation.open = false; }

    std::int64_t tokens() const { return m_tokens.load(std::memory_order_relaxed); }
    Money spent() const { return {m_nanoDollars.load(std::memory_order_relaxed)}; }

private:
    std::atomic<std::int64_t> m_tokens = 0;
    std::atomic<std::int64_t> m_nanoDollars = 0;
};

} // namespace bifrost::governance
