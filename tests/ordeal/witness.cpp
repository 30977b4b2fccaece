// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ordeal/witness.h"

#include "tests/gateway/blackbox/managing.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::test {

Witness::Witness(Deed deed, quint16 port, QByteArray prefix)
    : m_deed(deed)
    , m_port(port)
    , m_prefix(std::move(prefix))
    , m_thread([this] { act(); })
{ }

Witness::~Witness()
{
    if (m_thread.joinable())
        m_thread.join();
}

const std::vector<Witness::Confirmed> &Witness::statement()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_confirmed;
}

void Witness::act()
{
    RawClient client(m_port);
    for (int i = 0;; ++i) {
        const QByteArray name = m_prefix + QByteArray::number(i);
        const QByteArray request = m_deed == Deed::Chat
            ? httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo"),
                          "X-Request-Id: " + name + "\r\n")
            : httpRequest("POST", Keys,
                          QJsonDocument(keyEntry(QString::fromLatin1(name), u"sk-%1-0123456789"_s.arg(i)))
                              .toJson(QJsonDocument::Compact));
        const auto answer = client.ask(request, std::chrono::seconds(60));
        if (!answer || answer->status != 200)
            return;
        m_confirmed.push_back({name, Clock::now()});
    }
}

} // namespace bifrost::test
