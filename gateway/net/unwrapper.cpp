// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/unwrapper.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace bifrost::net {

namespace {

/// Counts what a library takes, by a word in front of each piece.
class Hoard
{
public:
    static void *take(void *hoard, std::size_t size)
    {
        auto *block = static_cast<std::max_align_t *>(std::malloc(size + sizeof(std::max_align_t)));
        if (!block)
            return nullptr;
        *reinterpret_cast<std::size_t *>(block) = size;
        static_cast<Hoard *>(hoard)->m_bytes += size;
        return block + 1;
    }
    static void give(void *hoard, void *memory)
    {
        if (!memory)
            return;
        auto *block = static_cast<std::max_align_t *>(memory) - 1;
        static_cast<Hoard *>(hoard)->m_bytes -= *reinterpret_cast<std::size_t *>(block);
        std::free(block);
    }
    static void *takeItems(void *hoard, unsigned items, unsigned size)
    {
        return take(hoard, std::size_t(items) * size);
    }

    std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_bytes = 0;
};

/// gzip, of one member or several; and "deflate", by which some mean zlib, as the standard does, and some the
/// bare data: the first byte tells.
class Inflater final : public Unwrapper
{
public:
    explicit Inflater(bool isGzip) : m_isGzip(isGzip)
    {
        m_stream.zalloc = Hoard::takeItems;
        m_stream.zfree = Hoard::give;
        m_stream.opaque = &m_hoard;
    }
    ~Inflater() override { end(); }

    Step step(std::string_view input, char *into, std::size_t room) override
    {
        if (!m_isOpen && (input.empty() || !open(input.front())))
            return {};
        if (m_hasEnded) {
            if (input.empty())
                return {};
            if (!m_isGzip || inflateReset(&m_stream) != Z_OK)
                return fail(m_isGzip ? "is not valid gzip" : "goes on behind the end of its deflate data");
            m_hasEnded = false;
        }
        m_stream.next_in =
            reinterpret_cast<Bytef *>(const_cast<char *>(input.data())); // it does not write there
        m_stream.avail_in = uInt(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(into);
        m_stream.avail_out = uInt(room);
        switch (inflate(&m_stream, Z_SYNC_FLUSH)) {
        case Z_STREAM_END:
            m_hasEnded = true;
            break;
        case Z_OK:
        case Z_BUF_ERROR: // it could do nothing yet
            break;
        default:
            return fail(m_isGzip ? "is not valid gzip" : "is not valid deflate data");
        }
        return {input.size() - m_stream.avail_in, room - m_stream.avail_out};
    }

    bool isWhole() const override { return m_hasEnded; }
    std::size_t memory() const override { return m_hoard.bytes(); }

private:
    static constexpr int LargestWindow = 15;
    static constexpr int Gzip = 16;

    bool open(char first)
    {
        const bool isZlib = (std::uint8_t(first) & 0x0f) == Z_DEFLATED;
        const int window = m_isGzip ? LargestWindow + Gzip : isZlib ? LargestWindow : -LargestWindow;
        m_isOpen = inflateInit2(&m_stream, window) == Z_OK;
        if (!m_isOpen)
            fail("needs more memory than there is");
        return m_isOpen;
    }
    Step fail(std::string_view wrong)
    {
        m_wrong = wrong;
        return {};
    }
    void end()
    {
        if (m_isOpen)
            inflateEnd(&m_stream);
    }

    const bool m_isGzip;
    Hoard m_hoard;
    z_stream m_stream{};
    bool m_isOpen = false;
    bool m_hasEnded = false;
};

class BrotliReader final : public Unwrapper
{
public:
    BrotliReader() : m_state(BrotliDecoderCreateInstance(Hoard::take, Hoard::give, &m_hoard)) { }
    ~BrotliReader() override
    {
        if (m_state)
            BrotliDecoderDestroyInstance(m_state);
    }

