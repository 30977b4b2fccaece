// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/adapter.h"
#include "gateway/upstream/client.h"

namespace bifrost::providers {

/// Providers that are reached over HTTP with a key in a header: all that speak OpenAI's dialect.
class HttpAdapter : public Adapter
{
    Q_OBJECT

public:
    explicit HttpAdapter(upstream::Client &client, QObject *parent = nullptr);

    void start(ProviderCall &call) override;

private:
    void cancel(ProviderCall &call) override;
    void pause(ProviderCall &call, bool paused) override;

    upstream::Client &m_client;
};

} // namespace bifrost::providers
