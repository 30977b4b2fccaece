// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/guibench.h"

#include "gui/widgets/switch.h"

#include <QTcpSocket>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::test {

GuiBench::GuiBench()
{
    m_silentProvider.listen(QHostAddress::LocalHost);
    configuration.server.port = 0;
    ProviderConfig silent;
    silent.name = u"hang"_s;
    silent.network.baseUrl = u"http://127.0.0.1:%1/v1"_s.arg(m_silentProvider.serverPort());
    silent.custom = CustomProviderConfig{u"openai"_s, true, {}, {}, false};
    configuration.providers.push_back(silent);
}

GuiBench::~GuiBench()
{
    close();
    gateway.stop(std::chrono::milliseconds(0));
    gateway.stopNow();
    // The gateway's threads end before what they point at does.
    (void)QTest::qWaitFor([this] {
        return gateway.state() == Gateway::State::Stopped || gateway.state() == Gateway::State::Failed;
    });
}

gui::DesktopShell &GuiBench::open()
{
    gui::DesktopShell::Options options;
    options.dataFolder = folder();
    options.version = u"1.2.3"_s;
    options.testModel = u"demo/echo"_s;
    options.trayAvailable = [this] { return trayPresent; };
    options.quitPrompt = quitPrompt;
    options.clock = clock;
    options.configDatabase = configDatabase;
    options.logDatabase = logDatabase;
    options.config = config;
    options.secrets = secrets;
    options.localOnly = localOnlyFixed;
    options.loginCommand = loginCommand;
    options.languages = languages;
    options.listen.configuration = [this] { return configuration; };
    options.listen.usePortOnce = [this](quint16 port) { configuration.server.port = port; };
    options.listen.portFixed = portFixed;
    options.startGateway = [this] {
        if (startResult)
            gateway.start(configuration);
        return startResult;
    };
    m_shell = std::make_unique<gui::DesktopShell>(&gateway, options);
    m_shell->show();
    (void)QTest::qWaitForWindowActive(m_shell->window());
    // As on a usual screen; the one of the test is smaller.
    if (!std::exchange(m_opened, true))
        m_shell->window()->resize(1180, 760);
    return *m_shell;
}

void GuiBench::close()
{
    m_shell.reset();
}

bool GuiBench::startGateway()
{
    QTest::mouseClick(find<gui::Switch>(), Qt::LeftButton);
    return QTest::qWaitFor([this] { return gateway.state() == Gateway::State::Running; });
}

std::unique_ptr<QTcpSocket> GuiBench::ask(const QByteArray &model) const
{
    const QByteArray body =
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(u"127.0.0.1"_s, gateway.port());
    socket->write(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return socket;
}

} // namespace bifrost::test
