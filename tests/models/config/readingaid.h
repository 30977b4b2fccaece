// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "models/config/configreader.h"

namespace bifrost::test {

using namespace Qt::StringLiterals;

/// Variables as NAME=value.
inline Environment environmentOf(const QStringList &variables)
{
    Environment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return environment;
}

inline Result<ReadConfiguration> readText(const QByteArray &json, const QStringList &variables = {})
{
    return readConfiguration(json, u"config.json"_s, environmentOf(variables));
}

/// The message of a refusal, or a word that nothing was refused.
inline QString refusal(const QByteArray &json)
{
    const Result<ReadConfiguration> read = readText(json);
    if (read)
        return u"(read without a complaint)"_s;
    return read.error().code == ErrorCode::ConfigInvalid ? QString::fromStdString(read.error().message)
                                                         : u"(wrong code)"_s;
}

/// The notices as "path:line sentence".
inline QStringList remarks(const ReadConfiguration &read)
{
    QStringList lines;
    for (const ConfigNotice &notice : read.notices)
        lines.append(u"%1:%2 %3"_s.arg(notice.path).arg(notice.line).arg(notice.sentence));
    return lines;
}

/// A provider in a file of its own; its members begin with line 2.
inline QByteArray openai(const QByteArray &members)
{
    return R"({"version": 2, "providers": {"openai": {)"
           "\n"
        + members + "}}}";
}

} // namespace bifrost::test
