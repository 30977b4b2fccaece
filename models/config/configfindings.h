// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

#include "models/config/configuration.h"
#include "models/config/fielderror.h"
#include "models/config/jsonnode.h"
#include "models/core/error.h"

namespace bifrost {

/// What came up while a configuration was read: what is wrong, all of it and not only the first, and what is
/// worth a word. Nothing of it draws on a terminal. Lives as long as the reading; keeps no part of a secret.
class ConfigFindings
{
public:
    static constexpr std::size_t MaxErrors = 10;
    static constexpr std::size_t MaxNotices = 100;

    /// The text must outlive the findings.
    ConfigFindings(const QByteArray &text, const QString &fileName);

    void fail(qsizetype offset, FieldError fault);
    void note(const QString &path, qsizetype offset, const QString &sentence);
    void note(const QString &path, const QString &sentence); ///< about nothing that stands in the file
    bool isFull() const { return m_notices.size() > MaxNotices; }

    /// All failures as one ConfigInvalid, a line for each, in the order of the file.
    std::optional<Error> error() const;

    /// The same one by one, for a text that nobody sees.
    FieldErrors fieldErrors() const;

    /// In the order of the file; what stands nowhere comes last.
    std::vector<ConfigNotice> takeNotices();

    /// From now on every member that a reader knows is added there with its path.
    void listMembersIn(QStringList *list) { m_members = list; }
    QStringList *memberList() const { return m_members; }

private:
    struct Failure
    {
        qsizetype offset;
        FieldError fault;
    };

    void add(const ConfigNotice &notice);

    const QByteArray &m_text;
    QString m_fileName;
    std::vector<Failure> m_failures;
    std::size_t m_failureCount = 0;
    std::vector<ConfigNotice> m_notices;
    QStringList *m_members = nullptr;
};

} // namespace bifrost
