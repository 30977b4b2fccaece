// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockprovider.h"

#include "tests/support/mockserver.h"
#include "tests/support/testca.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

MockOptions securedBy(const TestCa &ca)
{
    MockOptions options;
    options.certificateFile = ca.certificateFile();
    options.keyFile = ca.keyFile();
    return options;
}

MockProvider::MockProvider(const MockOptions &options)
    : m_server(new MockServer(options))
    , m_tls(!options.certificateFile.isEmpty())
{
    m_thread.setObjectName(u"mock provider"_s);
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { m_port = m_server->listen(); }, Qt::BlockingQueuedConnection);
}

MockProvider::~MockProvider()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString MockProvider::url() const
{
    return u"%1://127.0.0.1:%2"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(m_port);
}

void MockProvider::enqueue(const MockStep &step)
{
    m_server->diary().addStep(step);
}

void MockProvider::enqueue(const QList<MockStep> &steps)
{
    for (const MockStep &step : steps)
        enqueue(step);
}

void MockProvider::release(int gates)
{
    QMetaObject::invokeMethod(
        m_server, [this, gates] { m_server->release(gates); }, Qt::BlockingQueuedConnection);
}

void MockProvider::stopListening()
{
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->close(); }, Qt::BlockingQueuedConnection);
}

QList<MockRequest> MockProvider::requests() const
{
    return m_server->diary().requests();
}

int MockProvider::requestCount() const
{
    return int(requests().size());
}

QList<MockRequest> MockProvider::waitForRequests(int count, Milliseconds deadline) const
{
    m_server->diary().waitUntil(
        [count](const MockDiary::Pages &pages) { return pages.requests.size() >= count; }, deadline);
    return requests();
}

bool MockProvider::waitForAborts(int count, Milliseconds deadline) const
{
    return m_server->diary().waitUntil(
        [count](const MockDiary::Pages &pages) { return pages.aborts >= count; }, deadline);
}

bool MockProvider::waitForSent(qint64 bytes, Milliseconds deadline) const
{
    return m_server->diary().waitUntil([bytes](const MockDiary::Pages &pages) { return pages.sent >= bytes; },
                                       deadline);
}

int MockProvider::connections() const
{
    return m_server->diary().pages().connections;
}

qint64 MockProvider::bytesSent() const
{
    return m_server->diary().pages().sent;
}

QByteArrayList MockProvider::faults() const
{
    return m_server->diary().pages().faults;
}

} // namespace bifrost::test
