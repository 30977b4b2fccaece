// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"
#include "gateway/upstream/request.h"

#include <QObject>

#include <string_view>

namespace bifrost::providers {

class ProviderCall;

/// How an attempt ended.
struct Outcome
{
    bool complete = false; ///< the answer came to its end
    upstream::Failure failure; ///< otherwise
};

/// Brings calls to a kind of provider and tells by signals what comes back. One per kind and gateway thread,
/// on which all of it happens; the signals are direct calls.
class Adapter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins the attempt. Signals nothing before it returns; nothing more after finished() or
    /// ProviderCall::cancel().
    virtual void start(ProviderCall &call) = 0;

Q_SIGNALS:
    void turnCame(bifrost::providers::ProviderCall &call); ///< see upstream::AnswerSink::onTurn()
    void connected(bifrost::providers::ProviderCall &call);
    void sent(bifrost::providers::ProviderCall &call); ///< see upstream::AnswerSink::onSent()
    void headReceived(bifrost::providers::ProviderCall &call, const bifrost::net::AnswerHead &head);
    void dataReceived(bifrost::providers::ProviderCall &call, std::string_view bytes);
    void finished(bifrost::providers::ProviderCall &call, const bifrost::providers::Outcome &outcome);

private:
    friend class ProviderCall;
    virtual void cancel(ProviderCall &call) = 0;
    virtual void pause(ProviderCall &call, bool paused) = 0;
};

} // namespace bifrost::providers
