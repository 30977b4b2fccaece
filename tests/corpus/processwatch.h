// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace bifrost::test {

/// What a process holds, compared with what it held when this was made: descriptors, threads and memory.
class ProcessWatch
{
public:
    explicit ProcessWatch(qint64 process);

    /// No descriptor or thread more than before, and not much more memory than what it keeps for reuse.
    bool isAsBefore() const;
    QByteArray description() const;

private:
    struct Holdings
    {
        QStringList descriptors; ///< what they are, but for channels and for files, which open on first use
        int channels =
            0; ///< ends of socket pairs within the process, of which a pool keeps some for a minute
        int threads = 0;
        qint64 residentKb = 0;
        bool sanitized = false; ///< its memory says nothing then
    };

    Holdings holdings() const;

    qint64 m_process;
    Holdings m_before;
};

} // namespace bifrost::test
