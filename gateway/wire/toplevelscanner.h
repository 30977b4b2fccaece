// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::wire {

/// Looks at a JSON object of any size that passes by in pieces: keeps the values of a few members of the
/// outermost level, and knows where the object ends. Strings and brackets are followed, what values say is
/// not checked. Its memory is bounded, whatever the size. Owned by the call that relays the answer; lives on
/// its thread.
class TopLevelScanner
{
public:
    static constexpr std::size_t MaxValue = 64 * 1024;
    static constexpr unsigned MaxDepth = 512;

    /// A part of a piece that belongs to the value of the member to be cut out.
    struct Cut
    {
        std::size_t from = 0;
        std::size_t to = 0;
        bool begins = false; ///< the value starts here

        friend bool operator==(const Cut &, const Cut &) = default;
    };

    /// The members to keep, and the one to be cut out, if any; the names must outlive the scanner.
    explicit TopLevelScanner(std::vector<std::string_view> names, std::string_view cut = {});

    /// The next bytes of the text. They are not needed afterwards.
    void feed(std::string_view bytes);

    /// Where the last piece holds the value of the member to be cut out, in order.
    std::span<const Cut> cuts() const { return m_cuts; }

    /// The JSON of a member as it stood there. Nothing: the member did not come, or its value was above
    /// MaxValue. If it came twice, the last one.
    std::optional<std::string_view> value(std::string_view name) const;

    /// The object ended, and nothing but white space came after it.
    bool hasEnded() const { return m_state == State::Ended; }

    /// It is no object, or its brackets, names or commas are wrong. It stays so.
    bool isBroken() const { return m_state == State::Broken; }

    bool hasMembers() const { return m_hasMembers; }

    /// Counted from the start of the text; meaningless unless the object has ended.
    std::size_t closingBrace() const { return m_closingBrace; }

private:
    enum class State {
        Start,
        NameOrEnd,
        Name,
        InName,
        Colon,
        Value,
        InString, ///< a value of the outermost level that is a string
        InScalar, ///< … a number or a word
        Nested, ///< in a container, outside of strings
        NestedString,
        CommaOrEnd,
        Ended,
        Broken,
    };

    struct Member
    {
        std::string_view name;
        std::optional<std::string> value;
    };

    void step(std::string_view bytes);
    void stepOutermost(char c);
    void startValue(char c);
    void passNested(std::string_view bytes);
    void passString(std::string_view bytes);
    void passScalar(std::string_view bytes);
    void nameEnds();
    void valueEnds(std::string_view bytes);
    void keep(std::string_view part);
    void cut(std::size_t to);
    bool isWithinValue() const;

    static constexpr std::size_t MaxName = 128; ///< longer names are none of ours

    std::vector<Member> m_members;
    State m_state = State::Start;
    std::size_t m_before = 0; ///< bytes of earlier pieces
    std::size_t m_at = 0; ///< in this piece
    std::size_t m_quote = 0; ///< in this piece: the first one at or after m_at, if m_at has not passed it
    bool m_knowsQuote = false;
    std::size_t m_from = 0; ///< in this piece: what is kept starts here
    bool m_isEscaped = false; ///< a backslash came, its character did not
    bool m_hasMembers = false;
    unsigned m_depth = 0; ///< of open brackets within a value
    std::bitset<MaxDepth> m_isObject; ///< for each of them
    std::string m_name; ///< the token that is being read
    Member *m_kept = nullptr; ///< whose value is being read
    std::size_t m_closingBrace = 0;
    std::string_view m_cutName;
    bool m_isCut = false; ///< the value that is being read, or about to be
    bool m_cutBegins = false;
    std::vector<Cut> m_cuts;
};

} // namespace bifrost::wire
