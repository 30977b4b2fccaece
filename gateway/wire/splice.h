// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::wire {

/// One change of a text: what stands in a place is replaced. Nothing there: an insertion. No text: a cut.
struct Splice
{
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;
};

/// A body as it goes out: the original with splices, as pieces for one writev(). Nothing of the original is
/// copied, so it must outlive this.
class SplicedBody
{
public:
    /// The splices are in order and do not overlap; an insertion comes before what is cut at the same place.
    explicit SplicedBody(std::string_view original, std::vector<Splice> splices = {});
    SplicedBody(SplicedBody &&) = default;
    SplicedBody &operator=(SplicedBody &&) = default;
    SplicedBody(const SplicedBody &) = delete; // the pieces of a copy would lie in the other one's splices
    SplicedBody &operator=(const SplicedBody &) = delete;

    /// None of them is empty.
    const std::vector<std::string_view> &pieces() const { return m_pieces; }

    std::size_t size() const { return m_size; }
    const std::vector<Splice> &splices() const { return m_splices; }
    bool isChanged() const { return !m_splices.empty(); }

    /// All of it in one piece, for those who cannot do with pieces.
    std::string joined() const;

private:
    void add(std::string_view piece);

    std::vector<Splice> m_splices;
    std::vector<std::string_view> m_pieces;
    std::size_t m_size = 0;
};

} // namespace bifrost::wire
