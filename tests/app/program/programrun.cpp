// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/programrun.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace bifrost::test {
namespace {

constexpr int Patience = 60'000;

} // namespace

QByteArray ProgramRun::all() const
{
    return (ended ? "ended with " : "did not end, ") + QByteArray::number(exitCode) + '\n' + out + err;
}

QProcessEnvironment bareEnvironment(const QString &home)
{
    const QProcessEnvironment outside = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const QString &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s}) {
        if (outside.contains(name))
            environment.insert(name, outside.value(name));
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home);
    return environment;
}

ProgramRun runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                      const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(programFile(), arguments);
    process.write(input);
    process.closeWriteChannel();
    ProgramRun run;
    run.ended = process.waitForFinished(Patience) && process.exitStatus() == QProcess::NormalExit;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(Patience);
    }
    run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

QString programFile()
{
    return QStringLiteral(BIFROST_PROGRAM);
}

} // namespace bifrost::test
