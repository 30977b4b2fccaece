// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ServerConnection that asks who is calling.
#include "gateway/http/front.h"
#include "gateway/http/serverconnection.h"
#include "gateway/net/peerowner.h"
#include "gateway/net/socketaddress.h"

#include <fmt/format.h>

#include <QLoggingCategory>

namespace bifrost::http {

namespace {

Q_LOGGING_CATEGORY(accessLog, "bifrost.http")

using net::PeerOwner;

constexpr std::chrono::milliseconds CheckDeadline{30000};
constexpr std::size_t NetworkBytes = 8; // of an IPv6 address; the rest its owner may choose at will

constexpr std::string_view Challenge = "WWW-Authenticate: Basic realm=\"Bifrost\", charset=\"UTF-8\"\r\n";

std::string_view whyNotTheOwner(PeerOwner::Found found)
{
    switch (found) {
    case PeerOwner::Found::User:
        return "A program of another user asked for this, and without a password management serves only the "
               "user who runs Bifrost. Set a password (`auth_config`), or `server.owner_check` to false.";
    case PeerOwner::Found::Nobody:
        return "It cannot be seen whose program asked for this: it has hung up, or it runs in a container. "
               "Without a password management serves only the user who runs Bifrost. Set a password "
               "(`auth_config`), or `server.owner_check` to false.";
    case PeerOwner::Found::NoAnswer:
        break;
    }
    return "This system does not tell whose program asks, and without a password management serves only the "
           "user who runs Bifrost. Set a password (`auth_config`), or `server.owner_check` to false.";
}

} // namespace

bool ServerConnection::admit(RouteClass route)
{
    const AccessRules &rules = m_front.rules().access;
    if (rules.isOpen(m_path.path))
        return true;
    if (rules.needsPassword(route))
        return admitByPassword();
    if (!rules.needsOwner(route))
        return true;
    const PeerOwner &peer = peerOwner();
    if (peer.found == PeerOwner::Found::User && peer.user == *rules.owner)
        return true;
    respondError(Error(ErrorCode::CallerRefused, std::string(whyNotTheOwner(peer.found))));
    return false;
}

/// Asked once for a connection: its two ends stay who they are.
const PeerOwner &ServerConnection::peerOwner()
{
    if (!m_peer)
        m_peer = PeerOwner::of(m_transport.fd());
    return *m_peer;
}

bool ServerConnection::admitByPassword()
{
    const std::shared_ptr<const AdminCredential> &admin = m_front.rules().access.admin;
    if (m_front.shared().sessions.isLive(Sessions::tokenIn(m_head), admin, Sessions::Clock::now()))
        return true;
    std::optional<Credentials> sent = Credentials::in(m_head);
    if (!sent || !admin) {
        respondUnauthorized("This needs the user name and the password of `auth_config`: as HTTP Basic, or "
                            "NAME:PASSWORD in base64 as the API key (Bearer).");
        return false;
    }
    if (mustWait())
        return false;
    switch (admin->judge(sent->name, sent->password.reveal())) {
    case AdminCredential::Verdict::Right:
        return true;
    case AdminCredential::Verdict::Wrong:
        countFailure();
        respondWrongPassword();
        return false;
    case AdminCredential::Verdict::Unknown:
        break;
    }
    countFailure(); // beforehand: many tries at once are many tries
    startPasswordCheck(admin, std::move(*sent));
    return false;
}

bool ServerConnection::mustWait()
{
    const FailedAttempts &failures = m_front.shared().failures;
    if (failures.isEmpty())
        return false;
    const auto wait = failures.wait(guessingPlace(), FailedAttempts::Clock::now());
    if (wait.count() == 0)
        return false;
    respondTooEarly(wait);
    return true;
}

void ServerConnection::countFailure()
{
    m_front.shared().failures.add(guessingPlace(), FailedAttempts::Clock::now());
}

void ServerConnection::takeFailureBack()
{
    m_front.shared().failures.takeBack(guessingPlace());
}

void ServerConnection::startPasswordCheck(const std::shared_ptr<const AdminCredential> &admin,
                                          Credentials sent)
{
    m_check = std::make_shared<ServerConnection *>(this);
    const bool started =
        m_front.passwordChecks().start(admin, std::move(sent), [check = m_check](bool right) {
            if (*check)
                (*check)->onPasswordChecked(right);
        });
    if (started) {
        m_deadline.start(CheckDeadline);
        return;
    }
    m_check.reset();
    respondBusy();
}

void ServerConnection::onPasswordChecked(bool right)
{
    m_check.reset();
    m_deadline.stop();
    if (right) {
        takeFailureBack();
        serve();
    } else {
        respondWrongPassword();
    }
    if (m_phase != Phase::Closed)
        loop().callSoon(this); // what came in the meantime
}

void ServerConnection::dropPasswordCheck()
{
    if (m_check)
        *m_check = nullptr;
    m_check.reset();
}

/// Whose failures are counted together. On this machine it is the user, so that nobody can shut out another.
std::string ServerConnection::guessingPlace()
{
    const auto peer = net::SocketAddress::ofPeer(m_transport.fd());
    if (!peer)
        return "unknown";
    if (peer->isLoopback() && peerOwner().found == PeerOwner::Found::User)
        return fmt::format("user {}", peerOwner().user);
    if (peer->family() == AF_INET)
        return peer->toString();
    auto network = peer->bytes();
    std::fill(network.begin() + NetworkBytes, network.end(), std::uint8_t(0));
    return net::SocketAddress::fromBytes(AF_INET6, network, 0).toString() + "/64";
}

void ServerConnection::respondUnauthorized(std::string sentence)
{
    respondError(Error(ErrorCode::Unauthorized, std::move(sentence)), "{}", Challenge);
}

void ServerConnection::respondWrongPassword()
{
    qCWarning(accessLog, "A wrong user name or password came from %s.", guessingPlace().c_str());
    respondUnauthorized("The user name or the password is wrong.");
}

void ServerConnection::respondTooEarly(std::chrono::seconds wait)
{
    respondError(
        Error(ErrorCode::TooManyAttempts,
              fmt::format("Too many wrong passwords came from here. Try again in {} s.", wait.count())),
        "{}", fmt::format("Retry-After: {}\r\n", wait.count()));
}

void ServerConnection::respondBusy()
{
    respondError(
        Error(ErrorCode::TooManyAttempts, "Too many passwords are being compared. Try again in a moment."),
        "{}", "Retry-After: 1\r\n");
}

} // namespace bifrost::http
