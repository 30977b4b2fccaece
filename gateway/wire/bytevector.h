// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bifrost::wire {

/// Sixteen bytes that are looked at together, on every machine that GCC and Clang know vectors for. A
/// comparison gives marks: bytes that are not zero where it holds.
class ByteVector
{
public:
    static constexpr std::size_t Size = 16;

    /// Sixteen readable bytes.
    explicit ByteVector(const char *from) { std::memcpy(&m_bytes, from, Size); }

    ByteVector operator==(char c) const { return of(m_bytes == static_cast<std::uint8_t>(c)); }
    ByteVector operator&(const ByteVector &other) const { return of(m_bytes & other.m_bytes); }
    ByteVector operator|(const ByteVector &other) const { return of(m_bytes | other.m_bytes); }

    /// With the bit set that makes a capital letter a small one, and [ ] to { }.
    ByteVector lowered() const { return of(m_bytes | std::uint8_t(0x20)); }

    bool isAnyMarked() const { return marks() != 0; }

    /// Bit i for byte i, of marks as a comparison gives them.
    std::uint32_t marks() const
    {
#ifdef __SSE2__
        __m128i bytes;
        std::memcpy(&bytes, &m_bytes, Size);
        return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
#else
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < Size; ++i)
            bits |= static_cast<std::uint32_t>(m_bytes[i] & 1) << i;
        return bits;
#endif
    }

private:
    using Bytes = std::uint8_t __attribute__((vector_size(16)));

    ByteVector() = default;

    /// The compilers do not agree on the type that a comparison gives.
    template <typename Vector>
    static ByteVector of(Vector vector)
    {
        static_assert(sizeof(vector) == Size);
        ByteVector bytes;
        std::memcpy(&bytes.m_bytes, &vector, Size);
        return bytes;
    }

    Bytes m_bytes;
};

} // namespace bifrost::wire
