// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

namespace bifrost::test {

/// What one run of the real program that ends by itself left behind.
struct ProgramRun
{
    bool ended = false; ///< by itself and in time
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// For the message of a failed check.
    QByteArray all() const;
};

/// An environment with nothing of this machine in it but the path.
QProcessEnvironment bareEnvironment(const QString &home);

/// `input`: what it can read.
ProgramRun runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                      const QByteArray &input = QByteArray());

/// Where the program under test lies.
QString programFile();

} // namespace bifrost::test
