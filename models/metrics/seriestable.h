// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace bifrost {

/// The counters of each set of labels, for one thread that counts and any that read meanwhile. Only a set
/// that has not been seen before costs memory. As labels may come from outside there are so many sets and no
/// more: what is beyond is counted under `other`. Series stay where they are as long as the table lives.
///
/// `Series::Labels` has hash() and coarser(), which gives the set that it goes into when there is no room,
/// and at last always the same; Series is made from them and has is(labels).
template <typename Series, std::size_t Most>
class SeriesTable
{
public:
    using Labels = typename Series::Labels;

    SeriesTable() = default;
    SeriesTable(const SeriesTable &) = delete;
    SeriesTable &operator=(const SeriesTable &) = delete;

    /// On the thread that counts.
    Series &at(const Labels &labels)
    {
        if (Series *series = find(labels))
            return *series;
        if (m_all.size() < Most)
            return make(labels);
        const auto coarser = labels.coarser();
        if (Series *series = find(coarser))
            return *series;
        if (m_all.size() < 2 * Most)
            return make(coarser);
        const auto coarsest = coarser.coarser();
        Series *series = find(coarsest);
        return series ? *series : make(coarsest);
    }

    /// On any thread.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const std::atomic<Series *> &slot : m_slots) {
            if (const Series *series = slot.load(std::memory_order_acquire))
                visit(*series);
        }
    }

private:
    static constexpr std::size_t Slots = 4 * Most; // a search ends soon
    static_assert((Slots & (Slots - 1)) == 0);

    Series *find(const Labels &labels) const
    {
        std::size_t place = labels.hash() & (Slots - 1);
        while (Series *series = m_slots[place].load(std::memory_order_relaxed)) {
            if (series->is(labels))
                return series;
            place = (place + 1) & (Slots - 1);
        }
        return nullptr;
    }

    Series &make(const Labels &labels)
    {
        std::size_t place = labels.hash() & (Slots - 1);
        while (m_slots[place].load(std::memory_order_relaxed))
            place = (place + 1) & (Slots - 1);
        Series &series = *m_all.emplace_back(std::make_unique<Series>(labels));
        m_slots[place].store(&series, std::memory_order_release);
        return series;
    }

    std::array<std::atomic<Series *>, Slots> m_slots{};
    std::vector<std::unique_ptr<Series>> m_all; ///< of the thread that counts
};

} // namespace bifrost
