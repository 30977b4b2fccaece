// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/splice.h"

#include <cassert>

namespace bifrost::wire {

SplicedBody::SplicedBody(std::string_view original, std::vector<Splice> splices)
    : m_splices(std::move(splices))
{
    m_pieces.reserve(m_splices.size() * 2 + 1);
    std::size_t at = 0;
    for (const Splice &splice : m_splices) {
        assert(splice.offset >= at && splice.offset + splice.length <= original.size());
        add(original.substr(at, splice.offset - at));
        add(splice.text);
        at = splice.offset + splice.length;
    }
    add(original.substr(at));
}

void SplicedBody::add(std::string_view piece)
{
    if (piece.empty())
        return;
    m_pieces.push_back(piece);
    m_size += piece.size();
}

std::string SplicedBody::joined() const
{
    std::string body;
    body.reserve(m_size);
    for (const std::string_view piece : m_pieces)
        body += piece;
    return body;
}

} // namespace bifrost::wire
