// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace bifrost::net {

/// Bytes on their way in: filled at the end, consumed at the front, never zeroed. Small ones live in blocks
/// that the thread keeps for reuse, so a connection that waits holds no memory at all. Behind the bytes there
/// is always room to read Padding more, which the JSON parser needs.
class Buffer
{
public:
    static constexpr std::size_t BlockSize = 4096;
    static constexpr std::size_t Padding = 64;

    Buffer() = default;
    ~Buffer() { clear(); }
    Buffer(Buffer &&other) noexcept { swap(other); }
    Buffer &operator=(Buffer &&other) noexcept
    {
        if (this != &other) {
            clear();
            swap(other);
        }
        return *this;
    }

    std::size_t size() const { return m_end - m_begin; }
    bool isEmpty() const { return m_end == m_begin; }
    std::size_t capacity() const { return m_capacity; }
    std::string_view view() const { return {m_data + m_begin, size()}; }

    /// Room for at least `count` more bytes behind the end; views into the buffer become invalid.
    char *prepare(std::size_t count);
    /// The same, and not more than that: for whoever counts what he holds.
    void reserve(std::size_t count);
    std::size_t room() const { return m_capacity ? m_capacity - Padding - m_end : 0; }
    void commit(std::size_t count) { m_end += count; }
    void append(std::string_view bytes);

    /// Forgets bytes at the front. When nothing is left the memory goes back.
    void consume(std::size_t count);
    void clear();

    /// Forgets what is behind the first `count` bytes.
    void truncate(std::size_t count) { m_end = m_begin + count; }

    /// Moves the bytes to memory that holds just them, where that is much less; views into the buffer become
    /// invalid then.
    void tighten();
    void swap(Buffer &other) noexcept;

private:
    void moveTo(std::size_t capacity);

    char *m_data = nullptr;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_capacity = 0;
};

} // namespace bifrost::net
