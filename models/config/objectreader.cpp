// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/objectreader.h"

#include <cmath>

#include "models/config/memberplaces.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QString describe(const JsonNode &node)
{
    switch (node.type) {
    case JsonNode::Type::Null:
        return u"null"_s;
    case JsonNode::Type::Bool:
        return node.truth ? u"true"_s : u"false"_s;
    case JsonNode::Type::Number:
        return node.text.left(40);
    case JsonNode::Type::String:
        // The text itself may be a secret in the wrong place.
        return node.text.isEmpty() ? u"an empty text"_s : u"a text"_s;
    case JsonNode::Type::Array:
        return u"an array"_s;
    case JsonNode::Type::Object:
        return u"an object"_s;
    }
    return {};
}

bool asksForSomething(const JsonNode &node)
{
    return node.truth || node.type == JsonNode::Type::Number || !node.text.isEmpty() || !node.items.empty()
        || !node.members.empty();
}

bool isContainer(const JsonNode &node)
{
    return node.type == JsonNode::Type::Array || node.type == JsonNode::Type::Object;
}

} // namespace

ObjectReader::ObjectReader(const JsonNode &object, QString path, ConfigFindings &findings)
    : m_object(&object)
    , m_path(std::move(path))
    , m_findings(&findings)
    , m_taken(object.members.size())
{ }

std::optional<ObjectReader> ObjectReader::of(const JsonNode &node, const QString &path,
                                             ConfigFindings &findings)
{
    ObjectReader reader(node, path, findings);
    if (node.type == JsonNode::Type::Object)
        return reader;
    reader.reject(path, node, Fault::Type, u"an object"_s);
    return std::nullopt;
}

const JsonNode *ObjectReader::take(QLatin1StringView name)
{
    m_asked.append(name);
    for (std::size_t i = 0; i < m_object->members.size(); ++i) {
        if (m_object->members[i].name == name) {
            m_taken[i] = true;
            const JsonNode &value = m_object->members[i].value;
            return value.type == JsonNode::Type::Null ? nullptr : &value;
        }
    }
    return nullptr;
}

std::optional<ObjectReader> ObjectReader::object(QLatin1StringView name)
{
    const JsonNode *value = take(name);
    return value ? of(*value, pathOf(name), *m_findings) : std::nullopt;
}

const std::vector<JsonNode> *ObjectReader::array(QLatin1StringView name)
{
    const JsonNode *value = take(name);
    if (!value)
        return nullptr;
    if (value->type == JsonNode::Type::Array)
        return &value->items;
    reject(pathOf(name), *value, Fault::Type, u"an array"_s);
    return nullptr;
}

bool ObjectReader::flag(QLatin1StringView name, bool fallback)
{
    const JsonNode *value = take(name);
    if (!value)
        return fallback;
    if (value->type == JsonNode::Type::Bool)
        return value->truth;
    reject(pathOf(name), *value, Fault::Type, u"true or false"_s);
    return fallback;
}

std::optional<int> ObjectReader::whole(QLatin1StringView name, Range range)
{
    const JsonNode *value = take(name);
    if (!value)
        return std::nullopt;
    bool isWhole = value->type == JsonNode::Type::Number;
    const qlonglong number = isWhole ? value->text.toLongLong(&isWhole) : 0;
    if (isWhole && number >= range.least && number <= range.most)
        return int(number);
    const bool bounded = range.most != std::numeric_limits<int>::max();
    reject(pathOf(name), *value, isWhole ? Fault::Range : Fault::Type,
           bounded ? u"a whole number from %1 to %2"_s.arg(range.least).arg(range.most)
                   : u"a whole number of at least %1"_s.arg(range.least));
    return std::nullopt;
}

int ObjectReader::wholeOrDefault(QLatin1StringView name, Range range, int usual)
{
    range.least = 0;
    const std::optional<int> number = whole(name, range);
    if (number == 0)
        m_findings->note(pathOf(name), take(name)->offset, u"0 stands for the default, %1."_s.arg(usual));
    return number.value_or(0) > 0 ? *number : usual;
}

double ObjectReader::number(QLatin1StringView name, double least, double fallback)
{
    const JsonNode *value = take(name);
    if (!value)
        return fallback;
    bool isNumber = value->type == JsonNode::Type::Number;
    const double number = isNumber ? value->text.toDouble(&isNumber) : 0;
    if (isNumber && std::isfinite(number) && number >= least)
        return number;
    reject(pathOf(name), *value, isNumber ? Fault::Range : Fault::Type,
           u"a number of at least %1"_s.arg(least));
    return fallback;
}

