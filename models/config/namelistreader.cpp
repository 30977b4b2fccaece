// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/namelistreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

NameList readNameList(ObjectReader &reader, QLatin1StringView name, std::optional<int> version)
{
    const std::optional<QStringList> names = reader.texts(name);
    if (!names)
        return {};
    const JsonNode &node = *reader.take(name);
    if (node.items.empty()) {
        if (version == 1)
            return {};
        if (!version) {
            reader.findings().note(
                reader.pathOf(name), node.offset,
                u"The empty list lets nothing through. It meant everything before version 2 of this file: "
                u"write "
                u"[\"*\"] for everything, or \"version\": 2 at the top if nothing is meant."_s);
        }
        return {false, {}};
    }
    if (!names->contains(u"*"_s)) {
        for (const QString &entry : *names) {
            if (entry.startsWith("regex:"_L1)) {
                reader.findings().note(
                    reader.pathOf(name), node.offset,
                    u"\"%1\" matches nothing: this version compares whole names."_s.arg(entry));
            }
        }
        return {false, *names};
    }
    if (names->size() > 1) {
        reader.fail(name, Fault::Combination, u"must hold either \"*\" alone or names, not both."_s);
    }
    return {true, {}};
}

} // namespace bifrost
