// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unzip.h"

#include <QtEndian>

#include <array>
#include <optional>
#include <vector>

namespace bifrost::test {
namespace {

/// RFC 1951, in the plainest way.
class Inflate
{
public:
    explicit Inflate(const QByteArray &input) : m_input(input) { }

    std::optional<QByteArray> all()
    {
        for (bool last = false; !last && m_sound;) {
            last = bits(1) == 1;
            const int type = bits(2);
            if (type == 0)
                stored();
            else if (type == 1)
                fixed();
            else if (type == 2)
                dynamic();
            else
                m_sound = false;
        }
        return m_sound ? std::optional(m_output) : std::nullopt;
    }

private:
    struct Code
    {
        std::array<int, 16> counts{};
        std::vector<int> symbols;

        explicit Code(const std::vector<int> &lengths) : symbols(lengths.size())
        {
            for (const int length : lengths)
                ++counts[std::size_t(length)];
            std::array<int, 17> places{};
            counts[0] = 0;
            for (std::size_t i = 1; i < 16; ++i)
                places[i + 1] = places[i] + counts[i];
            for (std::size_t i = 0; i < lengths.size(); ++i) {
                if (lengths[i] != 0)
                    symbols[std::size_t(places[std::size_t(lengths[i])]++)] = int(i);
            }
        }
    };

    int bits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i, ++m_bit) {
            const qsizetype at = m_bit / 8;
            if (at >= m_input.size()) {
                m_sound = false;
                return 0;
            }
            value |= ((static_cast<unsigned char>(m_input[at]) >> (m_bit % 8)) & 1) << i;
        }
        return value;
    }

    int symbol(const Code &code)
    {
        int value = 0;
        int first = 0;
        int place = 0;
        for (std::size_t length = 1; length < 16 && m_sound; ++length) {
            value |= bits(1);
            const int count = code.counts[length];
            if (value - count < first)
                return code.symbols[std::size_t(place + value - first)];
            place += count;
            first = (first + count) << 1;
            value <<= 1;
        }
        m_sound = false;
        return 256;
    }

    void stored()
    {
        m_bit = (m_bit + 7) / 8 * 8;
        const int size = bits(16);
        bits(16);
        for (int i = 0; i < size && m_sound; ++i)
            m_output += char(bits(8));
    }

    void fixed()
    {
        std::vector<int> lengths(288, 8);
        for (std::size_t i = 144; i < 280; ++i)
            lengths[i] = i < 256 ? 9 : 7;
        codes(Code(lengths), Code(std::vector<int>(30, 5)));
    }

    void dynamic()
    {
        constexpr std::array<std::size_t, 19> order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                    11, 4,  12, 3, 13, 2, 14, 1, 15};
        const int literals = bits(5) + 257;
        const int distances = bits(5) + 1;
        const int count = bits(4) + 4;
        std::vector<int> small(19, 0);
        for (int i = 0; i < count; ++i)
            small[order[std::size_t(i)]] = bits(3);
        const Code code(small);
        std::vector<int> lengths;
        while (int(lengths.size()) < literals + distances && m_sound) {
            const int one = symbol(code);
            if (one < 16) {
                lengths.push_back(one);
                continue;
            }
            const int before = one == 16 && !lengths.empty() ? lengths.back() : 0;
            const int times = one == 16 ? 3 + bits(2) : one == 17 ? 3 + bits(3) : 11 + bits(7);
            lengths.insert(lengths.end(), std::size_t(times), before);
        }
        lengths.resize(std::size_t(literals + distances));
        const auto middle = lengths.begin() + literals;
        codes(Code({lengths.begin(), middle}), Code({middle, lengths.end()}));
    }

    void codes(const Code &literals, const Code &distances)
    {
        constexpr std::array<int, 29> base{3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                           31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
        constexpr std::array<int, 29> extra{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                            2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
        constexpr std::array<int, 30> far{1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                          33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                          1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
        while (m_sound) {
            const int one = symbol(literals);
            if (one < 256) {
                m_output += char(one);
                continue;
            }
            if (one == 256)
                return;
            const auto kind = std::size_t(one - 257);
            if (kind >= base.size()) {
                m_sound = false;
                return;
            }
            const int length = base[kind] + bits(extra[kind]);
            const auto reach = std::size_t(symbol(distances));
            if (reach >= far.size()) {
                m_sound = false;
                return;
            }
            const int distance = far[reach] + bits(reach < 4 ? 0 : int(reach) / 2 - 1);
            if (distance > m_output.size()) {
                m_sound = false;
                return;
            }
            for (int i = 0; i < length; ++i)
                m_output += char(m_output[m_output.size() - distance]);
        }
    }

    const QByteArray m_input;
    QByteArray m_output;
    qsizetype m_bit = 0;
    bool m_sound = true;
};

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

} // namespace

QMap<QString, QByteArray> unzipped(const QByteArray &archive)
{
    const auto number16 = [&](qsizetype at) { return qFromLittleEndian<quint16>(archive.constData() + at); };
    const auto number32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(archive.constData() + at); };
    const qsizetype end = archive.size() - 22;
    if (end < 0 || archive.mid(end, 4) != QByteArray("PK\x05\x06", 4)
        || qsizetype(number32(end + 16)) + qsizetype(number32(end + 12)) != end)
        return {};
    QMap<QString, QByteArray> files;
    qsizetype at = number32(end + 16);
    for (int i = 0; i < number16(end + 10); ++i) {
        const qsizetype nameSize = number16(at + 28);
        const qsizetype place = number32(at + 42);
        const QByteArray name = archive.mid(at + 46, nameSize);
        if (archive.mid(at, 4) != QByteArray("PK\x01\x02", 4)
            || archive.mid(place, 4) != QByteArray("PK\x03\x04", 4)
            || archive.mid(place + 4, 26) != archive.mid(at + 6, 26)
            || archive.mid(place + 30, nameSize) != name || number16(at + 10) != 8)
            return {};
        const auto content = Inflate(archive.mid(place + 30 + nameSize, number32(at + 20))).all();
        if (!content || content->size() != qsizetype(number32(at + 24))
            || crcOf(*content) != number32(at + 16))
            return {};
        files.insert(QString::fromUtf8(name), *content);
        at += 46 + nameSize;
    }
    return at == end ? files : QMap<QString, QByteArray>();
}

} // namespace bifrost::test
