// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"

#include "tests/support/waiting.h"

namespace bifrost::test {

ClientStage::ClientStage(const net::EgressGuard::Rules &rules, std::shared_ptr<upstream::Resolver> resolver)
    : guard(std::make_shared<const net::EgressGuard>(rules))
    , tls(std::make_shared<upstream::TlsContexts>())
    , client(loop, guard, tls, std::move(resolver))
{ }

upstream::EndpointPtr endpointAt(quint16 port, const std::string &host, int maxConnections)
{
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->host = host;
    endpoint->port = port;
    endpoint->maxConnections = maxConnections;
    return endpoint;
}

void Asker::send(const upstream::EndpointPtr &endpoint, const std::string &text,
                 const upstream::Deadlines &deadlines)
{
    m_text = text;
    const std::string_view whole = m_text;
    const std::size_t half = whole.size() / 2;
    const std::string_view pieces[] = {whole.substr(0, half), {}, whole.substr(half)};
    const int before = calls;
    m_stage.client.send(request, endpoint, pieces, deadlines, text.starts_with("HEAD "), *this);
    if (calls != before)
        qFatal("the sink was called from within send()");
}

void Asker::get(const upstream::EndpointPtr &endpoint, const std::string &path,
                const upstream::Deadlines &deadlines)
{
    send(endpoint, "GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n", deadlines);
}

bool Asker::succeeds()
{
    (void)runUntil([this] { return isOver(); });
    return ended && !failure;
}

bool Asker::fails()
{
    (void)runUntil([this] { return isOver(); });
    return !ended && failure;
}

void Asker::onHead(const net::AnswerHead &head)
{
    ++calls;
    status = head.status;
    if (whenHead)
        whenHead();
}

bool Asker::onData(std::string_view bytes)
{
    ++calls;
    body.append(bytes.data(), qsizetype(bytes.size()));
    if (whenData)
        whenData();
    return countsAsAlive;
}

void Asker::onEnd()
{
    ++calls;
    ended = true;
    if (whenOver)
        whenOver();
}

void Asker::onFailed(const upstream::Failure &why)
{
    ++calls;
    failure = why;
    if (whenOver)
        whenOver();
}

OtherThread::OtherThread()
{
    m_context.moveToThread(&m_thread);
    m_thread.start();
    run([this] { m_stage = std::make_unique<ClientStage>(); });
}

OtherThread::~OtherThread()
{
    run([this] {
        m_askers.clear();
        m_stage.reset();
    });
    m_thread.quit();
    m_thread.wait();
}

void OtherThread::run(const std::function<void()> &what)
{
    QMetaObject::invokeMethod(&m_context, what, Qt::BlockingQueuedConnection);
}

void OtherThread::meet(ClientStage &stage)
{
    stage.client.setNeighbours({&m_stage->client});
    run([this, &stage] { m_stage->client.setNeighbours({&stage.client}); });
}

void OtherThread::begin(const upstream::EndpointPtr &endpoint, int count, const std::string &path)
{
    run([&] {
        m_askers.clear();
        m_running = count;
        for (int i = 0; i < count; ++i) {
            m_askers.push_back(std::make_unique<Asker>(*m_stage));
            Asker &asker = *m_askers.back();
            asker.whenOver = [this, &asker] {
                if (asker.failure)
                    ++m_failed;
                --m_running;
            };
            asker.get(endpoint, path);
        }
    });
}

bool OtherThread::allSucceed()
{
    return runUntil([this] { return m_running == 0; }) && m_failed == 0;
}

bool OtherThread::asks(const upstream::EndpointPtr &endpoint, const std::string &path)
{
    begin(endpoint, 1, path);
    return allSucceed();
}

} // namespace bifrost::test
