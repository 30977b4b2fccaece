// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace bifrost::net {

/// Memory for objects of one type that come and go with every request. They are too large for malloc's quick
/// paths, and each thread keeps what it gives back.
template <typename Type>
class FreeList
{
public:
    static void *take()
    {
        std::vector<void *> &kept = list().kept;
        if (kept.empty())
            return ::operator new(sizeof(Type));
        void *memory = kept.back();
        kept.pop_back();
        return memory;
    }

    static void give(void *memory)
    {
        std::vector<void *> &kept = list().kept;
        if (kept.size() < MaxKept)
            kept.push_back(memory);
        else
            ::operator delete(memory);
    }

private:
    static constexpr std::size_t MaxKept = 1024;

    struct List
    {
        ~List()
        {
            for (void *memory : kept)
                ::operator delete(memory);
        }
        std::vector<void *> kept;
    };

    static List &list()
    {
        thread_local List list;
        return list;
    }
};

} // namespace bifrost::net
