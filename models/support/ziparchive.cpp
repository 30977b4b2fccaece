// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support/ziparchive.h"

#include <QtEndian>

#include <array>
#include <cstdint>

namespace bifrost {

namespace {

constexpr std::uint16_t Version = 20; // that can be unpacked with 2.0: deflate
constexpr std::uint16_t Utf8Names = 1 << 11;
constexpr std::uint16_t Deflate = 8;

std::uint32_t crc32Of(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> rows{};
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            std::uint32_t row = i;
            for (int bit = 0; bit < 8; ++bit)
                row = (row >> 1) ^ ((row & 1) != 0 ? 0xEDB88320U : 0U);
            rows[i] = row;
        }
        return rows;
    }();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF];
    return ~crc;
}

/// What lies between the head of zlib, behind the length that Qt puts in front, and its checksum.
QByteArray deflated(const QByteArray &bytes)
{
    const QByteArray packed = qCompress(bytes, 9);
    constexpr qsizetype Front = 4 + 2;
    constexpr qsizetype Behind = 4;
    if (packed.size() < Front + Behind) // Qt has nothing to say of nothing
        return QByteArray("\x03\x00", 2);
    return packed.mid(Front, packed.size() - Front - Behind);
}

template <typename Number>
void put(QByteArray &bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

std::uint16_t dosTime(const QTime &time)
{
    return std::uint16_t(time.hour() << 11 | time.minute() << 5 | time.second() / 2);
}

std::uint16_t dosDate(const QDate &date)
{
    return std::uint16_t(qBound(0, date.year() - 1980, 127) << 9 | date.month() << 5 | date.day());
}

} // namespace

void ZipArchive::add(const QString &name, const QByteArray &content)
{
    const QByteArray path = name.toUtf8();
    const QByteArray packed = deflated(content);
    QByteArray common;
    put(common, Version);
    put(common, Utf8Names);
    put(common, Deflate);
    put(common, dosTime(m_time.time()));
    put(common, dosDate(m_time.date()));
    put(common, crc32Of(content));
    put(common, std::uint32_t(packed.size()));
    put(common, std::uint32_t(content.size()));
    put(common, std::uint16_t(path.size()));
    put(common, std::uint16_t(0)); // nothing extra

    const auto place = std::uint32_t(m_files.size());
    m_files += "PK\x03\x04" + common + path + packed;

    m_directory += "PK\x01\x02";
    put(m_directory, std::uint16_t(3 << 8 | Version)); // made on Unix, whose modes follow
    m_directory += common;
    put(m_directory, std::uint16_t(0)); // no comment
    put(m_directory, std::uint16_t(0)); // first disk
    put(m_directory, std::uint16_t(1)); // text
    put(m_directory, std::uint32_t(0100600) << 16);
    put(m_directory, place);
    m_directory += path;
    ++m_count;
}

QByteArray ZipArchive::finish()
{
    QByteArray archive = m_files + m_directory + "PK\x05\x06";
    put(archive, std::uint32_t(0)); // one disk
    put(archive, std::uint16_t(m_count));
    put(archive, std::uint16_t(m_count));
    put(archive, std::uint32_t(m_directory.size()));
    put(archive, std::uint32_t(m_files.size()));
    put(archive, std::uint16_t(0)); // no comment
    return archive;
}

} // namespace bifrost
