// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/acceptor.h"
#include "gateway/http/front.h"
#include "gateway/net/loop.h"

#include <QByteArray>
#include <QByteArrayList>

#include <functional>
#include <memory>

namespace bifrost::test {

/// Handles requests as the test tells it and remembers what it heard.
class ScriptedHandler final : public http::RequestHandler, public net::ExchangeSink
{
public:
    http::RouteClass classify(std::string_view path) const override;
    void onRequest(net::Exchange &exchange) override;
    void onBody(net::Exchange &exchange) override;
    void onBodyData(net::Exchange &exchange, std::string_view bytes) override;
    void onBodyEnd(net::Exchange &exchange) override;
    void onWritable(net::Exchange &exchange) override;
    void onGone(net::Exchange &exchange) override;

    std::function<void(net::Exchange &)> whenAsked; ///< unless set: the body is read and sent back
    std::function<void(net::Exchange &)> whenBody; ///< unless set: the body is sent back
    std::function<void(net::Exchange &)> whenBodyData;
    std::function<void(net::Exchange &)> whenBodyEnd;
    std::function<void(net::Exchange &)> whenWritable;

    net::Exchange *exchange = nullptr; ///< the last one; null once it is gone
    const net::Exchange *lastGone = nullptr; ///< to compare with, no more
    QByteArrayList asked; ///< method, path and query
    QByteArray body; ///< of the last request, pieces put together
    int writable = 0;
    int gone = 0;
    std::uint64_t bodyLimit = 1'000'000;
};

/// Answers with 200 and this text.
void respondText(net::Exchange &exchange, const QByteArray &text);

/// One thread of the front on a free port of loopback.
class FrontStage
{
public:
    using Adjust = std::function<void(http::FrontRules &)>;

    /// `socketBuffer`: how much the kernel holds in either direction; 0: what it likes.
    explicit FrontStage(const Adjust &adjust = {}, int socketBuffer = 0);

    quint16 port() const { return m_port; }

    net::Loop loop;
    ScriptedHandler handler;
    std::shared_ptr<http::FrontShared> shared;
    std::unique_ptr<http::Front> front;

private:
    quint16 m_port = 0;
    std::unique_ptr<http::Acceptor> m_acceptor;
};

} // namespace bifrost::test