QString ObjectReader::text(QLatin1StringView name)
{
    const JsonNode *value = take(name);
    if (!value)
        return {};
    if (value->type == JsonNode::Type::String)
        return value->text;
    reject(pathOf(name), *value, Fault::Type, u"a text"_s);
    return {};
}

bool ObjectReader::isTooMany(std::size_t count, std::size_t most, const JsonNode &node, const QString &path)
{
    if (count <= most)
        return false;
    m_findings->fail(node.offset, {path, Fault::Range, u"must not have more than %1 entries."_s.arg(most)});
    return true;
}

std::optional<QStringList> ObjectReader::texts(QLatin1StringView name, std::size_t most)
{
    const std::vector<JsonNode> *items = array(name);
    if (!items || isTooMany(items->size(), most, *take(name), pathOf(name)))
        return std::nullopt;
    QStringList list;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const JsonNode &item = items->at(i);
        if (item.type == JsonNode::Type::String && !item.text.isEmpty())
            list.append(item.text);
        else
            reject(u"%1[%2]"_s.arg(pathOf(name), QString::number(i)), item, Fault::Type,
                   u"a text that is not empty"_s);
    }
    return list;
}

QMap<QString, QString> ObjectReader::textMap(QLatin1StringView name, std::size_t most)
{
    QMap<QString, QString> map;
    std::optional<ObjectReader> reader = object(name);
    if (reader && !isTooMany(reader->node().members.size(), most, reader->node(), reader->path())) {
        for (const JsonMember &member : reader->node().members) {
            if (member.value.type == JsonNode::Type::String)
                map.insert(member.name, member.value.text);
            else
                reject(reader->pathOf(member.name), member.value, Fault::Type, u"a text"_s);
        }
    }
    return map;
}

void ObjectReader::unused(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const JsonNode *value = take(name);
        if (value && asksForSomething(*value))
            noteUnused(name, *value);
    }
}

void ObjectReader::unusedSections(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const JsonNode *value = take(name);
        if (value && (asksForSomething(*value) || isContainer(*value)))
            noteUnused(name, *value);
    }
}

void ObjectReader::noteUnused(QLatin1StringView name, const JsonNode &value)
{
    m_findings->note(pathOf(name), value.offset, u"\"%1\" is kept, not used by this version."_s.arg(name));
}

void ObjectReader::finish()
{
    if (QStringList *list = m_findings->memberList()) {
        for (const QString &name : std::as_const(m_asked))
            list->append(pathOf(name));
    }
    for (std::size_t i = 0; i < m_taken.size() && !m_findings->isFull(); ++i) {
        if (m_taken[i])
            continue;
        const JsonMember &member = m_object->members[i];
        QString sentence =
            u"\"%1\" is not known to this version. It is kept and has no effect."_s.arg(member.name);
        QString meant = nearestName(member.name, m_asked);
        if (meant.isEmpty())
            meant = memberPlace(member.name, m_path);
        if (!meant.isEmpty())
            sentence += u" Is \"%1\" meant?"_s.arg(meant);
        m_findings->note(pathOf(member.name), member.offset, sentence);
    }
}

void ObjectReader::reject(const QString &path, const JsonNode &node, Fault fault, const QString &expected)
{
    m_findings->fail(node.offset, {path, fault, u"must be %1, not %2."_s.arg(expected, describe(node))});
}

void ObjectReader::fail(QLatin1StringView name, Fault fault, const QString &remark)
{
    const JsonNode *node = take(name);
    m_findings->fail((node ? node : m_object)->offset, {pathOf(name), fault, remark});
}

void ObjectReader::failAt(QLatin1StringView name, const QString &item, Fault fault, const QString &remark)
{
    m_findings->fail(placeOf(name, item), {pathOf(name), fault, remark});
}

qsizetype ObjectReader::placeOf(QLatin1StringView name, const QString &item)
{
    const JsonNode *node = take(name);
    if (!node)
        return m_object->offset;
    for (const JsonNode &one : node->items) {
        if (one.type == JsonNode::Type::String && one.text == item)
            return one.offset;
    }
    for (const JsonMember &member : node->members) {
        if (member.name == item)
            return member.offset;
    }
    return node->offset;
}

void ObjectReader::fail(Fault fault, const QString &remark) const
{
    m_findings->fail(m_object->offset, {m_path, fault, remark});
}

QString ObjectReader::pathOf(QAnyStringView name) const
{
    return m_path.isEmpty() ? name.toString() : m_path + u'.' + name.toString();
}

} // namespace bifrost
