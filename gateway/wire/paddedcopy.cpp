// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/paddedcopy.h"

#include "gateway/wire/jsonindex.h"

#include <string>

namespace bifrost::wire {

namespace {

constexpr std::size_t KeptCopy = 64 * 1024; ///< a larger buffer is given back

} // namespace

std::string_view paddedCopy(std::string_view text)
{
    thread_local std::string buffer;
    if (buffer.capacity() > KeptCopy && text.size() + JsonPadding <= KeptCopy)
        std::string().swap(buffer);
    buffer.reserve(text.size() + JsonPadding);
    buffer.assign(text);
    buffer.append(JsonPadding, ' ');
    return std::string_view(buffer).substr(0, text.size());
}

} // namespace bifrost::wire
