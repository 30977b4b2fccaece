// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"

#include <iterator>

namespace bifrost {

namespace {

// In the order of the enumeration. The status is what an HTTP caller sees; codes of start and files never
// reach one, except through /health.
constexpr ErrorKind Kinds[] = {
    {ErrorCode::BadRequest, 400, "invalid_request_error", "The request is not valid."},
    {ErrorCode::MissingField, 400, "invalid_request_error", "The request lacks a required member."},
    {ErrorCode::MissingHeaders, 400, "missing_required_headers", "The request lacks a required header."},
    {ErrorCode::ModelUnresolved, 400, "invalid_request_error", "model should be in provider/model format"},
    {ErrorCode::UnsupportedOperation, 400, "unsupported_operation",
     "The provider does not offer this operation."},
    {ErrorCode::UnsupportedMedia, 415, "unsupported_media_type", "This Content-Encoding is not understood."},
    {ErrorCode::NotFound, 404, "not_found", "There is nothing at this path."},
    {ErrorCode::MethodNotAllowed, 405, "method_not_allowed", "This path does not take this method."},
    {ErrorCode::BodyTooLarge, 413, "request_too_large", "The body is larger than allowed."},
    {ErrorCode::HeadTooLarge, 431, "request_too_large",
     "The request line and headers are larger than allowed."},
    {ErrorCode::ExpectationFailed, 417, "invalid_request_error",
     "Only `Expect: 100-continue` is understood."},
    {ErrorCode::HostRefused, 403, "host_refused",
     "The Host of the request is not one of this gateway's names."},
    {ErrorCode::OriginRefused, 403, "origin_refused", "Web pages of this origin may not use the gateway."},
    {ErrorCode::Unauthorized, 401, "authentication_error", "This needs a credential."},
    {ErrorCode::CallerRefused, 403, "caller_refused", "Management serves the user who runs the program."},
    {ErrorCode::TooManyAttempts, 429, "too_many_attempts", "There were too many wrong passwords."},
    {ErrorCode::RequestTimeout, 408, "request_timed_out", "The request did not arrive in time."},
    {ErrorCode::ClientGone, 499, "request_cancelled", "The caller hung up."},
    {ErrorCode::SettingInvalid, 400, "invalid_setting", "This cannot be configured."},
    {ErrorCode::AlreadyExists, 409, "already_exists", "There is something of this name already."},
    {ErrorCode::ChangedMeanwhile, 412, "changed_meanwhile",
     "Somebody else has changed this meanwhile. Look at it again, then repeat your change."},
    {ErrorCode::ConfigReadOnly, 409, "config_read_only", "The configuration cannot be changed from here."},
    {ErrorCode::NoKey, 400, "no_key", "No key may serve this model."},
    {ErrorCode::SecretsLocked, 503, "secrets_locked", "The stored keys are locked."},
    {ErrorCode::QueueFull, 503, "queue_full", "request dropped: queue is full"},
    {ErrorCode::TooManyConnections, 503, "too_many_connections",
     "The gateway has no room for another connection."},
    {ErrorCode::OutOfBuffers, 503, "overloaded", "The bodies under way fill the memory set aside for them."},
    {ErrorCode::ShuttingDown, 503, "shutting_down", "The gateway is shutting down."},
    {ErrorCode::EgressRefused, 403, "egress_refused", "The gateway does not connect to this address."},
    {ErrorCode::LoopDetected, 508, "loop_detected", "The request has already passed through this gateway."},
    {ErrorCode::NotLive, 504, "not_live", "The change is stored, but not yet in force."},
    {ErrorCode::Internal, 500, "internal_error", "The gateway failed."},
    {ErrorCode::ConnectFailed, 502, "upstream_connection_error", "The provider cannot be reached."},
    {ErrorCode::ProxyFailed, 502, "proxy_error", "The proxy of the provider failed."},
    {ErrorCode::UpstreamTimeout, 504, "request_timed_out", "The provider did not answer in time."},
    {ErrorCode::UpstreamBroken, 502, "upstream_protocol_error", "The provider's answer is broken."},
    {ErrorCode::UpstreamRefused, 502, "upstream_error", "The provider refused the request."},
    {ErrorCode::ConfigInvalid, 500, "config_invalid", "The configuration is not valid."},
    {ErrorCode::FileUnreadable, 500, "file_unreadable", "A file or folder cannot be used."},
    {ErrorCode::DatabaseForeign, 500, "database_foreign", "The database belongs to another program."},
    {ErrorCode::DatabaseNewer, 500, "database_newer", "The database was written by a newer version."},
    {ErrorCode::DatabaseFailed, 503, "database_failed", "The database cannot be used."},
    {ErrorCode::AddressInUse, 500, "address_in_use", "Another program listens on this port."},
    {ErrorCode::AddressRefused, 500, "address_refused", "The gateway does not listen on this address."},
    {ErrorCode::AlreadyRunning, 500, "already_running", "Bifrost already runs for this data folder."},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(Kinds); ++i) {
        if (Kinds[i].code != ErrorCode(i))
            return false;
    }
    return Kinds[std::size(Kinds) - 1].code == ErrorCode::AlreadyRunning;
}
static_assert(inOrder(), "one row for each code, in the order of the enumeration");

} // namespace

const ErrorKind &errorKind(ErrorCode code)
{
    return Kinds[std::size_t(code)];
}

} // namespace bifrost
