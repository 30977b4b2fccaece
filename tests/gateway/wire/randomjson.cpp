// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/wire/randomjson.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace bifrost::wire::test {

std::string RandomJson::space()
{
    constexpr std::array<std::string_view, 6> Spaces{"", "", "", " ", "\n\t", "\r\n  "};
    return std::string(Spaces[below(Spaces.size())]);
}

std::string RandomJson::number()
{
    switch (below(4)) {
    case 0:
        return fmt::format("{}", below(100000));
    case 1:
        return fmt::format("-{}.{}", below(100), below(1000));
    case 2:
        return fmt::format("{}e{}", below(10), below(20));
    default:
        return "0";
    }
}

std::string RandomJson::text()
{
    constexpr std::array<std::string_view, 16> Pieces{
        "a", "model", "stream", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00",
        "é", "漢",    "😀",      "{",   "]",    ",",    ":",       " "};
    std::string text = "\"";
    for (unsigned i = below(12); i > 0; --i)
        text += Pieces[below(Pieces.size())];
    if (below(20) == 0)
        text.append(below(200), 'x');
    return text + '"';
}

std::string RandomJson::name(std::string_view plain)
{
    if (below(5) != 0)
        return fmt::format("\"{}\"", plain);
    std::string text = "\"";
    for (const char c : plain)
        text += below(2) == 0 ? std::string(1, c) : fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    return text + '"';
}

std::string RandomJson::list(int depth)
{
    std::string text = "[" + space();
    const unsigned count = below(4);
    for (unsigned i = 0; i < count; ++i)
        text += (i > 0 ? "," : "") + space() + value(depth + 1) + space();
    return text + "]";
}

std::string RandomJson::members(int depth)
{
    constexpr std::array<std::string_view, 5> Names{"model", "stream", "include_usage", "a", "fallbacks"};
    std::string text = "{" + space();
    const unsigned count = below(4);
    for (unsigned i = 0; i < count; ++i)
        text += (i > 0 ? "," : "") + space() + name(Names[below(Names.size())]) + space() + ":" + space()
            + value(depth + 1) + space();
    return text + "}";
}

std::string RandomJson::value(int depth)
{
    switch (below(depth < 5 ? 8 : 6)) {
    case 0:
        return "true";
    case 1:
        return "false";
    case 2:
        return "null";
    case 3:
        return number();
    case 4:
    case 5:
        return text();
    case 6:
        return list(depth);
    default:
        return members(depth);
    }
}

std::string RandomJson::routingMember(unsigned which)
{
    const auto member = [this](std::string_view plain, const std::string &value) {
        return name(plain) + space() + ":" + space() + value;
    };
    const auto oneOf = [this](std::initializer_list<std::string_view> values) {
        return std::string(values.begin()[below(static_cast<unsigned>(values.size()))]);
    };
    switch (which) {
    case 0:
        return member("model", oneOf({"\"demo/echo\"", "\"openai\\/gpt\\u002d4\"", "\"\"", "\"é/漢\""}));
    case 1:
        return member("stream", oneOf({"true", "false", "null"}));
    case 2: {
        if (below(2) == 0)
            return member("stream_options", oneOf({"null", "{}", "{ }", "\"x\"", "[]", "7"}));
        std::vector<std::string> options{name("include_obfuscation") + ":" + value(3)};
        if (below(2) == 0)
            options.push_back(name("include_usage") + space() + ":" + space()
                              + oneOf({"true", "false", "null", "3"}));
        if (below(2) == 0)
            std::reverse(options.begin(), options.end());
        options.resize(1 + below(static_cast<unsigned>(options.size())));
        return member(
            "stream_options",
            fmt::format("{{{}{}{}}}", space(), fmt::join(options, space() + "," + space()), space()));
    }
    case 3:
        return member("messages", list(1));
    case 4:
        return member("prompt", value(1));
    case 5:
        return member("input", value(1));
    case 6:
        return member("store", value(3));
    default:
        return member("fallbacks",
                      below(3) == 0
                          ? value(2)
                          : oneOf({"[\"a/b\", \"c/d\"]", "[]", "[{\"provider\":\"p\",\"model\":\"m\"}]"}));
    }
}

std::string RandomJson::object()
{
    std::vector<std::string> all;
    for (unsigned which = 0; which < 8; ++which) {
        if (below(2) == 0)
            all.push_back(routingMember(which));
    }
    for (unsigned i = below(4); i > 0; --i)
        all.push_back(name(below(2) == 0 ? "temperature" : "x") + space() + ":" + space() + value(0));
    std::shuffle(all.begin(), all.end(), m_engine);
    std::string text = space() + "{" + space();
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i > 0 ? "," : "") + space() + all[i] + space();
    return text + "}" + space();
}

void RandomJson::mutate(std::string &text)
{
    constexpr std::string_view Interesting = "{}[]\",:\\0tn \x01\xff";
    for (unsigned i = 1 + below(2); i > 0; --i) {
        const std::size_t at = below(static_cast<unsigned>(text.size()));
        const char c = Interesting[below(static_cast<unsigned>(Interesting.size()))];
        switch (below(4)) {
        case 0:
            text.erase(at, 1);
            break;
        case 1:
            text[at] = c;
            break;
        case 2:
            text.insert(at, 1, c);
            break;
        default:
            text.resize(at);
        }
        if (text.empty())
            text = "x";
    }
}

} // namespace bifrost::wire::test
