// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/contentcodings.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace bifrost::net {

/// Undoes one coding, as far as the bytes have come. A member of a ContentDecoder.
class Unwrapper
{
public:
    struct Step
    {
        std::size_t consumed = 0;
        std::size_t made = 0;
    };

    static std::unique_ptr<Unwrapper> make(ContentCoding coding);

    virtual ~Unwrapper() = default;
    Unwrapper(const Unwrapper &) = delete;
    Unwrapper &operator=(const Unwrapper &) = delete;

    /// Takes from `input` and writes at most `room` bytes to `into`. Less than that although input is left:
    /// it is called again. wrong() may say something afterwards.
    virtual Step step(std::string_view input, char *into, std::size_t room) = 0;

    /// What came so far may be all.
    virtual bool isWhole() const = 0;

    /// What it holds, in bytes.
    virtual std::size_t memory() const = 0;

    /// "is not valid gzip"; empty: nothing is wrong.
    std::string_view wrong() const { return m_wrong; }

protected:
    Unwrapper() = default;
    std::string_view m_wrong;
};

} // namespace bifrost::net
