// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wrapping.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

namespace bifrost::test {

namespace {

constexpr int LargestWindow = 15;
constexpr int Gzip = 16;

QByteArray run(z_stream &stream, const QByteArray &text, int flush)
{
    QByteArray result;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
    stream.avail_in = uInt(text.size());
    char block[16 * 1024];
    do {
        stream.next_out = reinterpret_cast<Bytef *>(block);
        stream.avail_out = sizeof block;
        deflate(&stream, flush);
        result.append(block, qsizetype(sizeof block - stream.avail_out));
    } while (stream.avail_out == 0);
    return result;
}

QByteArray deflated(const QByteArray &text, int window)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    const QByteArray result = run(stream, text, Z_FINISH);
    deflateEnd(&stream);
    return result;
}

} // namespace

QByteArray wrapped(const QByteArray &text, const QByteArray &coding)
{
    if (coding == "gzip")
        return deflated(text, LargestWindow + Gzip);
    if (coding == "deflate")
        return deflated(text, LargestWindow);
    if (coding == "raw")
        return deflated(text, -LargestWindow);
    if (coding == "br") {
        std::size_t size = BrotliEncoderMaxCompressedSize(std::size_t(text.size())) + 1024;
        QByteArray result(qsizetype(size), Qt::Uninitialized);
        BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                              std::size_t(text.size()),
                              reinterpret_cast<const std::uint8_t *>(text.constData()), &size,
                              reinterpret_cast<std::uint8_t *>(result.data()));
        return result.first(qsizetype(size));
    }
    if (coding == "zstd") {
        QByteArray result(qsizetype(ZSTD_compressBound(std::size_t(text.size()))), Qt::Uninitialized);
        const std::size_t size = ZSTD_compress(result.data(), std::size_t(result.size()), text.constData(),
                                               std::size_t(text.size()), ZSTD_CLEVEL_DEFAULT);
        return result.first(qsizetype(size));
    }
    return text;
}

struct GzipStream::State
{
    z_stream stream{};
};

GzipStream::GzipStream() : m_state(new State)
{
    deflateInit2(&m_state->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, LargestWindow + Gzip, 8,
                 Z_DEFAULT_STRATEGY);
}

GzipStream::~GzipStream()
{
    deflateEnd(&m_state->stream);
    delete m_state;
}

QByteArray GzipStream::add(const QByteArray &text, bool last)
{
    return run(m_state->stream, text, last ? Z_FINISH : Z_SYNC_FLUSH);
}

} // namespace bifrost::test
