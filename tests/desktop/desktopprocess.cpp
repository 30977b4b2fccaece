// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktopprocess.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

DesktopProcess::DesktopProcess(const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    // Else the keychain would ask for a password, and its window keeps mouse and keyboard to itself.
    environment.insert(u"BIFROST_ENCRYPTION_KEY"_s, u"of this test"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setProgram(QStringLiteral(BIFROST_PROGRAM));
    m_process.setArguments(QStringList{u"-port"_s, u"0"_s, u"-app-dir"_s, m_folder.path()} + arguments);
}

DesktopProcess::~DesktopProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished())
        m_process.kill();
    m_process.waitForFinished();
}

bool DesktopProcess::start()
{
    m_process.start();
    return m_process.waitForStarted();
}

} // namespace bifrost::test
