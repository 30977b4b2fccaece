// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace bifrost {

/// Every way in which the program can fail, one code each. errorKind() gives what belongs to a code.
enum class ErrorCode {
    // What a caller did
    BadRequest, ///< framing or shape of a request is wrong
    MissingField, ///< a member that the operation needs is absent
    MissingHeaders, ///< headers that the configuration requires are absent
    ModelUnresolved, ///< the model names no provider
    UnsupportedOperation, ///< the provider does not offer this operation
    UnsupportedMedia, ///< Content-Encoding that is not understood
    NotFound,
    MethodNotAllowed,
    BodyTooLarge,
    HeadTooLarge,
    ExpectationFailed,
    HostRefused, ///< Host names somebody else: DNS rebinding
    OriginRefused, ///< a browser page that is not on the list
    Unauthorized, ///< a credential is needed, or the one that came is wrong
    CallerRefused, ///< management asked for by a program of another user
    TooManyAttempts, ///< wrong passwords, one after the other
    RequestTimeout, ///< the caller sent too slowly
    ClientGone, ///< the caller hung up
    SettingInvalid, ///< a value that cannot be configured
    AlreadyExists, ///< there is something of this name already
    ChangedMeanwhile, ///< somebody else has changed what this change was made on
    ConfigReadOnly, ///< the configuration cannot be changed from here
    // What stands in the way here
    NoKey, ///< no stored key may serve the model
    SecretsLocked, ///< stored keys are sealed, and what opens them is not there
    QueueFull,
    TooManyConnections,
    OutOfBuffers, ///< all bodies together would exceed the limit
    ShuttingDown,
    EgressRefused, ///< the guard does not let this connection out
    LoopDetected, ///< the request has already been here
    NotLive, ///< a change is stored, but not every thread has taken it
    Internal,
    // What the provider did
    ConnectFailed, ///< no connection: DNS, refused, TLS
    ProxyFailed, ///< the proxy in between: not there, refused, TLS
    UpstreamTimeout,
    UpstreamBroken, ///< the answer is not HTTP, ended early or is too large
    UpstreamRefused, ///< the provider answered with an error status
    // Start and files
    ConfigInvalid,
    FileUnreadable,
    DatabaseForeign, ///< the file belongs to another program
    DatabaseNewer, ///< written by a newer version of this program
    DatabaseFailed,
    AddressInUse,
    AddressRefused, ///< an address that we will not listen on
    AlreadyRunning,
};

/// What belongs to a code: its name on the wire, the HTTP status, a sentence for a person.
struct ErrorKind
{
    ErrorCode code;
    int status;
    std::string_view type;
    std::string_view sentence;
};

const ErrorKind &errorKind(ErrorCode code);

/// A failure: the code, and a sentence that says what happened and what to do about it.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;

    Error() = default;
    explicit Error(ErrorCode failure) : code(failure), message(errorKind(failure).sentence) { }
    Error(ErrorCode failure, std::string sentence) : code(failure), message(std::move(sentence)) { }

    int status() const { return errorKind(code).status; }
    std::string_view type() const { return errorKind(code).type; }
};

} // namespace bifrost
