// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/frontstage.h"

#include <sys/socket.h>

namespace bifrost::test {

http::RouteClass ScriptedHandler::classify(std::string_view path) const
{
    if (path == "/health")
        return http::RouteClass::Public;
    return path.starts_with("/api") ? http::RouteClass::Management : http::RouteClass::Inference;
}

void ScriptedHandler::onRequest(net::Exchange &asking)
{
    exchange = &asking;
    body.clear();
    QByteArray line = QByteArray::fromStdString(std::string(asking.head().method)) + ' '
        + QByteArray::fromStdString(std::string(asking.path()));
    if (!asking.query().empty())
        line += '?' + QByteArray::fromStdString(std::string(asking.query()));
    asked.append(line);
    if (whenAsked)
        whenAsked(asking);
    else
        asking.readWhole(*this, bodyLimit);
}

void ScriptedHandler::onBody(net::Exchange &asking)
{
    const std::string_view whole = asking.body();
    body = QByteArray(whole.data(), qsizetype(whole.size()));
    if (whenBody)
        whenBody(asking);
    else
        respondText(asking, body);
}

void ScriptedHandler::onBodyData(net::Exchange &asking, std::string_view bytes)
{
    body.append(bytes.data(), qsizetype(bytes.size()));
    if (whenBodyData)
        whenBodyData(asking);
}

void ScriptedHandler::onBodyEnd(net::Exchange &asking)
{
    if (whenBodyEnd)
        whenBodyEnd(asking);
    else
        respondText(asking, body);
}

void ScriptedHandler::onWritable(net::Exchange &asking)
{
    ++writable;
    if (whenWritable)
        whenWritable(asking);
}

void ScriptedHandler::onGone(net::Exchange &lost)
{
    ++gone;
    lastGone = &lost;
    exchange = nullptr;
}

void respondText(net::Exchange &exchange, const QByteArray &text)
{
    const std::string_view piece(text.constData(), std::size_t(text.size()));
    exchange.respond({200, "Content-Type: text/plain\r\n"}, {&piece, 1});
}

FrontStage::FrontStage(const Adjust &adjust, int socketBuffer)
{
    auto rules = std::make_shared<http::FrontRules>();
    rules->bodyBytes = 10'000'000;
    if (adjust)
        adjust(*rules);
    shared = std::make_shared<http::FrontShared>(std::move(rules));
    front = std::make_unique<http::Front>(loop, shared, handler);
    Result<http::Listening> listening = http::listenOn("127.0.0.1", 0);
    if (!listening)
        return;
    m_port = listening->port;
    if (socketBuffer > 0) { // what is accepted inherits it
        const int listener = listening->sockets.front().get();
        ::setsockopt(listener, SOL_SOCKET, SO_SNDBUF, &socketBuffer, sizeof socketBuffer);
        ::setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &socketBuffer, sizeof socketBuffer);
    }
    const http::Acceptor::Target here{[this] { return front->connectionCount(); },
                                      [this](net::Fd fd) {
                                          front->reserve();
                                          front->adopt(std::move(fd));
                                      }};
    m_acceptor =
        std::make_unique<http::Acceptor>(loop, std::move(listening).value(), shared, std::vector{here});
}

} // namespace bifrost::test