    Step step(std::string_view input, char *into, std::size_t room) override
    {
        if (!m_state) {
            m_wrong = "needs more memory than there is";
            return {};
        }
        if (isWhole()) {
            if (!input.empty())
                m_wrong = "goes on behind the end of its br data";
            return {};
        }
        std::size_t inputLeft = input.size();
        std::size_t roomLeft = room;
        auto *from = reinterpret_cast<const std::uint8_t *>(input.data());
        auto *to = reinterpret_cast<std::uint8_t *>(into);
        if (BrotliDecoderDecompressStream(m_state, &inputLeft, &from, &roomLeft, &to, nullptr)
            == BROTLI_DECODER_RESULT_ERROR) {
            m_wrong = "is not valid br";
            return {};
        }
        return {input.size() - inputLeft, room - roomLeft};
    }

    bool isWhole() const override { return m_state && BrotliDecoderIsFinished(m_state) == BROTLI_TRUE; }
    std::size_t memory() const override { return m_hoard.bytes(); }

private:
    Hoard m_hoard;
    BrotliDecoderState *m_state;
};

class ZstdReader final : public Unwrapper
{
public:
    ZstdReader() : m_context(ZSTD_createDCtx())
    {
        if (m_context)
            ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, LargestWindow);
    }
    ~ZstdReader() override { ZSTD_freeDCtx(m_context); }

    Step step(std::string_view input, char *into, std::size_t room) override
    {
        if (!m_context) {
            m_wrong = "needs more memory than there is";
            return {};
        }
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{into, room, 0};
        if (m_isBetweenFrames && input.empty())
            return {};
        if (m_head.size() < Magic.size() && !mayBegin(m_head + std::string(input.substr(0, Magic.size())))) {
            m_wrong = "is not valid zstd";
            return {};
        }
        const std::size_t result = ZSTD_decompressStream(m_context, &out, &in);
        if (ZSTD_isError(result)) {
            m_wrong = ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge
                ? "needs a zstd window of more than 8 MB"
                : "is not valid zstd";
            return {};
        }
        if (m_promised == ZSTD_CONTENTSIZE_ERROR && m_head.size() < LongestHead) {
            m_head.append(input.substr(0, std::min(in.pos, LongestHead - m_head.size())));
            m_promised = ZSTD_getFrameContentSize(m_head.data(), m_head.size());
        }
        m_made += out.pos;
        m_isBetweenFrames = result == 0;
        if (m_isBetweenFrames && !endFrame()) {
            m_wrong = "is not valid zstd";
            return {};
        }
        return {in.pos, out.pos};
    }

    bool isWhole() const override { return m_isBetweenFrames; }
    std::size_t memory() const override { return m_context ? ZSTD_sizeof_DCtx(m_context) : 0; }

private:
    static constexpr int LargestWindow = 23; // RFC 9659: what everybody must be able to read
    static constexpr std::size_t LongestHead = 18;

    static constexpr std::string_view Magic = "\x28\xb5\x2f\xfd";
    static constexpr std::string_view SkippableMagic = "\x50\x2a\x4d\x18"; // its first byte up to 0x5f

    /// The library also takes what it wrote before the format was settled (RFC 8878).
    static bool mayBegin(std::string_view head)
    {
        std::string begin(head.substr(0, Magic.size()));
        if (Magic.starts_with(begin))
            return true;
        begin.front() = char(begin.front() & 0xf0);
        return SkippableMagic.starts_with(begin);
    }

    /// The library compares a frame with the size that its head promised only where the frame came in one
    /// piece.
    bool endFrame()
    {
        const bool kept = m_promised == ZSTD_CONTENTSIZE_UNKNOWN || m_promised == ZSTD_CONTENTSIZE_ERROR
            || m_promised == m_made;
        m_head.clear();
        m_promised = ZSTD_CONTENTSIZE_ERROR;
        m_made = 0;
        return kept;
    }

    ZSTD_DCtx *m_context;
    bool m_isBetweenFrames = false;
    std::string m_head; ///< of the frame, until its size is known
    unsigned long long m_promised = ZSTD_CONTENTSIZE_ERROR;
    unsigned long long m_made = 0;
};

} // namespace

std::unique_ptr<Unwrapper> Unwrapper::make(ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::Gzip:
        return std::make_unique<Inflater>(true);
    case ContentCoding::Deflate:
        return std::make_unique<Inflater>(false);
    case ContentCoding::Brotli:
        return std::make_unique<BrotliReader>();
    case ContentCoding::Zstd:
        break;
    }
    return std::make_unique<ZstdReader>();
}

} // namespace bifrost::net
