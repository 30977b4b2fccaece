// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

#include <string_view>

namespace bifrost::net {

/// Parses a complete head, as HeadScanner found it, and judges its framing: what two programs could read
/// differently is refused. Returns an empty view, or what is wrong in words that continue "the request is not
/// valid HTTP: ". The views in the head point into the bytes.
std::string_view parseRequestHead(std::string_view bytes, RequestHead &head);

/// The same for an answer. `toHead`: the request was a HEAD, so the answer has no body. Where the blank
/// behind the status is missing, as some servers leave it out together with the phrase, the views are good
/// until the thread parses the next such head.
std::string_view parseAnswerHead(std::string_view bytes, bool toHead, AnswerHead &head);

/// A host name, an IPv4 or a bracketed IPv6 address, with or without a port, which may be empty (RFC 3986
/// 3.2.3): what may stand in Host, or as the authority of a request target.
bool isValidHost(std::string_view host);

/// What a field says besides the one value that is understood, in whichever of several of its lines; empty if
/// it says nothing else.
std::string_view unknownValue(const MessageHead &head, std::string_view name, std::string_view known);

} // namespace bifrost::net
