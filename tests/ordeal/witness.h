// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <thread>
#include <vector>

namespace bifrost::test {

/// Does one thing after the other at a gateway, on a thread of its own, until the gateway is gone, and
/// remembers what was confirmed when.
class Witness
{
public:
    using Clock = std::chrono::steady_clock;

    enum class Deed {
        Chat, ///< asks `demo`; confirmed by the whole answer, known by its x-request-id
        Key, ///< adds a key to `openai`; known by the key's name
    };

    struct Confirmed
    {
        QByteArray name;
        Clock::time_point at;
    };

    /// Names begin with `prefix`.
    Witness(Deed deed, quint16 port, QByteArray prefix);
    ~Witness();

    /// After the gateway has ended.
    const std::vector<Confirmed> &statement();

private:
    void act();

    const Deed m_deed;
    const quint16 m_port;
    const QByteArray m_prefix;
    std::vector<Confirmed> m_confirmed;
    std::thread m_thread;
};

} // namespace bifrost::test
