// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/filterreader.h"

#include <algorithm>
#include <array>

#include "models/traffic/filtervalue.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

using RowTest = std::function<bool(const LogRow &, std::int64_t)>;
using CompareSign = Comparison::Sign;

constexpr int CallerLeft = 499; // what other programs call "cancelled"

/// How the value of a field is read.
enum class FieldKind { Text, Status, Flag, Duration, Age, Count, Money };

struct Field
{
    const char *name;
    FieldKind kind;
};

constexpr std::array Fields{
    Field{"status", FieldKind::Status},    Field{"provider", FieldKind::Text},
    Field{"model", FieldKind::Text},       Field{"path", FieldKind::Text},
    Field{"method", FieldKind::Text},      Field{"stream", FieldKind::Flag},
    Field{"latency", FieldKind::Duration}, Field{"first", FieldKind::Duration},
    Field{"tokens", FieldKind::Count},     Field{"cost", FieldKind::Money},
    Field{"key", FieldKind::Text},         Field{"client", FieldKind::Text},
    Field{"error", FieldKind::Text},       Field{"attempts", FieldKind::Count},
    Field{"id", FieldKind::Text},          Field{"last", FieldKind::Age},
};

const Field *fieldOf(QStringView name)
{
    const auto found = std::find_if(Fields.begin(), Fields.end(), [name](const Field &field) {
        return name.compare(QLatin1String(field.name), Qt::CaseInsensitive) == 0;
    });
    return found == Fields.end() ? nullptr : &*found;
}

/// One slip of the finger away: a letter too many, too few, wrong, or two swapped.
bool isSlip(const QString &a, const QString &b)
{
    if (a.size() > b.size())
        return isSlip(b, a);
    if (b.size() - a.size() > 1 || a == b)
        return false;
    qsizetype at = 0;
    while (at < a.size() && a[at] == b[at])
        ++at;
    if (a.size() < b.size())
        return a.mid(at) == b.mid(at + 1);
    const bool swapped = at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at];
    return a.mid(at + 1) == b.mid(at + 1) || (swapped && a.mid(at + 2) == b.mid(at + 2));
}

QString meant(const QString &field)
{
    for (const Field &known : Fields) {
        const QString name = QString::fromLatin1(known.name);
        if (field.size() >= 3 && isSlip(field.toLower(), name))
            return name;
    }
    return {};
}

template <typename Get>
RowTest textTest(const QString &value, Get get)
{
    return [pattern = TextPattern(value), get](const LogRow &row, std::int64_t) { return get(row, pattern); };
}

RowTest fieldTextTest(const QString &field, const QString &value)
{
    using Member = std::string LogRow::*;
    const auto of = [&value](Member member) {
        return textTest(value, [member](const LogRow &row, const TextPattern &pattern) {
            return pattern.matches(row.*member);
        });
    };
    if (field == "provider"_L1)
        return of(&LogRow::provider);
    if (field == "path"_L1)
        return of(&LogRow::path);
    if (field == "method"_L1)
        return of(&LogRow::method);
    if (field == "key"_L1)
        return of(&LogRow::keyName);
    if (field == "client"_L1)
        return of(&LogRow::clientName);
    if (field == "id"_L1) {
        return textTest(value, [](const LogRow &row, const TextPattern &pattern) {
            return pattern.matches(row.id) || pattern.matches(row.clientRequestId);
        });
    }
    if (field == "error"_L1) {
        return textTest(value, [](const LogRow &row, const TextPattern &pattern) {
            return !row.errorMessage.empty()
                && (pattern.matches(row.errorMessage) || pattern.matches(row.errorType));
        });
    }
    return textTest(value, [](const LogRow &row, const TextPattern &pattern) {
        return pattern.matches(row.modelAsked) || pattern.matches(row.model);
    });
}

RowTest anywhereTest(const QString &value)
{
    return textTest(value, [](const LogRow &row, const TextPattern &pattern) {
        for (const std::string *text :
             {&row.path, &row.modelAsked, &row.model, &row.provider, &row.keyName, &row.clientName,
              &row.errorMessage, &row.errorType, &row.method, &row.id, &row.clientRequestId}) {
            if (pattern.matches(*text))
                return true;
        }
        return false;
    });
}

