// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/askrunning.h"
#include "app/buildid.h"
#include "app/commandline.h"
#include "app/configcheck.h"
#include "app/display.h"
#include "app/forgetkeys.h"
#include "app/homefolder.h"
#include "app/logging.h"
#include "app/program.h"
#include "app/signals.h"
#include "app/supportcommand.h"
#include "app/translation.h"
#include "app/windows.h"
#include "models/core/printable.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

using namespace Qt::StringLiterals;
using bifrost::CommandLine;
using bifrost::Program;

namespace {

QStringList decodeArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QFile::decodeName(argv[i]);
    return arguments;
}

/// Where one was closed before the start, the next file or socket would get its number, and with it what is
/// printed.
void keepStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            std::ignore = ::open("/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY);
    }
}

int runProgram(int argc, char **argv, const CommandLine &line)
{
    bifrost::Signals::ignoreFailedWrites();
    std::printf("%s\n", qPrintable(bifrost::versionLine()));
    bool headless = line.headless;
    if (!headless && !bifrost::windows::areBuiltIn()) {
        std::printf("Bifrost was built without windows: running headless.\n");
        headless = true;
    }
    bifrost::Display display;
    if (!headless) {
        display = bifrost::findDisplay(QProcessEnvironment::systemEnvironment());
        if (!display.platform.isEmpty())
            qputenv("QT_QPA_PLATFORM", display.platform);
        if (!display.missing.isEmpty()) {
            std::printf("There is no display (%s): running headless.\n", qPrintable(display.missing));
            headless = true;
        }
    }
    std::fflush(stdout);

    bifrost::Logging logging(line.logLevel, line.logStyle);
    const std::unique_ptr<QCoreApplication> application = headless
        ? std::make_unique<QCoreApplication>(argc, argv)
        : bifrost::windows::makeApplication(argc, argv);
    display.held.reset();
    // What a server says into its log stays in one language.
    std::optional<bifrost::Translation> translation;
    if (!headless)
        translation.emplace(bifrost::windows::chosenLocale(line));
    Program program(line, headless ? Program::Face::Headless : Program::Face::Desktop);
    if (!headless)
        program.setFailureTeller(bifrost::windows::tellStartFailure);
    return program.run(logging);
}

} // namespace

int main(int argc, char **argv)
{
    // Whatever is written here is for its owner alone.
    ::umask(S_IRWXG | S_IRWXO);
    keepStandardStreams();
    bifrost::ensureHome();
    QCoreApplication::setApplicationName(u"bifrost"_s);
    QCoreApplication::setApplicationVersion(bifrost::version());

    const auto line =
        bifrost::parseCommandLine(decodeArguments(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!line) {
        std::fprintf(stderr, "%s\n--help lists the flags.\n",
                     qPrintable(bifrost::printable(QString::fromStdString(line.error().message))));
        return 2;
    }
    switch (line->action) {
    case CommandLine::Action::ShowVersion:
        std::printf("%s (build %s)\n", qPrintable(bifrost::versionLine()), qPrintable(bifrost::buildId()));
        return 0;
    case CommandLine::Action::ShowHelp:
        std::printf("%s", qPrintable(bifrost::usage()));
        return 0;
    case CommandLine::Action::CheckConfig:
        return bifrost::checkConfig(line->configToCheck);
    case CommandLine::Action::ForgetKeys: {
        const QCoreApplication application(argc, argv);
        return bifrost::forgetKeys(*line);
    }
    case CommandLine::Action::AskStatus:
    case CommandLine::Action::AskStop: {
        const QCoreApplication application(argc, argv);
        return bifrost::askRunningProgram(*line);
    }
    case CommandLine::Action::SaveSupportBundle: {
        const QCoreApplication application(argc, argv);
        return bifrost::saveSupportBundle(*line);
    }
    case CommandLine::Action::Run:
        break;
    }
    return runProgram(argc, argv, *line);
}
