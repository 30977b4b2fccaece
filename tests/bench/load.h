// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/answerreader.h"
#include "tests/bench/descriptor.h"
#include "tests/bench/sample.h"
#include "tests/bench/streamreader.h"
#include "tests/bench/workload.h"

#include <sys/types.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::bench {

/// Puts one target under one workload, once, and checks what comes back. Every request falls due at a time of
/// its own, and its latency counts from then, also where it had to wait for a free connection. With a closed
/// loop it falls due when the answer before it is complete.
class Load
{
public:
    struct Options
    {
        std::uint16_t port = 0;
        std::optional<pid_t> target; ///< whose CPU time and memory are read
        double warmSeconds = 0;
        double seconds = 0;
        bool tls = false; ///< with whatever certificate the target has
    };

    Load(const Workload &workload, const Options &options);
    ~Load();

    Sample run();

    /// Over all the time, warming up included.
    std::int64_t answers() const { return m_answers; }

private:
    enum class Phase { Warming, Measuring, Draining };
    struct Lane;

    void connect(Lane &lane);
    void secure(Lane &lane);
    void startPhases();
    bool advance(std::int64_t now);
    std::int64_t sendDue(std::int64_t now);
    void wait(std::int64_t until);
    Lane *takeFreeLane();
    void fire(Lane &lane, std::int64_t dueAt);
    void sendRest(Lane &lane);
    void receive(Lane &lane);
    bool receiveSome(Lane &lane);
    bool isRight(const Lane &lane) const;
    void finish(Lane &lane, std::int64_t now);
    void fail(Lane &lane, const std::string &why);
    void next(Lane &lane, std::int64_t now);
    Sample summary();

    const Workload &m_workload;
    Options m_options;
    std::string m_request;
    std::string m_expected;
    Descriptor m_epoll;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::deque<Lane *> m_free;
    std::deque<std::int64_t> m_waiting; ///< due, but without a lane

    Phase m_phase = Phase::Warming;
    std::int64_t m_measureAt = 0;
    std::int64_t m_drainAt = 0;
    std::int64_t m_giveUpAt = 0;
    double m_nextDue = 0;
    double m_dueStep = 0; ///< open loop: between requests; streams: between the starts of lanes
    std::size_t m_started = 0; ///< closed loop: lanes that have begun
    int m_busy = 0;

    std::int64_t m_answers = 0;
    std::int64_t m_failures = 0;
    std::string m_firstTrouble;
    std::vector<float> m_latencies; ///< microseconds, of the measured phase
    std::int64_t m_cpu = 0;
    std::int64_t m_measuredFrom = 0;
    std::int64_t m_measuredTo = 0;
};

} // namespace bifrost::bench
