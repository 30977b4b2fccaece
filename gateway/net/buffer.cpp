// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

namespace bifrost::net {

namespace {

/// Blocks that this thread can use again.
class BlockPool
{
public:
    ~BlockPool()
    {
        for (char *block : m_free)
            std::free(block);
    }

    char *take()
    {
        if (m_free.empty())
            return static_cast<char *>(std::malloc(Buffer::BlockSize));
        char *block = m_free.back();
        m_free.pop_back();
        return block;
    }

    void give(char *block)
    {
        if (m_free.size() < MaxKept)
            m_free.push_back(block);
        else
            std::free(block);
    }

private:
    static constexpr std::size_t MaxKept = 256; // 1 MB a thread
    std::vector<char *> m_free;
};

thread_local BlockPool blockPool;

void release(char *data, std::size_t capacity)
{
    if (capacity == Buffer::BlockSize)
        blockPool.give(data);
    else
        std::free(data);
}

} // namespace

char *Buffer::prepare(std::size_t count)
{
    if (room() >= count && m_data)
        return m_data + m_end;
    const std::size_t used = size();
    const std::size_t needed = used + count + Padding;
    if (needed <= m_capacity) {
        std::memmove(m_data, m_data + m_begin, used);
        m_begin = 0;
        m_end = used;
    } else {
        // A body whose length is known asks for all of it at once; what grows piecewise doubles.
        moveTo(needed <= BlockSize ? BlockSize : std::max(needed, m_capacity * 2));
    }
    return m_data + m_end;
}

void Buffer::reserve(std::size_t count)
{
    if (!m_data || room() < count)
        moveTo(std::max(size() + count + Padding, BlockSize));
}

void Buffer::moveTo(std::size_t capacity)
{
    const std::size_t used = size();
    char *data = capacity == BlockSize ? blockPool.take() : static_cast<char *>(std::malloc(capacity));
    if (!data)
        throw std::bad_alloc();
    if (used)
        std::memcpy(data, m_data + m_begin, used);
    if (m_data)
        release(m_data, m_capacity);
    m_data = data;
    m_capacity = capacity;
    m_begin = 0;
    m_end = used;
}

void Buffer::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    std::memcpy(prepare(bytes.size()), bytes.data(), bytes.size());
    m_end += bytes.size();
}

void Buffer::consume(std::size_t count)
{
    m_begin += count;
    if (m_begin == m_end)
        clear();
}

void Buffer::clear()
{
    if (m_data)
        release(m_data, m_capacity);
    m_data = nullptr;
    m_begin = m_end = m_capacity = 0;
}

void Buffer::tighten()
{
    const std::size_t used = size();
    const std::size_t wanted = used + Padding;
    if (used == 0 || wanted + BlockSize / 4 > m_capacity)
        return;
    char *data = static_cast<char *>(std::malloc(wanted));
    if (!data)
        return; // then it stays where it is
    std::memcpy(data, m_data + m_begin, used);
    release(m_data, m_capacity);
    m_data = data;
    m_capacity = wanted;
    m_begin = 0;
    m_end = used;
}

void Buffer::swap(Buffer &other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_begin, other.m_begin);
    std::swap(m_end, other.m_end);
    std::swap(m_capacity, other.m_capacity);
}

} // namespace bifrost::net
