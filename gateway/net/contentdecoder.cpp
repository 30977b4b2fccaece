// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/contentdecoder.h"

#include <array>

namespace bifrost::net {

struct ContentDecoder::Stage
{
    static constexpr std::size_t Held = 8 * 1024;

    std::unique_ptr<Unwrapper> unwrapper;
    std::uint64_t made = 0;

    // What the stage before has made of it; the first one reads what comes from outside.
    std::unique_ptr<std::array<char, Held>> buffer;
    std::string_view pending;
};

ContentDecoder::ContentDecoder(std::span<const ContentCoding> codings, std::uint64_t between)
    : m_between(between)
{
    for (std::size_t i = codings.size(); i > 0; --i) {
        m_stages.push_back(std::make_unique<Stage>());
        m_stages.back()->unwrapper = Unwrapper::make(codings[i - 1]);
        if (i < codings.size())
            m_stages.back()->buffer = std::make_unique<std::array<char, Stage::Held>>();
    }
}

ContentDecoder::~ContentDecoder() = default;

std::size_t ContentDecoder::read(std::string_view &input, char *into, std::size_t room)
{
    m_hasBegun = m_hasBegun || !input.empty();
    if (!m_wrong.empty() || room == 0 || m_stages.empty())
        return 0;
    return produce(m_stages.size() - 1, input, into, room);
}

std::size_t ContentDecoder::produce(std::size_t level, std::string_view &input, char *into, std::size_t room)
{
    Stage &stage = *m_stages[level];
    std::string_view &from = level == 0 ? input : stage.pending;
    for (;;) {
        const Unwrapper::Step step = stage.unwrapper->step(from, into, room);
        if (m_wrong = stage.unwrapper->wrong(); !m_wrong.empty())
            return 0;
        from.remove_prefix(step.consumed);
        stage.made += step.made;
        if (level + 1 < m_stages.size() && stage.made > m_between) {
            m_wrong = "unfolds to too much";
            m_isTooLarge = true;
            return 0;
        }
        if (step.made > 0)
            return step.made;
        if (!from.empty()) {
            if (step.consumed > 0)
                continue;
            m_wrong = "leads nowhere"; // no library does this
            return 0;
        }
        if (level == 0)
            return 0;
        const std::size_t count = produce(level - 1, input, stage.buffer->data(), Stage::Held);
        if (count == 0)
            return 0;
        stage.pending = {stage.buffer->data(), count};
    }
}

bool ContentDecoder::isWhole() const
{
    if (!m_hasBegun)
        return true; // nothing at all was wrapped
    for (const auto &stage : m_stages) {
        if (!stage->pending.empty() || !stage->unwrapper->isWhole())
            return false;
    }
    return m_wrong.empty();
}

std::size_t ContentDecoder::memory() const
{
    std::size_t bytes = 0;
    for (const auto &stage : m_stages)
        bytes += sizeof(Stage) + stage->unwrapper->memory() + (stage->buffer ? Stage::Held : 0);
    return bytes;
}

} // namespace bifrost::net
