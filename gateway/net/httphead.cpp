// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/httphead.h"

namespace bifrost::net {

std::string_view MessageHead::value(std::string_view name) const
{
    if (nameLengths != 0 && (nameLengths & lengthBit(name)) == 0)
        return {};
    for (const HeaderField &field : fields) {
        if (equalIgnoringCase(field.name, name))
            return field.value.data() ? field.value : std::string_view("");
    }
    return {};
}

} // namespace bifrost::net