/// A value below zero is not known, and compares with nothing.
template <typename Get>
RowTest numberTest(Comparison comparison, Get get)
{
    return [comparison, get](const LogRow &row, std::int64_t) {
        const std::int64_t value = get(row);
        return value >= 0 && comparison.holds(value);
    };
}

/// As the Status column shows it: a number, unless the request runs or its caller hung up.
std::int64_t statusNumberOf(const LogRow &row)
{
    const bool hasNumber = row.status == LogStatus::Success || row.status == LogStatus::Error;
    return hasNumber && row.httpStatus > 0 ? std::int64_t(row.httpStatus) : std::int64_t(-1);
}

std::int64_t attemptsOf(const LogRow &row)
{
    return std::max<std::int64_t>(1, std::int64_t(row.attempts.size()));
}

} // namespace

QStringList FilterReader::fields()
{
    QStringList names;
    for (const Field &field : Fields)
        names.append(QString::fromLatin1(field.name));
    return names;
}

TrafficFilter FilterReader::read()
{
    int at = 0;
    while (at < m_text.size()) {
        if (m_text[at].isSpace()) {
            ++at;
            continue;
        }
        const int end = endOfToken(at);
        readToken(at, end);
        at = end;
    }
    return std::move(m_filter);
}

int FilterReader::endOfToken(int begin) const
{
    bool quoted = false;
    int at = begin;
    for (; at < m_text.size(); ++at) {
        if (quoted && m_text[at] == u'\\' && at + 1 < m_text.size())
            ++at;
        else if (m_text[at] == u'"')
            quoted = !quoted;
        else if (!quoted && m_text[at].isSpace())
            break;
    }
    return at;
}

FilterReader::Pieces FilterReader::takeApart(int begin, int end) const
{
    Pieces pieces;
    pieces.quoted = begin < end && m_text[begin] == u'"';
    QString piece;
    bool quoted = false;
    for (int at = begin; at < end; ++at) {
        const QChar c = m_text[at];
        if (quoted && c == u'\\' && at + 1 < end) {
            piece += m_text[++at];
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u':' && pieces.field.isNull() && !pieces.quoted && fieldOf(piece)) {
            pieces.field = piece.toLower();
            piece.clear();
        } else if (!quoted && c == u',' && !pieces.field.isNull()) {
            pieces.values.append(piece);
            piece.clear();
        } else {
            piece += c;
        }
    }
    pieces.values.append(piece);
    pieces.closed = !quoted;
    return pieces;
}

void FilterReader::complain(const Token &token, const QString &sentence)
{
    m_filter.m_problems.push_back({token.begin, token.length, sentence});
}

void FilterReader::readToken(int begin, int end)
{
    Token token;
    token.begin = begin;
    token.length = end - begin;
    token.negated = m_text[begin] == u'-' && end - begin > 1;
    const Pieces pieces = takeApart(begin + (token.negated ? 1 : 0), end);
    token.field = pieces.field;
    token.value = pieces.values.join(u',');
    m_filter.m_tokens.push_back(token);
    if (!pieces.closed)
        complain(token, tr("A quotation mark is missing at the end."));
    if (token.field.isEmpty()) {
        const qsizetype colon = token.value.indexOf(u':');
        if (const QString name = pieces.quoted ? QString() : meant(token.value.left(colon));
            colon > 0 && !name.isEmpty()) {
            complain(token,
                     tr("There is no field “%1”. Do you mean “%2”? Put the text in quotes to search for it.")
                         .arg(token.value.left(colon), name));
            return;
        }
        if (!token.value.isEmpty())
            m_filter.m_conditions.push_back({token.negated, {anywhereTest(token.value)}});
        return;
    }
    TrafficFilter::Condition condition;
    condition.negated = token.negated;
    for (const QString &value : pieces.values) {
        QString complaint;
        if (value.isEmpty())
            complaint = tr("Say which %1, for example %2.").arg(token.field, token.field + u":…"_s);
        else if (token.negated && token.field == "last"_L1)
            complaint = tr("“last” cannot be turned round.");
        else if (std::optional<Test> one = test(token.field, value, &complaint))
            condition.anyOf.push_back(std::move(*one));
        if (!complaint.isEmpty()) {
            complain(token, complaint);
            return;
        }
    }
    m_filter.m_conditions.push_back(std::move(condition));
}

