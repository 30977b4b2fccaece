// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/bodybudget.h"

namespace bifrost::net {

/// What one holder of memory has taken from a BodyBudget. A member of the holder, on its thread; what is left
/// goes back with it. Little is not counted: holders are many, and most of them never hold more.
class BudgetShare
{
public:
    static constexpr std::size_t Free = 256 * 1024;

    explicit BudgetShare(BodyBudget &budget) : m_budget(budget) { }
    ~BudgetShare() { set(0); }
    BudgetShare(const BudgetShare &) = delete;
    BudgetShare &operator=(const BudgetShare &) = delete;

    /// So much is held now. False: there is no room for it, and nothing has changed.
    bool set(std::size_t bytes)
    {
        const std::size_t counted = countedOf(bytes);
        if (counted > m_counted && !m_budget.take(counted - m_counted))
            return false;
        if (counted < m_counted)
            m_budget.give(m_counted - counted);
        m_counted = counted;
        return true;
    }

    /// So much is held now, and that cannot be helped.
    void note(std::size_t bytes)
    {
        const std::size_t counted = countedOf(bytes);
        if (counted > m_counted)
            m_budget.add(counted - m_counted);
        else if (counted < m_counted)
            m_budget.give(m_counted - counted);
        m_counted = counted;
    }

private:
    static std::size_t countedOf(std::size_t bytes) { return bytes > Free ? bytes : 0; }

    BodyBudget &m_budget;
    std::size_t m_counted = 0;
};

} // namespace bifrost::net
