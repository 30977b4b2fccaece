// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/askrunning.h"

#include "app/commandline.h"
#include "app/instancequery.h"
#include "models/core/printable.h"

#include <cstdio>

using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr auto AnswerTime = 5s;
/// A little longer than running requests may take to end.
constexpr auto StopTime = 35s;
constexpr int NobodyThere = 3;
constexpr int Unknown = 4;

/// Why it cannot be told whether one runs; empty: it can.
QString whyUnknown(const CommandLine &line, const InstanceQuery &running)
{
    if (const auto objection = DataFolder::objectionToName(line.appDir))
        return QString::fromStdString(objection->message);
    const QString folder = running.closedFolder();
    if (folder.isEmpty())
        return {};
    return QStringLiteral("Whether Bifrost runs cannot be told: this user may not look into %1. Ask as the "
                          "user whose folder it is.")
        .arg(folder);
}

} // namespace

int askRunningProgram(const CommandLine &line)
{
    const InstanceQuery running(DataFolder::at(line.appDir));
    const bool stop = line.action == CommandLine::Action::AskStop;
    const auto status = running.ask(stop ? "stop" : "status", AnswerTime);
    if (!status && running.lockHolder() == 0) {
        if (const QString reason = whyUnknown(line, running); !reason.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(printable(reason)));
            return Unknown;
        }
        const QString folder = DataFolder::at(line.appDir).path();
        std::fprintf(stderr, "Bifrost is not running with the data folder %s.\n",
                     qPrintable(printable(folder)));
        return stop ? 0 : NobodyThere;
    }
    if (!status) {
        std::fprintf(stderr, "Bifrost (process %lld) does not answer.\n",
                     static_cast<long long>(running.lockHolder()));
        return 1;
    }
    if (!stop) {
        std::printf("%s", status->toJsonLine().constData());
        return 0;
    }
    if (!running.waitUntilGone(StopTime)) {
        std::fprintf(stderr, "Bifrost (process %lld) is still finishing requests.\n",
                     static_cast<long long>(status->pid));
        return 1;
    }
    std::printf("Bifrost has stopped.\n");
    return 0;
}

} // namespace bifrost
