// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>

namespace bifrost::test {

/// One entry of a file in tests/corpus, whose README tells how they are written.
struct CorpusCase
{
    QByteArray name;
    QByteArray by; ///< the rulings and standards that the expectation follows
    QByteArray bytes;
    QHash<QByteArray, QByteArray> values; ///< every other line: its first word, and the rest
    QByteArray place; ///< file and line

    QByteArray value(const QByteArray &key) const { return values.value(key); }

    /// The words of a value, split at spaces.
    QByteArrayList words(const QByteArray &key) const;
};

/// Reads the files of one side of the corpus. Owned by a test; knows nothing of what the lines mean.
class CaseFile
{
public:
    /// All files of this folder of tests/corpus, in the order of their names. `keys`: the words that a line
    /// may begin with besides `by`.
    static CaseFile readFolder(const QByteArray &folder, const QByteArrayList &keys);

    const QList<CorpusCase> &cases() const { return m_cases; }
    const QByteArray &fault() const { return m_fault; } ///< where the files are wrong; empty if they are not

private:
    void read(const QByteArray &path, const QByteArrayList &keys);
    void readLine(const QByteArray &line, const QByteArray &place, const QByteArrayList &keys);
    void addBytes(const QByteArray &text);
    void finishCase();
    QByteArray decode(const QByteArray &text, qsizetype &at, bool inner);
    QByteArray decodeEscape(const QByteArray &text, qsizetype &at);
    void complain(const QByteArray &what);

    QList<CorpusCase> m_cases;
    QHash<QByteArray, QByteArray> m_snippets;
    QByteArray m_by;
    QByteArray m_place;
    qsizetype m_lengthAt = -1; ///< where the length of the body has to be put in
    bool m_open = false;
    QByteArray m_fault;
};

} // namespace bifrost::test
