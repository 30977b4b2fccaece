// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace bifrost::test {

/// The program with its windows, on the display of the test, in a data folder of its own.
class DesktopProcess
{
public:
    explicit DesktopProcess(const QStringList &arguments = {});
    ~DesktopProcess();

    bool start();
    bool running() const { return m_process.state() == QProcess::Running; }
    QByteArray output() { return m_process.readAll(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace bifrost::test
