// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/channel.h"
#include "tests/bench/loopback.h"
#include "tests/bench/workload.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::bench {

struct MockTally;

/// An upstream that answers chat completions in the shape a workload asks for. One thread, one epoll; it runs
/// in a process of its own (ChildProcess::fork) until that is ended.
class MockServer
{
public:
    /// `certificates` is the folder of the TLS certificate, empty: plain HTTP.
    MockServer(Listener listener, const Workload &workload, MockTally &tally,
               const std::string &certificates);
    ~MockServer();

    void run();

private:
    struct Client;
    struct Due
    {
        std::int64_t at;
        int fd;
        std::uint64_t serial; ///< of the client; descriptors are used again
        bool operator>(const Due &other) const { return at > other.at; }
    };

    int millisecondsToNext() const;
    void accept();
    void handle(int fd, bool gone);
    void serve(Client &client);
    void answer(Client &client, std::string_view head, std::string_view body);
    void refuse(Client &client);
    void writeChunk(Client &client, std::string_view events, bool last = false);
    void after(const Client &client, std::int64_t from, std::chrono::milliseconds delay);
    void comeDue();
    void goOn(Client &client, std::int64_t dueAt);

    const Workload &m_workload;
    MockTally &m_tally;
    std::optional<TlsServer> m_tls;
    Descriptor m_listener;
    Descriptor m_epoll;
    std::vector<std::unique_ptr<Client>> m_clients; ///< by descriptor
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::uint64_t m_lastSerial = 0;
    std::string m_answer;
};

} // namespace bifrost::bench
