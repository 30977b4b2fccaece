// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsonindex.h"

#include <memory>
#include <string>
#include <string_view>

namespace bifrost::wire::test {

/// A text in a buffer of exactly the size that readers may touch, so that AddressSanitizer sees any step
/// beyond. The padding looks like JSON that goes on: a reader that believes it goes wrong.
class PaddedText
{
public:
    explicit PaddedText(std::string_view text, std::string_view padding = "}]\",0")
        : m_size(text.size())
        , m_bytes(std::make_unique<char[]>(text.size() + JsonPadding))
    {
        text.copy(m_bytes.get(), text.size());
        for (std::size_t i = 0; i < JsonPadding; ++i)
            m_bytes[m_size + i] = padding[i % padding.size()];
    }

    std::string_view view() const { return {m_bytes.get(), m_size}; }

private:
    std::size_t m_size;
    std::unique_ptr<char[]> m_bytes;
};

} // namespace bifrost::wire::test
