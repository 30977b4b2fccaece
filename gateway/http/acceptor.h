// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/listenaddress.h"
#include "gateway/net/loop.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace bifrost::http {

struct FrontShared;

/// Accepts on all listening sockets, on one gateway thread, and gives each connection to the thread that has
/// the fewest.
class Acceptor
{
public:
    /// A thread that takes connections: how many it has, and how to hand one over. Called on the accepting
    /// thread.
    struct Target
    {
        std::function<int()> load;
        std::function<void(net::Fd)> adopt;
    };

    Acceptor(net::Loop &loop, Listening listening, std::shared_ptr<FrontShared> shared,
             std::vector<Target> targets);
    ~Acceptor();

private:
    class Socket;

    void accept(int listener);
    void refuseForWantOfDescriptors(int listener);
    void tellOfDescriptors(bool none);
    void handOver(net::Fd fd);

    net::Loop &m_loop;
    std::shared_ptr<FrontShared> m_shared;
    std::vector<Target> m_targets;
    std::vector<std::unique_ptr<Socket>> m_sockets;
    QObject m_pause; ///< ends a pause that is under way when it goes
    QTimer m_recovery; ///< since the last caller that was turned away for want of a descriptor
    net::Fd m_spare; ///< given up for a moment when no descriptor is left, to turn a caller away
};

} // namespace bifrost::http
