// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktopprocess.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr int ProcessPatienceMs = 60000;

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished())
        process.kill();
    process.waitForFinished();
}

} // namespace

DesktopProcess::DesktopProcess(const QStringList &arguments)
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    m_environment.insert(u"HOME"_s, m_folder.path());
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    m_environment.remove(u"XDG_CONFIG_HOME"_s);
    m_environment.remove(u"XDG_DATA_HOME"_s);
    // Else the keychain would ask for a password, and its window keeps mouse and keyboard to itself.
    m_environment.insert(u"BIFROST_ENCRYPTION_KEY"_s, u"of this test"_s);
    m_process.setProcessEnvironment(m_environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setProgram(QStringLiteral(BIFROST_PROGRAM));
    m_process.setArguments(ownArguments() + arguments);
    m_beside.setProcessEnvironment(m_environment);
    m_beside.setProcessChannelMode(QProcess::MergedChannels);
}

DesktopProcess::~DesktopProcess()
{
    end(m_beside);
    end(m_process);
}

QStringList DesktopProcess::ownArguments() const
{
    return {u"-port"_s, u"0"_s, u"-app-dir"_s, m_folder.path()};
}

bool DesktopProcess::writeConfig(const QByteArray &json) const
{
    QFile file(m_folder.filePath(u"config.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
}

bool DesktopProcess::start()
{
    m_output.clear();
    m_process.start();
    return m_process.waitForStarted();
}

quint16 DesktopProcess::port()
{
    static const QRegularExpression said(u"Running at http://[^:]+:(\\d+)"_s);
    m_output += m_process.readAll();
    quint16 last = 0;
    for (auto it = said.globalMatch(QString::fromUtf8(m_output)); it.hasNext();)
        last = it.next().captured(1).toUShort();
    return last;
}

bool DesktopProcess::hasSaid(const QByteArray &text)
{
    m_output += m_process.readAll();
    return m_output.contains(text);
}

int DesktopProcess::startAgain(const QStringList &arguments)
{
    QProcess second;
    second.setProcessEnvironment(m_environment);
    second.start(m_process.program(), ownArguments() + arguments);
    const bool ended =
        second.waitForFinished(ProcessPatienceMs) && second.exitStatus() == QProcess::NormalExit;
    return ended ? second.exitCode() : -1;
}

bool DesktopProcess::runBeside(const QStringList &command)
{
    if (command.isEmpty())
        return false;
    m_beside.start(command.constFirst(), command.mid(1));
    return m_beside.waitForStarted(ProcessPatienceMs);
}

bool DesktopProcess::waitForEnd()
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(ProcessPatienceMs);
}

} // namespace bifrost::test