std::optional<FilterReader::Test> FilterReader::test(const QString &field, QString value, QString *complaint)
{
    switch (fieldOf(field)->kind) {
    case FieldKind::Text:
        return fieldTextTest(field, value);
    case FieldKind::Status:
        return statusTest(value, complaint);
    case FieldKind::Flag: {
        const bool yes = QStringList{u"yes"_s, u"true"_s, u"on"_s}.contains(value, Qt::CaseInsensitive);
        if (!yes && !QStringList{u"no"_s, u"false"_s, u"off"_s}.contains(value, Qt::CaseInsensitive)) {
            *complaint = tr("“stream” is yes or no.");
            return std::nullopt;
        }
        return [yes](const LogRow &row, std::int64_t) { return row.stream == yes; };
    }
    case FieldKind::Duration: {
        const CompareSign sign = takeSign(value, CompareSign::GreaterOrEqual);
        const auto us = readMicroseconds(value);
        if (!us) {
            *complaint = tr("Write a time with its unit, such as %1:>2s or %1:<500ms.").arg(field);
            return std::nullopt;
        }
        const auto member = field == "first"_L1 ? &LogRow::firstByteUs : &LogRow::totalUs;
        return numberTest({sign, *us}, [member](const LogRow &row) { return row.*member; });
    }
    case FieldKind::Age: {
        const auto us = readMicroseconds(value);
        if (!us || *us <= 0) {
            *complaint = tr("Write a time with its unit, such as last:5m or last:1h.");
            return std::nullopt;
        }
        m_filter.m_windowUs = std::max(m_filter.m_windowUs, *us);
        return [window = *us](const LogRow &row, std::int64_t nowUs) {
            return row.startedAtUs >= nowUs - window;
        };
    }
    case FieldKind::Count: {
        const bool isTokens = field == "tokens"_L1;
        const CompareSign sign = takeSign(value, isTokens ? CompareSign::GreaterOrEqual : CompareSign::Equal);
        const auto count = readCount(value);
        if (!count) {
            *complaint = tr("“%1” needs a number, such as %1:>%2.").arg(field, isTokens ? u"1000"_s : u"1"_s);
            return std::nullopt;
        }
        return numberTest({sign, *count}, [isTokens](const LogRow &row) {
            return !isTokens ? attemptsOf(row) : row.usage.known ? row.usage.total() : std::int64_t(-1);
        });
    }
    case FieldKind::Money: {
        const CompareSign sign = takeSign(value, CompareSign::GreaterOrEqual);
        const auto amount = readNanoDollars(value);
        if (!amount) {
            *complaint = tr("“cost” needs an amount in dollars, such as cost:>0.01.");
            return std::nullopt;
        }
        return numberTest({sign, *amount}, [](const LogRow &row) {
            return row.costKnown ? row.cost.nanoDollars : std::int64_t(-1);
        });
    }
    }
    return std::nullopt;
}

std::optional<FilterReader::Test> FilterReader::statusTest(const QString &value, QString *complaint) const
{
    const struct
    {
        QLatin1String word;
        LogStatus status;
    } words[] = {
        {"ok"_L1, LogStatus::Success},         {"success"_L1, LogStatus::Success},
        {"error"_L1, LogStatus::Error},        {"cancelled"_L1, LogStatus::Cancelled},
        {"canceled"_L1, LogStatus::Cancelled}, {"running"_L1, LogStatus::Running},
    };
    for (const auto &one : words) {
        if (value.compare(one.word, Qt::CaseInsensitive) == 0)
            return [status = one.status](const LogRow &row, std::int64_t) { return row.status == status; };
    }
    if (value.size() == 3 && value[0] >= u'1' && value[0] <= u'5'
        && value.endsWith("xx"_L1, Qt::CaseInsensitive)) {
        const int group = value[0].digitValue();
        return [group](const LogRow &row, std::int64_t) { return statusNumberOf(row) / 100 == group; };
    }
    QString number = value;
    const CompareSign sign = takeSign(number, CompareSign::Equal);
    bool isNumber = false;
    const int status = number.toInt(&isNumber);
    if (!isNumber) {
        *complaint = tr("“status” is a number like 429, a group like 4xx, or ok, error, cancelled, running.");
        return std::nullopt;
    }
    if (sign == CompareSign::Equal && status == CallerLeft)
        return [](const LogRow &row, std::int64_t) { return row.status == LogStatus::Cancelled; };
    return numberTest({sign, status}, statusNumberOf);
}

} // namespace bifrost
