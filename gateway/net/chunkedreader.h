// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/headscanner.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace bifrost::net {

/// Takes the chunks off a body. Bounds the lines between them and the trailer, whose fields are dropped.
class ChunkedReader
{
public:
    /// Gets the body without its framing; may be called several times per read(). False: read() ends at once,
    /// and the bytes that it was given may be gone.
    class Sink
    {
    public:
        virtual bool onChunkSize(std::uint64_t /*size*/) { return true; }
        virtual bool onChunkData(std::string_view bytes) = 0;

    protected:
        ~Sink() = default;
    };

    explicit ChunkedReader(const FramingLimits &limits);
    ~ChunkedReader();

    struct Progress
    {
        std::size_t consumed = 0; ///< the rest must be offered again, with more behind it
        bool finished = false;
        std::string_view wrong; ///< not empty: what is wrong
    };

    Progress read(std::string_view bytes, Sink &sink);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
    FramingLimits m_limits;
};

} // namespace bifrost::net
