// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "models/traffic/trafficfilter.h"

namespace bifrost {

/// Reads the text of a TrafficFilter. Lives for one call of TrafficFilter::parse().
class FilterReader
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::FilterReader)

public:
    explicit FilterReader(const QString &text) : m_text(text) { }

    TrafficFilter read();

    static QStringList fields();

private:
    using Test = TrafficFilter::Test;
    using Token = TrafficFilter::Token;

    /// The text of a token, taken apart at what stands outside quotes.
    struct Pieces
    {
        QString field;
        QStringList values; ///< one of these
        bool closed = true;
        bool quoted = false; ///< all of it: a text, whatever colons it has
    };

    int endOfToken(int begin) const;
    Pieces takeApart(int begin, int end) const;
    void readToken(int begin, int end);
    void complain(const Token &token, const QString &sentence);
    std::optional<Test> test(const QString &field, QString value, QString *complaint);
    std::optional<Test> statusTest(const QString &value, QString *complaint) const;

    const QString &m_text;
    TrafficFilter m_filter;
};

} // namespace bifrost
