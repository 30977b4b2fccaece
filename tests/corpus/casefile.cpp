// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/casefile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace bifrost::test {

namespace {

constexpr int MostRepeated = 16 * 1024 * 1024;

QByteArray firstWord(const QByteArray &line)
{
    return line.left(line.indexOf(' '));
}

QByteArray behindFirstWord(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    return space < 0 ? QByteArray() : line.mid(space + 1);
}

} // namespace

QByteArrayList CorpusCase::words(const QByteArray &key) const
{
    QByteArrayList words = value(key).split(' ');
    words.removeAll(QByteArray());
    return words;
}

CaseFile CaseFile::readFolder(const QByteArray &folder, const QByteArrayList &keys)
{
    CaseFile files;
    const QDir dir(QStringLiteral(BIFROST_CORPUS "/") + QString::fromLatin1(folder));
    const QStringList names = dir.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files.read(dir.filePath(name).toLatin1(), keys);
    QByteArrayList seen;
    for (const CorpusCase &one : files.m_cases) {
        files.m_place = one.place;
        if (seen.contains(one.name))
            files.complain("the name is taken: " + one.name);
        if (one.by.isEmpty())
            files.complain("no `by`");
        seen.append(one.name);
    }
    return files;
}

void CaseFile::read(const QByteArray &path, const QByteArrayList &keys)
{
    QFile file(QString::fromLatin1(path));
    m_place = path;
    if (!file.open(QIODevice::ReadOnly))
        return complain("cannot be read");
    m_snippets.clear();
    m_by.clear();
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    int number = 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        readLine(line, name + ':' + QByteArray::number(++number), keys);
    finishCase();
}

void CaseFile::readLine(const QByteArray &line, const QByteArray &place, const QByteArrayList &keys)
{
    m_place = place;
    if (line.isEmpty())
        return finishCase();
    if (line.startsWith('#'))
        return;
    const QByteArray key = firstWord(line);
    const QByteArray rest = behindFirstWord(line);
    if (key == "=") {
        finishCase();
        m_cases.append(CorpusCase{rest, m_by, {}, {}, place});
        m_open = true;
    } else if (key == "let") {
        const qsizetype sign = rest.indexOf(" = ");
        qsizetype at = 0;
        m_snippets.insert(rest.left(sign), decode(rest.mid(sign + 3), at, false));
    } else if (key == "by") {
        (m_open ? m_cases.last().by : m_by) = rest;
    } else if (!m_open) {
        complain("stands in no case");
    } else if (key == ">") {
        addBytes(rest);
    } else if (keys.contains(key)) {
        m_cases.last().values.insert(key, rest);
    } else {
        complain("unknown word " + key);
    }
}

void CaseFile::addBytes(const QByteArray &text)
{
    qsizetype at = 0;
    const qsizetype before = m_cases.last().bytes.size();
    const bool had = m_lengthAt >= 0;
    const QByteArray bytes = decode(text, at, false);
    if (!had && m_lengthAt >= 0)
        m_lengthAt += before;
    m_cases.last().bytes += bytes;
}

void CaseFile::finishCase()
{
    if (m_lengthAt >= 0) {
        QByteArray &bytes = m_cases.last().bytes;
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            complain("a length without a body");
        bytes.insert(m_lengthAt, QByteArray::number(bytes.size() - head - 4));
    }
    m_lengthAt = -1;
    m_open = false;
}

/// Up to the end, or, within a repetition, up to its bracket.
QByteArray CaseFile::decode(const QByteArray &text, qsizetype &at, bool inner)
{
    QByteArray out;
    while (at < text.size()) {
        if (text[at] != '\\') {
            out += text[at++];
        } else if (text.mid(at, 2) == "\\}") {
            at += 2;
            if (!inner)
                complain("a bracket that closes nothing");
            return out;
        } else if (text.mid(at, 9) == "\\(length)") {
            at += 9;
            if (inner || m_lengthAt >= 0)
                complain("one length for each case");
            m_lengthAt = out.size();
        } else {
            out += decodeEscape(text, at);
        }
    }
    if (inner)
        complain("a repetition without its end");
    return out;
}

QByteArray CaseFile::decodeEscape(const QByteArray &text, qsizetype &at)
{
    const char kind = at + 1 < text.size() ? text[at + 1] : '\0';
    at += 2;
    switch (kind) {
    case 'r':
        return "\r";
    case 'n':
        return "\n";
    case 't':
        return "\t";
    case '0':
        return QByteArray(1, '\0');
    case '\\':
        return "\\";
    case 'x':
        at += 2;
        return QByteArray::fromHex(text.mid(at - 2, 2));
    case '(': {
        const qsizetype end = text.indexOf(')', at);
        const QByteArray name = text.mid(at, end - at);
        at = end < 0 ? text.size() : end + 1;
        if (!m_snippets.contains(name))
            complain("no such snippet: " + name);
        return m_snippets.value(name);
    }
    case '*': {
        const qsizetype open = text.indexOf('{', at);
        const int times = text.mid(at, open - at).toInt();
        at = open < 0 ? text.size() : open + 1;
        const QByteArray once = decode(text, at, true);
        if (times <= 0 || times > MostRepeated / std::max<qsizetype>(1, once.size())) {
            complain("repeated how often?");
            return once;
        }
        return once.repeated(times);
    }
    default:
        complain("unknown escape");
        return {};
    }
}

void CaseFile::complain(const QByteArray &what)
{
    m_fault += m_place + ": " + what + '\n';
}

} // namespace bifrost::test
