// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/memberplaces.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <QMultiHash>
#include <QProcessEnvironment>

#include "models/config/authreader.h"
#include "models/config/clientreader.h"
#include "models/config/jsonparser.h"
#include "models/config/providerreader.h"
#include "models/config/serverreader.h"
#include "models/config/storesettings.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ShortestName = 3;
constexpr qsizetype LongestName = 64;

/// Every section that may hold others, so that its reader asks for what it knows.
constexpr char Skeleton[] = R"({
    "client": {"header_filter_config": {}},
    "server": {"tls": {}, "limits": {}, "deadlines_ms": {}, "egress": {}},
    "auth_config": {},
    "logs_store": {"config": {}},
    "config_store": {"config": {}},
    "providers": {"NAME": {"network_config": {}, "concurrency_and_buffer_size": {}, "openai_config": {},
        "custom_provider_config": {"base_provider_type": "openai"}, "keys": [{"name": "NAME", "value": "x"}]}}
})";

/// As somebody writes it who remembers how it sounds: localOnly, local-only, localOnlyMode.
QString sound(const QString &name)
{
    QString text = name.toLower();
    text.remove(u'_').remove(u'-');
    if (text.size() > 6 && text.endsWith("mode"_L1))
        text.chop(4);
    return text;
}

/// How many letters must change, or trade places with their neighbour, to turn one name into the other.
int editDistance(const QString &a, const QString &b)
{
    if (a.size() > LongestName || b.size() > LongestName)
        return int(LongestName);
    using Row = std::array<int, LongestName + 1>;
    Row before{};
    Row last{};
    Row row{};
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = std::size_t(j);
            const int change = last[at] + (a.at(i) == b.at(j) ? 0 : 1);
            row[at + 1] = std::min({change, last[at + 1] + 1, row[at] + 1});
            if (i > 0 && j > 0 && a.at(i) == b.at(j - 1) && a.at(i - 1) == b.at(j))
                row[at + 1] = std::min(row[at + 1], before[at - 1] + 1);
        }
        before = last;
        last = row;
    }
    return last[std::size_t(b.size())];
}

bool isFormerName(const QString &name)
{
    return name != name.toLower();
}

QMultiHash<QString, QString> readPlaces()
{
    const QByteArray text(Skeleton);
    QMultiHash<QString, QString> places;
    const Result<JsonNode> tree = JsonParser::parse(text, QString());
    if (!tree)
        return places;
    QStringList paths;
    ConfigFindings findings(text, QString());
    findings.listMembersIn(&paths);
    ObjectReader root(*tree, QString(), findings);
    const QProcessEnvironment nothing;
    readClient(root);
    readServer(root);
    readAuth(root, nothing);
    readLogStore(root);
    readProviders(root, std::nullopt, nothing);
    readStoreSettings(root, nothing);
    root.finish();
    paths.removeDuplicates();
    for (const QString &path : std::as_const(paths)) {
        const QString name = path.section(u'.', -1);
        if (!isFormerName(name))
            places.insert(sound(name), path);
    }
    return places;
}

} // namespace

QString nearestName(const QString &name, const QStringList &known)
{
    QString nearest;
    int least = int(LongestName);
    const QString heard = sound(name);
    for (const QString &each : known) {
        const QString other = sound(each);
        if (other.size() < ShortestName || isFormerName(each))
            continue;
        const int allowed = other.size() > 4 ? 2 : 1;
        const int distance = editDistance(heard, other);
        if (distance <= allowed && distance < least) {
            least = distance;
            nearest = each;
        }
    }
    return nearest;
}

QString memberPlace(const QString &name, const QString &foundIn)
{
    static const QMultiHash<QString, QString> places = readPlaces();
    const QStringList all = places.values(sound(name));
    if (all.size() != 1)
        return {};
    QString place = all.first();
    if (foundIn.startsWith("providers."_L1))
        place.replace("providers.NAME"_L1, u"providers."_s + foundIn.section(u'.', 1, 1).section(u'[', 0, 0));
    return place;
}

} // namespace bifrost
