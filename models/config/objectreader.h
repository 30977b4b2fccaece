// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <limits>
#include <optional>

#include <QMap>
#include <QString>
#include <QStringList>

#include "models/config/configfindings.h"
#include "models/config/jsonnode.h"

namespace bifrost {

/// Takes the members of one object by name and type. A member of the wrong type or range becomes a failure
/// with its path, and the fallback is returned; null counts as absent. What nobody asked for is reported by
/// finish().
class ObjectReader
{
public:
    struct Range
    {
        int least = 0;
        int most = std::numeric_limits<int>::max();
    };

    /// The node must be an object and, like the findings, outlive the reader.
    ObjectReader(const JsonNode &object, QString path, ConfigFindings &findings);

    /// A reader for the node, or a failure if it is no object.
    static std::optional<ObjectReader> of(const JsonNode &node, const QString &path,
                                          ConfigFindings &findings);

    const JsonNode *take(QLatin1StringView name);
    std::optional<ObjectReader> object(QLatin1StringView name);
    const std::vector<JsonNode> *array(QLatin1StringView name);

    bool flag(QLatin1StringView name, bool fallback);
    std::optional<int> whole(QLatin1StringView name, Range range);
    int whole(QLatin1StringView name, Range range, int fallback)
    {
        return whole(name, range).value_or(fallback);
    }

    /// For where 0 stands for the default, as in the files of people who come from elsewhere: a remark says
    /// so.
    int wholeOrDefault(QLatin1StringView name, Range range, int usual);
    double number(QLatin1StringView name, double least, double fallback);
    QString text(QLatin1StringView name);
    static constexpr std::size_t MaxNames = 10'000; ///< in a list of models, say
    static constexpr std::size_t MaxFew = 1000; ///< where each of them costs something with every request

    std::optional<QStringList> texts(QLatin1StringView name, std::size_t most = MaxNames);
    QMap<QString, QString> textMap(QLatin1StringView name, std::size_t most = MaxNames);

    /// Members that mean something to the specification, but not to this version. One that is false or empty
    /// asks for nothing and is passed over.
    void unused(std::initializer_list<QLatin1StringView> names);

    /// The same for whole sections: whoever has one there, even an empty one, hears that nothing comes of it.
    void unusedSections(std::initializer_list<QLatin1StringView> names);

    /// Reports every member that was not asked for.
    void finish();

    /// "path must be <expected>, not <what it is>."
    void reject(const QString &path, const JsonNode &node, Fault fault, const QString &expected);

    /// What else is wrong with a member, or with the object itself; the remark goes on where its path ended.
    void fail(QLatin1StringView name, Fault fault, const QString &remark);

    /// The same about what is in it: the text in an array, or the member of an object, is the place.
    void failAt(QLatin1StringView name, const QString &item, Fault fault, const QString &remark);
    qsizetype placeOf(QLatin1StringView name, const QString &item);
    void fail(Fault fault, const QString &remark) const;

    const JsonNode &node() const { return *m_object; }
    const QString &path() const { return m_path; }
    QString pathOf(QAnyStringView name) const;
    ConfigFindings &findings() const { return *m_findings; }

private:
    bool isTooMany(std::size_t count, std::size_t most, const JsonNode &node, const QString &path);
    void noteUnused(QLatin1StringView name, const JsonNode &value);

    const JsonNode *m_object;
    QString m_path;
    ConfigFindings *m_findings;
    std::vector<bool> m_taken;
    QStringList m_asked;
};

} // namespace bifrost
