// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
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
    QString folder() const { return m_folder.path(); } ///< of its data, and the user's home
    bool writeConfig(const QByteArray &json) const; ///< before start()
    quint16 port(); ///< that it last said it listens at; 0: it has not said so yet

    bool hasSaid(const QByteArray &text); ///< since its start

    /// Starts the program once more on the same data; its exit code, -1: it has none.
    int startAgain(const QStringList &arguments = {});

    /// Runs a command in the same surroundings, as the desktop does at login; it ends with the test.
    bool runBeside(const QStringList &command);

    bool waitForEnd();

private:
    QStringList ownArguments() const;

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QByteArray m_output;
    QProcess m_process;
    QProcess m_beside;
};

} // namespace bifrost::test
