// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsontokens.h"
#include "gateway/wire/membername.h"

namespace bifrost::wire {

/// The token behind a value that starts at this one.
inline JsonTokens::Number endOfValue(const JsonTokens &tokens, JsonTokens::Number value)
{
    JsonTokens::Number at = value;
    unsigned depth = 0;
    do {
        const char lowered = static_cast<char>(tokens.first(at++) | 0x20); // [ ] are { } then
        depth += lowered == '{';
        depth -= lowered == '}';
    } while (depth != 0);
    return at;
}

/// Calls onMember(MemberName, JsonTokens) for each member of an object within a text that a JsonWalker has
/// passed already, so that nothing has to be checked. Something else than an object has no members.
template <typename OnMember>
void forEachMember(const JsonTokens &object, OnMember onMember)
{
    if (object.first(0) != '{')
        return;
    JsonTokens::Number at = 1;
    while (object.first(at) != '}') {
        const JsonTokens::Number value = at + 2;
        const JsonTokens::Number end = endOfValue(object, value);
        onMember(MemberName(object, at), object.within(value, end));
        at = end;
        if (object.first(at) == ',')
            ++at;
    }
}

} // namespace bifrost::wire
