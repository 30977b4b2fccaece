// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configfindings.h"

#include <algorithm>
#include <climits>
#include <utility>

#include <QStringList>

#include "models/core/printable.h"

namespace bifrost {

using namespace Qt::StringLiterals;

ConfigFindings::ConfigFindings(const QByteArray &text, const QString &fileName)
    : m_text(text)
    , m_fileName(fileName)
{ }

void ConfigFindings::fail(qsizetype offset, FieldError fault)
{
    if (++m_failureCount <= MaxErrors)
        m_failures.push_back({offset, std::move(fault)});
}

void ConfigFindings::note(const QString &path, qsizetype offset, const QString &sentence)
{
    if (isFull())
        return;
    const JsonPlace place = JsonPlace::of(m_text, offset);
    add({path, place.line, sentence, place.column});
}

void ConfigFindings::note(const QString &path, const QString &sentence)
{
    add({path, 0, sentence});
}

void ConfigFindings::add(const ConfigNotice &notice)
{
    if (m_notices.size() < MaxNotices)
        m_notices.push_back({printable(notice.path), notice.line, printable(notice.sentence), notice.column});
    else if (m_notices.size() == MaxNotices)
        m_notices.push_back({QString(), 0, u"There are further remarks, which are not listed."_s});
}

std::optional<Error> ConfigFindings::error() const
{
    if (m_failures.empty())
        return std::nullopt;
    std::vector<Failure> failures = m_failures;
    std::stable_sort(failures.begin(), failures.end(),
                     [](const Failure &a, const Failure &b) { return a.offset < b.offset; });
    QStringList lines;
    for (const Failure &failure : failures) {
        const JsonPlace place = JsonPlace::of(m_text, failure.offset);
        lines.append(u"%1, line %2, column %3: %4"_s.arg(printable(m_fileName), QString::number(place.line),
                                                         QString::number(place.column),
                                                         printable(failure.fault.sentence())));
    }
    if (m_failureCount > failures.size())
        lines.append(u"There are %1 more mistakes."_s.arg(m_failureCount - failures.size()));
    return Error(ErrorCode::ConfigInvalid, lines.join(u'\n').toStdString());
}

FieldErrors ConfigFindings::fieldErrors() const
{
    FieldErrors errors;
    for (const Failure &failure : m_failures)
        errors.push_back(failure.fault);
    return errors;
}

std::vector<ConfigNotice> ConfigFindings::takeNotices()
{
    const auto rank = [](const ConfigNotice &notice) {
        return std::pair(notice.line > 0 ? notice.line : INT_MAX, notice.column);
    };
    std::stable_sort(m_notices.begin(), m_notices.end(),
                     [rank](const ConfigNotice &a, const ConfigNotice &b) { return rank(a) < rank(b); });
    return std::move(m_notices);
}

} // namespace bifrost
