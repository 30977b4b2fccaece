// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsonindex.h"

#include "gateway/wire/utf8.h"

#include <simdjson.h>

#include <algorithm>

namespace bifrost::wire {

static_assert(JsonPadding >= simdjson::SIMDJSON_PADDING);

namespace {

constexpr std::size_t FirstCapacity = 16 * 1024;

/// The scanner says what is wrong, not where: look again, slowly.
JsonFault locateFault(std::string_view text, simdjson::error_code error)
{
    if (error == simdjson::EMPTY)
        return {0, "there is nothing in it"};
    if (error == simdjson::MEMALLOC || error == simdjson::CAPACITY)
        return {0, "it is too large"};
    if (const std::size_t broken = firstInvalidUtf8(text); broken != std::string_view::npos)
        return {broken, "invalid UTF-8"};
    bool inString = false;
    std::size_t opened = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            inString = !inString;
            opened = i;
        } else if (inString && text[i] == '\\') {
            ++i;
        } else if (inString && static_cast<unsigned char>(text[i]) < 0x20) {
            return {i, "a raw control character in a string"};
        }
    }
    return {opened, "a string that does not end"};
}

} // namespace

struct JsonIndex::Scanner
{
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;
};

JsonIndex &JsonIndex::ofThisThread()
{
    thread_local JsonIndex index;
    return index;
}

JsonIndex::JsonIndex() : m_scanner(std::make_unique<Scanner>()) { }

JsonIndex::~JsonIndex() = default;

bool JsonIndex::reserve(std::size_t size)
{
    if (m_scanner->stages && size <= m_capacity)
        return true;
    if (size > simdjson::SIMDJSON_MAXSIZE_BYTES)
        return false;
    // Sizes that come back are rounded up, so that bodies that grow a little do not allocate each time.
    const std::size_t wanted =
        size > KeptCapacity ? size : std::min(KeptCapacity, std::max(FirstCapacity, size * 2));
    m_capacity = 0;
    auto &stages = m_scanner->stages;
    // The depth is that of the second stage, which is not used.
    const auto error = stages
        ? stages->set_capacity(wanted)
        : simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, 1, stages);
    if (error != simdjson::SUCCESS) {
        stages.reset();
        return false;
    }
    m_capacity = wanted;
    return true;
}

std::optional<JsonTokens> JsonIndex::read(std::string_view text, JsonFault &fault)
{
    if (!reserve(text.size())) {
        fault = locateFault(text, simdjson::CAPACITY);
        return std::nullopt;
    }
    auto &stages = *m_scanner->stages;
    const auto error = stages.stage1(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(),
                                     simdjson::stage1_mode::regular);
    if (error != simdjson::SUCCESS) {
        fault = locateFault(text, error);
        return std::nullopt;
    }
    return JsonTokens(text, stages.structural_indexes.get(), stages.n_structural_indexes);
}

void JsonIndex::giveBack()
{
    if (m_capacity <= KeptCapacity)
        return;
    m_scanner->stages.reset();
    m_capacity = 0;
}

} // namespace bifrost::wire
