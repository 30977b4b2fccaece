// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/adapter.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace bifrost::net {
class Loop;
}

namespace bifrost::providers {

/// The built-in provider `demo`: answers in this program, without an account or a network. `demo/echo` says
/// the last user message again; the same request gives the same answer, so it serves examples and tests.
class DemoAdapter : public Adapter
{
    Q_OBJECT

public:
    explicit DemoAdapter(net::Loop &loop, QObject *parent = nullptr);
    ~DemoAdapter() override;

    void start(ProviderCall &call) override;

private:
    class Performance;

    void cancel(ProviderCall &call) override;
    void pause(ProviderCall &call, bool paused) override;
    void drop(Performance &performance);

    net::Loop &m_loop;
    std::unordered_map<Performance *, std::unique_ptr<Performance>> m_performances;
};

} // namespace bifrost::providers
