// SPDX-License-Identifier: GPL-3.0-or-later
// Frame times of the live page while requests pour in: the real window on a real gateway, which answers them
// with `demo`. Usage: bifrost_livebench [--rate 1000] [--seconds 10]
#include "gateway/gateway.h"
#include "gui/desktop.h"
#include "gui/live/filterbar.h"
#include "gui/live/filteredit.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/mainwindow.h"
#include "models/traffic/trafficmodel.h"
#include "tests/bench/live/busymeter.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

constexpr double Goal = 50; // ms, of the longest
constexpr int TickMs = 10;
constexpr int WarmUpMs = 2000;

/// Sends chat requests at an even rate; one in eight is refused, one in sixteen streams.
class Pump : public QObject
{
public:
    Pump(Gateway *gateway, int rate) : m_gateway(gateway), m_rate(rate)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Pump::send);
    }

    void start()
    {
        m_clock.start();
        m_sent = 0;
        m_timer.start(TickMs);
    }

    void stop() { m_timer.stop(); }

private:
    void send()
    {
        const qint64 due = m_clock.elapsed() * m_rate / 1000;
        for (; m_sent < due; ++m_sent) {
            const bool bad = m_sent % 8 == 0;
            const bool streams = m_sent % 16 == 1;
            const QByteArray body = "{\"model\":\"" + QByteArray(bad ? "nobody/none" : "demo/echo")
                + (streams ? "\",\"stream\":true" : "\"")
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Request " + QByteArray::number(m_sent)
                + QByteArray(" of many").repeated(20) + "\"}]}";
            m_gateway->ask(body.toStdString(), this, [](int, const std::string &) {});
        }
    }

    Gateway *m_gateway;
    const int m_rate;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_sent = 0;
};

/// Waits in an event loop that sleeps, as that of the program does.
void pass(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    bench::BusyMeter meter(argc, argv);
    QCommandLineParser line;
    line.addHelpOption();
    line.addOption({u"rate"_s, u"Requests per second."_s, u"n"_s, u"1000"_s});
    line.addOption({u"seconds"_s, u"Of each scene."_s, u"n"_s, u"10"_s});
    line.process(meter);
    const int rate = line.value(u"rate"_s).toInt();
    const int sceneMs = line.value(u"seconds"_s).toInt() * 1000;

    QTemporaryDir folder;
    Gateway gateway(nullptr);
    Configuration configuration;
    configuration.server.port = 0;
    gui::DesktopShell::Options options;
    options.dataFolder = folder.path();
    options.testModel = u"demo/echo"_s;
    options.trayAvailable = [] { return false; };
    options.startGateway = [&]() -> Result<void> {
        gateway.start(configuration);
        return {};
    };
    gui::DesktopShell shell(&gateway, options);
    shell.show();
    gateway.start(configuration);
    auto *page = shell.window()->findChild<gui::LivePage *>();
    auto *model = qobject_cast<TrafficModel *>(page->table()->model());
    pass(500);
    if (gateway.state() != Gateway::State::Running) {
        std::fprintf(stderr, "The gateway does not run: %s\n", qPrintable(gateway.stateSentence()));
        return 3;
    }

    const struct
    {
        const char *name;
        std::function<void()> enter;
    } scenes[] = {
        {"follows", [] {}},
        {"details below", [&] { page->table()->selectRow(3); }},
        {"details at the right", [&] { page->run(gui::ActionId::MoveDetail); }},
        {"filter: errors", [&] { page->filterBar()->edit()->setText(u"status:error -path:/v1/models"_s); }},
        {"filter: last:5s", [&] { page->filterBar()->edit()->setText(u"last:5s"_s); }},
        {"scrolled away",
         [&] {
             page->filterBar()->clear();
             page->table()->verticalScrollBar()->setValue(400);
         }},
        {"paused", [&] { page->run(gui::ActionId::Pause); }},
    };

    std::printf("%d requests/s, window %dx%d, platform %s\n\n", rate, shell.window()->width(),
                shell.window()->height(), qPrintable(QGuiApplication::platformName()));
    std::printf("%-22s %8s %8s %8s %8s %8s %8s\n", "scene", "p50 ms", "p99 ms", "longest", ">50 ms", "busy %",
                "rows");
    Pump pump(&gateway, rate);
    pump.start();
    pass(WarmUpMs);
    bool met = true;
    for (const auto &scene : scenes) {
        scene.enter();
        pass(200);
        meter.begin();
        pass(sceneMs);
        meter.end();
        met = met && meter.longest() <= Goal;
        std::printf("%-22s %8.2f %8.2f %8.2f %8d %8.1f %8d\n", scene.name, meter.percentile(0.5),
                    meter.percentile(0.99), meter.longest(), meter.over(Goal), 100 * meter.load(),
                    model->rowCount());
        std::fflush(stdout);
    }
    page->run(gui::ActionId::Pause); // goes on
    pump.stop();
    pass(WarmUpMs);

    double before = cpuSeconds();
    pass(sceneMs);
    std::printf("\nidle, shown:  %.3f %% CPU\n", 100 * (cpuSeconds() - before) * 1000 / sceneMs);
    shell.window()->hide();
    pass(500);
    before = cpuSeconds();
    pass(sceneMs);
    std::printf("idle, hidden: %.3f %% CPU\n", 100 * (cpuSeconds() - before) * 1000 / sceneMs);
    std::printf("no frame over %.0f ms: %s\n", Goal, met ? "met" : "missed");
    gateway.stopNow();
    return met ? 0 : 1;
}
