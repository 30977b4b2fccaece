// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/httphead.h"

namespace bifrost::net {

std::string_view MessageHead::find(std::string_view name) const
{
    const char first = name.empty() ? '\0' : lowerCase(name.front());
    for (const HeaderField &field : fields) {
        if (field.name.size() == name.size() && !name.empty() && lowerCase(field.name.front()) == first
            && equalIgnoringCase(field.name, name))
            return field.value.data() ? field.value : std::string_view("");
    }
    return {};
}

} // namespace bifrost::net
