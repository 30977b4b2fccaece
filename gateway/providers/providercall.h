// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/loop.h"
#include "gateway/providers/provider.h"
#include "gateway/providers/wrappedanswer.h"
#include "gateway/upstream/request.h"
#include "gateway/wire/splice.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bifrost::providers {

class Adapter;
struct Outcome;

/// Whose attempt it is; hears of it through the engine that has connected to the adapter's signals.
class AttemptOwner
{
public:
    virtual void onTurn() { }
    virtual void onConnected() = 0;
    virtual void onSent() { }
    virtual void onHead(const net::AnswerHead &head) = 0;
    virtual void onData(std::string_view bytes) = 0;
    virtual void onFinished(const Outcome &outcome) = 0;

protected:
    ~AttemptOwner() = default;
};

/// One attempt at one provider: what is asked, and the connection it runs over. A member of the call that
/// makes the attempt; the adapter's signals carry it, so that the right call hears them.
class ProviderCall final : private upstream::AnswerSink, private WrappedAnswer::Reader
{
public:
    // What is asked; the provider and the bytes must stay until the attempt has ended.
    const Provider *provider = nullptr;
    const ProviderKey *key = nullptr; ///< null: none is needed
    Operation operation = Operation::ChatCompletion;
    bool stream = false;
    std::string_view model; ///< as the provider calls it
    std::optional<wire::SplicedBody> body;
    std::string viaLines; ///< where the request has been
    bool freshConnection = false; ///< not one that has waited in a pool
    std::string extraLines; ///< header lines of the caller that go along
    const Target *detour = nullptr; ///< goes there instead of to the operation's own place
    upstream::ConnectObserver *observer = nullptr; ///< of the connection, if one has to be made
    AttemptOwner *owner = nullptr;

    /// The request line and the header lines with which it goes to the target, but for those of the body.
    void appendLines(std::string &head, const Target &target) const;

    void cancel();
    void pause(bool paused);
    void limitTotal(std::chrono::milliseconds time) { m_request.limitTotal(time); }
    void forgetRequest(); ///< what was asked is out, and not needed any more
    bool hasConnection() const { return m_request.hasConnection(); }
    void countAsAlive(bool alive) { m_countsAsAlive = alive; } ///< of the data being handed over

private:
    friend class Adapter;
    struct Outcome;
    friend class HttpAdapter;
    friend class DemoAdapter;

    void onTurn() override;
    void onConnected() override;
    void onSent() override;
    void onHead(const net::AnswerHead &head) override;
    bool onData(std::string_view bytes) override;
    void onEnd() override;
    void onFailed(const upstream::Failure &failure) override;

    void onUnfolded(std::string_view bytes) override;
    void onHolding(bool holds) override;
    void onUnfoldedEnd() override;
    void onBroken(std::string_view wrong) override;
    void dropWrapping();

    Adapter *m_adapter = nullptr;
    upstream::Request m_request;
    std::string m_head; ///< what goes out before the body
    net::Loop *m_loop = nullptr;
    std::unique_ptr<WrappedAnswer> m_wrapped; ///< of an answer that comes compressed
    void *m_demo = nullptr; ///< the demo adapter's own state of this call
    bool m_countsAsAlive = true;
    bool *m_alive = nullptr; ///< to tell whether some part of the data being unfolded counts
    bool m_isPaused = false; ///< by the owner
};

} // namespace bifrost::providers
