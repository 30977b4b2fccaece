// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace bifrost::wire::test {

/// Makes random JSON objects that look like requests: routing members at any place or missing, white space
/// everywhere, escapes, other alphabets, names that occur twice where that is allowed. The same seed gives
/// the same text on every machine.
class RandomJson
{
public:
    explicit RandomJson(unsigned seed) : m_engine(seed) { }

    std::string object();

    /// Breaks a text a little: bytes removed, changed, put in, its end cut off.
    void mutate(std::string &text);

    /// A number below the bound.
    unsigned below(unsigned bound) { return static_cast<unsigned>(m_engine()) % bound; }

private:
    std::string space();
    std::string value(int depth);
    std::string number();
    std::string text();
    std::string name(std::string_view plain);
    std::string list(int depth);
    std::string members(int depth);
    std::string routingMember(unsigned which);

    std::mt19937 m_engine;
};

} // namespace bifrost::wire::test
